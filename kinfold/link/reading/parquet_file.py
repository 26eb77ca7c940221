"""Reads a Parquet file, and turns its numbers and dates into the text that a person would have typed."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from kinfold.link.trouble import CannotLink

from .extract import Extract, headed, only_headings


def read_parquet(path: Path) -> Extract:
    """Read a Parquet file; a column that is not text, number or date is left out and said."""
    try:
        table = pq.ParquetFile(path).read()  # not read_table, which refuses two columns of one name
    except pa.ArrowInvalid:
        raise CannotLink(
            f"{path.name} ends in .parquet but is not a Parquet file. If it is a CSV or Excel file, give it the "
            "ending .csv or .xlsx; otherwise ask for it again."
        ) from None
    if table.num_rows == 0:
        raise only_headings(path)
    texts = [(name, as_text(column)) for name, column in zip(table.column_names, table.columns, strict=True)]
    kept = [(name, text) for name, text in texts if text is not None]
    names = headed(path, [name for name, _ in kept])
    made = pa.table([text for _, text in kept], names=names)
    notes = tuple(
        f"The column '{name}' of {path.name} holds lists or bytes and is left out."
        for name, text in texts
        if text is None
    )
    rows = pa.array(range(1, table.num_rows + 1), pa.int64())
    return Extract(path, made, rows, "Parquet", notes=notes)


def as_text(column: pa.ChunkedArray) -> pa.ChunkedArray | None:
    """Give a column as text, or nothing where it cannot be one: whole numbers without ".0", dates as ISO."""
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if pa.types.is_floating(column.type):
        column = _whole(column)
    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.timestamp("s"), safe=False)
    try:
        return pc.fill_null(column.cast(pa.string()), "")
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid):
        return None


def _whole(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Undo what happens to numbers with gaps: 9434765919 is kept as 9434765919.0."""
    column = pc.if_else(pc.is_nan(column), pa.scalar(None, column.type), column)
    is_whole = pc.all(pc.equal(column, pc.floor(column)), skip_nulls=True).as_py()
    return column.cast(pa.int64(), safe=False) if is_whole is not False else column
