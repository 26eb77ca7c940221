"""Finds the lines of a CSV file that its rows come from, and quotation marks that swallow rows."""

import csv
from collections.abc import Collection
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from kinfold.link.trouble import CannotLink, counted

_STEP = 1 << 20


def lines_of(path: Path, encoding: str, delimiter: str, numbers: Collection[int]) -> dict[int, int]:
    """Give the line on which each of some rows begins: rows are counted without blank lines, lines are not."""
    found: dict[int, int] = {}
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.reader(file, delimiter=delimiter)
        number, begins = 0, 1
        for row in reader:
            number += bool(row)
            if row and number in numbers:
                found[number] = begins
            begins = reader.line_num + 1
    return found


def swallowed(path: Path, encoding: str, delimiter: str, table: pa.Table, rows: pa.Array) -> tuple[str, ...]:
    """Refuse a quotation mark that is opened and never closed, and tell where a value looks as if it held rows."""
    where = [found for name in table.column_names for found in _holding_rows(table, name, delimiter)]
    if not where:
        return ()
    at, name, number = where[0]
    record = rows[at].as_py() + 1
    line = lines_of(path, encoding, delimiter, {record}).get(record, record)
    place = f"In {path.name} the value under '{name}' that begins in line {line}"
    if _odd(path, encoding):
        raise CannotLink(
            f"{place} has a quotation mark that is opened and not closed: it swallows "
            f"{counted(number, 'row')}. Close or remove the quotation mark and try again."
        )
    return (
        f"Please check: {place[0].lower()}{place[1:]} holds {counted(number, 'line')} that "
        f"{'looks like a row' if number == 1 else 'look like rows'}. If a quotation mark is missing or too many, "
        "those rows were not read.",
    )


def _holding_rows(table: pa.Table, name: str, delimiter: str) -> list[tuple[int, str, int]]:
    """List values that go over several lines of which some have as many columns as the file."""
    between = table.num_columns - 1
    places = pc.indices_nonzero(pc.greater(pc.count_substring(table[name], "\n"), 0)).to_pylist()
    held = [(at, table[name][at].as_py().split("\n")[1:]) for at in places if between]
    counts = [(at, name, sum(line.count(delimiter) >= between for line in lines)) for at, lines in held]
    return [found for found in counts if found[2]]


def _odd(path: Path, encoding: str) -> bool:
    marks = 0
    with path.open(encoding=encoding, newline="") as file:
        while step := file.read(_STEP):
            marks += step.count('"')
    return marks % 2 == 1
