"""Every record of every extract as a description to match, made only when it is asked for."""

from collections.abc import Iterator, Sequence
from typing import Any, overload

import pyarrow as pa

from kinfold.matching.describe import Description

FIELDS = (
    "name", "forenames", "surname", "born", "born_precision", "sex", "address", "postcode", "phone",
    "nhs_number", "upn", "local_id", "mother_name", "birth_order",
)  # fmt: skip
_BATCH = 10_000


class Described(Sequence[Description]):
    """Reads like a list of descriptions, but keeps columns: a million objects would fill the memory."""

    def __init__(self, table: pa.Table) -> None:
        """Keep the columns of a description from a table of records."""
        self._table = table.select(list(FIELDS))

    def __len__(self) -> int:
        """Count the records."""
        return int(self._table.num_rows)

    def __iter__(self) -> Iterator[Description]:
        """Make the descriptions one after another."""
        for batch in self._table.to_batches(max_chunksize=_BATCH):
            for row in zip(*(batch.column(field).to_pylist() for field in FIELDS), strict=True):
                yield Description(**dict(zip(FIELDS, row, strict=True)))

    @overload
    def __getitem__(self, at: int) -> Description: ...
    @overload
    def __getitem__(self, at: slice) -> "Described": ...
    def __getitem__(self, at: int | slice) -> "Description | Described":
        """Make one description, or cut out a run of them."""
        if isinstance(at, slice):
            start, stop, step = at.indices(len(self))
            if step != 1:
                return Described(self._table.take(list(range(start, stop, step))))
            return Described(self._table.slice(start, max(stop - start, 0)))
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        row: dict[str, Any] = self._table.slice(at % len(self), 1).to_pylist()[0]
        return Description(**row)
