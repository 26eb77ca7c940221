"""Columns of Parquet as plain arrays of numbers: days, coded words, and who stands in a list of people."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]
NEVER = 2**31 - 1  # a day after all others: what has not been withdrawn, or not happened
LONG_AGO = -(2**31)
_EPOCH = date(1970, 1, 1).toordinal()


def day_number(day: date) -> int:
    """Give a day as the number that Parquet stores it by: days since the first of January 1970."""
    return day.toordinal() - _EPOCH


def one_array(column: Any) -> Any:
    """Give a column, which may lie in several pieces, as one array."""
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    # An empty or a dictionary column may still come in pieces.
    return pa.concat_arrays(column.chunks) if isinstance(column, pa.ChunkedArray) else column


def days(column: Any, missing: int) -> Numbers:
    """Give a column of days as numbers, with a number of its own for a day that is not there."""
    whole = pc.fill_null(one_array(column).cast(pa.int32()), missing)
    return np.asarray(whole.to_numpy(zero_copy_only=False), dtype=np.int64)


def whole_numbers(column: Any) -> Numbers:
    """Give a column of whole numbers."""
    return np.asarray(one_array(column).to_numpy(zero_copy_only=False), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Words:
    """A column of words as small numbers; asking whether a row holds a word looks at each word only once."""

    codes: Numbers
    words: tuple[str, ...]

    @classmethod
    def of(cls, column: Any) -> "Words":
        """Code a column of words; a missing one is the empty word."""
        whole = one_array(column)
        if not pa.types.is_dictionary(whole.type):
            whole = whole.dictionary_encode()
        words = (*(word or "" for word in whole.dictionary.to_pylist()), "")
        codes = pc.fill_null(whole.indices.cast(pa.int32()), len(words) - 1)
        return cls(np.asarray(codes.to_numpy(zero_copy_only=False), dtype=np.int64), words)

    def are(self, wanted: Collection[str]) -> Mask:
        """Tell of each row whether its word is one of these."""
        return self._looked_up([word in wanted for word in self.words])

    def end_in(self, ending: str) -> Mask:
        """Tell of each row whether its word ends so."""
        return self._looked_up([word.endswith(ending) for word in self.words])

    def _looked_up(self, holds: list[bool]) -> Mask:
        return np.asarray(holds, dtype=np.bool_)[self.codes]


def places_in(values: Any, ids: Any) -> Numbers:
    """Give the place of each value among some ids, and -1 for a value that is not among them."""
    found = pc.fill_null(pc.index_in(plain_words(values), value_set=ids), -1)
    return np.asarray(found.to_numpy(zero_copy_only=False), dtype=np.int64)


def plain_words(column: Any) -> Any:
    """Give a column of words as one array of strings, whether or not it was stored as a dictionary."""
    whole = one_array(column)
    return whole.cast(pa.string()) if whole.type != pa.string() else whole


def unrolled(lists: Any, rows: Numbers) -> tuple[Numbers, Any]:
    """Unroll the lists of some rows: the row of each element, and the elements."""
    chosen = one_array(lists).take(pa.array(rows))
    parents = np.asarray(pc.list_parent_indices(chosen).to_numpy(zero_copy_only=False), dtype=np.int64)
    return rows[parents], pc.list_flatten(chosen)


def ranges(first: Numbers, count: Numbers) -> tuple[Numbers, Numbers]:
    """Unroll ranges of numbers, each from its first on: which range, and the number.

    >>> [each.tolist() for each in ranges(np.array([5, 9]), np.array([2, 1]))]
    [[0, 0, 1], [5, 6, 9]]
    """
    at = np.repeat(np.arange(len(first)), count)
    within = np.arange(len(at)) - np.repeat(np.cumsum(count) - count, count)
    return at, first[at] + within
