"""Reads a CSV file fast and whole: every value stays text, and a row of the wrong length is kept aside."""

import csv
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from kinfold.link.trouble import CannotLink, counted

from .csv_lines import lines_of, swallowed
from .csv_text import DELIMITERS, ENCODINGS, delimiter_of, encoding_of
from .extract import Extract, SetAside, empty, headed, only_headings

_BLOCK = 1 << 23


def read_csv(path: Path) -> Extract:
    """Read a CSV file, finding out its encoding and what stands between its columns."""
    if path.stat().st_size == 0:
        raise empty(path)
    encoding = encoding_of(path)
    delimiter = delimiter_of(path, encoding)
    headings = _headings(path, encoding, delimiter)
    if not headings:
        raise empty(path)
    wrong: list[arrow_csv.InvalidRow] = []
    table = _read(path, encoding, delimiter, headings, wrong)
    aside = _with_lines(path, encoding, delimiter, wrong)
    _check(path, table, aside, len(headings))
    table = table.rename_columns(headed(path, headings))
    rows = _rows(table.num_rows, wrong)
    notes = swallowed(path, encoding, delimiter, table, rows)
    how = f"CSV, {ENCODINGS[encoding]}, columns parted by {DELIMITERS[delimiter]}"
    return Extract(path, table, rows, how, aside, notes)


def _headings(path: Path, encoding: str, delimiter: str) -> list[str]:
    with path.open(encoding=encoding, newline="") as file:
        return next((row for row in csv.reader(file, delimiter=delimiter) if row), [])


def _read(
    path: Path, encoding: str, delimiter: str, headings: list[str], wrong: list[arrow_csv.InvalidRow]
) -> pa.Table:
    def keep_aside(row: arrow_csv.InvalidRow) -> str:
        wrong.append(row)
        return "skip"

    try:
        return arrow_csv.read_csv(
            path,
            # One thread: only then is each row that is set aside given its number.
            read_options=arrow_csv.ReadOptions(use_threads=False, block_size=_BLOCK, encoding=encoding),
            parse_options=arrow_csv.ParseOptions(
                delimiter=delimiter, newlines_in_values=True, invalid_row_handler=keep_aside
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types={heading: pa.string() for heading in headings}, strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        raise CannotLink(
            f"{path.name} cannot be read as a table: a value in it goes on for millions of letters. Look for a "
            "quotation mark that is never closed, or open it in a spreadsheet and save it again as 'CSV UTF-8'."
        ) from None


def _with_lines(
    path: Path, encoding: str, delimiter: str, wrong: list[arrow_csv.InvalidRow]
) -> tuple[SetAside, ...]:
    if not wrong:
        return ()
    lines = lines_of(path, encoding, delimiter, {row.number for row in wrong})
    return tuple(
        SetAside(
            lines.get(row.number, row.number),
            f"{counted(row.actual_columns, 'value')}, but there are {row.expected_columns} headings",
            row.text,
        )
        for row in wrong
    )


def _check(path: Path, table: pa.Table, aside: Iterable[SetAside], columns: int) -> None:
    refused = list(aside)
    if table.num_rows == 0 and not refused:
        raise only_headings(path)
    if len(refused) > table.num_rows:
        raise CannotLink(
            f"Most rows of {path.name} do not fit its {counted(columns, 'heading')}: {len(refused):,} of "
            f"{table.num_rows + len(refused):,}, the first in line {refused[0].line}, which has "
            f"{refused[0].reason}. Check that the first line holds the headings and nothing stands above it."
        )


def _rows(read: int, wrong: list[arrow_csv.InvalidRow]) -> pa.Array:
    """Number the records from 1, leaving out the numbers of those set aside; the heading is row 1 of the file."""
    numbers = pa.array(range(1, read + len(wrong) + 1), pa.int64())
    if not wrong:
        return numbers
    aside = pa.array([row.number - 1 for row in wrong], pa.int64())
    return numbers.filter(pc.invert(pc.is_in(numbers, value_set=aside)))
