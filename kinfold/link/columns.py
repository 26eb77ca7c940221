"""Works on whole columns of text at once: cleaned, joined, or the first that is filled."""

from collections.abc import Callable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

# What programs write when there is nothing: only in these very letters, since Nan and Na are names.
_NOTHING = pa.array(["NULL", "null", "<NULL>", "(null)", "None", "N/A", "n/a", "#N/A", "NaN", "nan", "NaT",
                     "<NA>", "\\N", "-", "--", "."])  # fmt: skip


def clean(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Trim a column, and empty what a program wrote for nothing."""
    trimmed = pc.utf8_trim_whitespace(column)
    return pc.if_else(pc.is_in(trimmed, value_set=_NOTHING), "", trimmed)


def nothing(rows: int) -> pa.ChunkedArray:
    """Give a column of empty texts."""
    return pa.chunked_array([pa.repeat("", rows)])


def joined(columns: Sequence[pa.ChunkedArray], between: str) -> pa.ChunkedArray:
    """Join columns row by row, leaving out what is empty."""
    result = columns[0]
    for column in columns[1:]:
        # Not null_handling="skip": with that, a row of nothing but nulls is dropped and all rows below move up.
        both = pc.binary_join_element_wise(result, column, between)
        result = pc.if_else(pc.equal(column, ""), result, pc.if_else(pc.equal(result, ""), column, both))
    return result


def first_filled(columns: Sequence[pa.ChunkedArray]) -> pa.ChunkedArray:
    """Take for each row the first column that says anything."""
    result = columns[-1]
    for column in reversed(columns[:-1]):
        result = pc.if_else(pc.equal(column, ""), result, column)
    return result


def each_once(column: pa.ChunkedArray, read: Callable[[str], Any], kind: pa.DataType) -> pa.ChunkedArray:
    """Turn a column of text into another kind, reading every distinct text once: there are few."""
    made = []
    for chunk in column.chunks:
        encoded = chunk.dictionary_encode()
        read_once = pa.array([read(text) for text in encoded.dictionary.to_pylist()], kind)
        made.append(read_once.take(encoded.indices))
    return pa.chunked_array(made, kind)
