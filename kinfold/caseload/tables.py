"""One Parquet file sorted by family: rows of a range of families, and files that only appear once they are whole."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from kinfold.caseload.layout import ROW_GROUP


class NotACaseload(LookupError):
    """Said when a folder does not hold the files of a caseload, or a file lacks a column."""


class SortedFile:
    """Reads the rows of a range of families, and decodes no row group twice while the ranges ascend."""

    def __init__(self, path: Path, schema: Any) -> None:
        if not path.is_file():
            raise NotACaseload(
                f"There is no {path.name} in {path.parent}. A caseload is a folder with people.parquet, "
                "ties.parquet and events.parquet; 'kinfold city' makes one."
            )
        words = [field.name for field in schema if pa.types.is_dictionary(field.type)]
        self.file = pq.ParquetFile(path, read_dictionary=words)
        held = set(self.file.schema_arrow.names)
        if lacking := [name for name in schema.names if name not in held]:
            raise NotACaseload(f"{path} lacks the column {', '.join(lacking)}. Write it anew.")
        self.names = schema.names
        self.ranges = [self._range(at) for at in range(self.file.num_row_groups)]
        self._decoded: dict[int, Any] = {}

    def _range(self, at: int) -> tuple[int, int]:
        group = self.file.metadata.row_group(at)
        column = next(
            group.column(each)
            for each in range(group.num_columns)
            if group.column(each).path_in_schema == "family"
        )
        return column.statistics.min, column.statistics.max

    def between(self, first: int, last: int) -> Any:
        """Give the rows of the families from one number to another, both included, as one table."""
        wanted = [at for at, (low, high) in enumerate(self.ranges) if low <= last and first <= high]
        self._decoded = {at: self._decoded[at] if at in self._decoded else self._read(at) for at in wanted}
        parts = [cut(self._decoded[at], first, last) for at in wanted]
        if not parts:
            return self.file.schema_arrow.empty_table().select(self.names)
        return pa.concat_tables(parts)

    def _read(self, at: int) -> Any:
        return self.file.read_row_group(at, columns=self.names)


def cut(rows: Any, first: int, last: int) -> Any:
    """Give the rows of a range of families out of rows sorted by family, without copying them."""
    family = rows["family"]
    start = bisect_left(family, first, key=_number)
    return rows.slice(start, bisect_right(family, last, key=_number) - start)


def _number(scalar: Any) -> int:
    number: int = scalar.as_py()
    return number


class WholeFile:
    """Writes tables one after another into row groups of one size; the file has its name only once it is closed."""

    def __init__(self, path: Path, schema: Any) -> None:
        self.path, self.schema = path, schema
        self.part = path.with_name(path.name + ".part")
        self.writer = pq.ParquetWriter(self.part, schema, compression="zstd", compression_level=1)
        self.waiting: list[Any] = []
        self.latest = -1

    def write(self, rows: Any) -> None:
        """Add rows, which may not go back to a family before the latest one written."""
        if not rows.num_rows:  # a part of a caseload may well have no links
            return
        first = rows["family"][0].as_py()
        if first < self.latest:
            raise ValueError(
                f"Family {first} comes after family {self.latest} in {self.path.name}. "
                "A reader relies on their order: write families from the lowest number up."
            )
        self.latest = rows["family"][-1].as_py()
        self.waiting.append(rows)
        if sum(each.num_rows for each in self.waiting) >= ROW_GROUP:
            self._empty(whole_groups_only=True)

    def _empty(self, *, whole_groups_only: bool) -> None:
        if not self.waiting:
            return
        rows = pa.concat_tables(self.waiting)
        now = rows.num_rows - rows.num_rows % ROW_GROUP if whole_groups_only else rows.num_rows
        # Dictionaries of several batches must be one before they can stand in one row group.
        self.writer.write_table(rows.slice(0, now).unify_dictionaries(), row_group_size=ROW_GROUP)
        self.waiting = [rows.slice(now)] if now < rows.num_rows else []

    def close(self) -> None:
        """Write what waits, and give the file its name."""
        self._empty(whole_groups_only=False)
        self.writer.close()
        self.part.replace(self.path)

    def give_up(self) -> None:
        """Leave nothing behind of a file that was not finished."""
        self.writer.close()
        self.part.unlink(missing_ok=True)


def table(schema: Any, columns: Iterable[list[Any]]) -> Any:
    """Make a table from plain lists, one for each column of a schema and in its order."""
    arrays = [_array(values, field) for values, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _array(values: list[Any], field: Any) -> Any:
    if pa.types.is_dictionary(field.type):
        return pa.array(values, pa.string()).dictionary_encode()
    return pa.array(values, field.type)
