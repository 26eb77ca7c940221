"""Reads a sheet of an Excel file row by row, and turns its cells into the text that a person sees."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pyarrow as pa

from kinfold.link.trouble import CannotLink, counted, some

from .extract import Extract, SetAside, empty, headed, only_headings


def read_excel(path: Path, sheet: str = "") -> Extract:
    """Read one sheet of an Excel file: the first, unless another is named."""
    from openpyxl import load_workbook  # type: ignore[import-untyped,unused-ignore]
    from openpyxl.utils.exceptions import InvalidFileException  # type: ignore[import-untyped,unused-ignore]

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, OSError):
        raise CannotLink(
            f"{path.name} ends in .xlsx but cannot be opened as an Excel workbook. If it has a password, save it "
            "without one; if it is another kind of file, give it its own ending."
        ) from None
    try:
        chosen = _sheet(path, book, sheet)
        return _read(path, book[chosen], f"Excel, sheet '{chosen}'", _other(book, chosen))
    finally:
        book.close()


def _sheet(path: Path, book: Any, sheet: str) -> str:
    names = [page.title for page in book.worksheets]
    if sheet and sheet not in names:
        raise CannotLink(
            f"{path.name} has no sheet '{sheet}'. Its sheets are: {some(names, 20)}. Name one with --sheet."
        )
    return sheet or names[0]


def _other(book: Any, chosen: str) -> tuple[str, ...]:
    others = [page.title for page in book.worksheets if page.title != chosen]
    return (f"Sheets not read: {some(others)}. Choose one with --sheet.",) if others else ()


def _read(path: Path, page: Any, how: str, notes: tuple[str, ...]) -> Extract:
    page.reset_dimensions()  # a wrong size written in the file would cut rows off
    rows = _filled(page)
    first = next(rows, None)
    if first is None:
        raise empty(path)
    headings = headed(path, _trimmed(first[1]))
    columns: list[list[str]] = [[] for _ in headings]
    numbers, aside = [], []
    for number, (line, values) in enumerate(rows, start=1):
        if len(_trimmed(values)) > len(headings):
            reason = f"{counted(len(_trimmed(values)), 'value')}, but there are {len(headings)} headings"
            aside.append(SetAside(line, reason, ",".join(_trimmed(values))))
            continue
        numbers.append(number)
        for at, column in enumerate(columns):
            column.append(values[at] if at < len(values) else "")
    if not numbers:
        raise only_headings(path)
    table = pa.table([pa.array(column, pa.string()) for column in columns], names=headings)
    return Extract(path, table, pa.array(numbers, pa.int64()), how, tuple(aside), notes)


def _filled(page: Any) -> Iterator[tuple[int, list[str]]]:
    for line, cells in enumerate(page.iter_rows(values_only=True), start=1):
        values = [as_text(cell) for cell in cells]
        if any(values):
            yield line, values


def _trimmed(values: list[str]) -> list[str]:
    last = max((at for at, value in enumerate(values) if value), default=-1)
    return values[: last + 1]


def as_text(cell: Any) -> str:
    """Give what a cell of a sheet says: a day without its midnight, a whole number without its point."""
    if cell is None or isinstance(cell, time):
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = str(cell).strip()
    return "" if text.startswith("#") and text.rstrip("!?").isupper() else text
