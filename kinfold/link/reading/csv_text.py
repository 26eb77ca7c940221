"""Finds out how a text file was saved: its encoding, and what stands between its columns."""

import codecs
import csv
from itertools import islice
from pathlib import Path

from kinfold.link.trouble import CannotLink

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright bars"}
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1252": "Windows-1252",
}
_STEP = 1 << 20
_SAMPLE = 1 << 16


def encoding_of(path: Path) -> str:
    """Give the encoding in which the whole of a file can be read: UTF-8, UTF-16 or Windows-1252."""
    with path.open("rb") as file:
        start = file.read(_SAMPLE)
    _check_kind(path, start)
    marked = _by_mark(start)
    guesses = [marked] if marked else ["utf-8", "cp1252"]
    for encoding in guesses:
        if _reads(path, encoding):
            return encoding
    raise CannotLink(
        f"{path.name} is not text that can be read: it is neither UTF-8, UTF-16 nor Windows-1252. Open it in "
        "the program that made it and save it as 'CSV UTF-8', Parquet or Excel (.xlsx)."
    )


def _check_kind(path: Path, start: bytes) -> None:
    """Refuse a file of another kind that has the wrong ending."""
    for begins, kind, ending in (
        (b"PK\x03\x04", "an Excel workbook", ".xlsx"),
        (b"PAR1", "a Parquet file", ".parquet"),
    ):
        if start.startswith(begins):
            raise CannotLink(
                f"{path.name} is not text but looks like {kind}. Give it the ending {ending} and try again."
            )


def _by_mark(start: bytes) -> str:
    if start.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if odd > len(start) / 4 and even == 0:
        return "utf-16-le"
    return "utf-16-be" if even > len(start) / 4 and odd == 0 else ""


def _reads(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while step := file.read(_STEP):
                # A text has no such character; a program's own format has many.
                if "\0" in decoder.decode(step):
                    return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def delimiter_of(path: Path, encoding: str) -> str:
    """Give the character that parts the first rows into the most columns, the same number in each."""
    with path.open(encoding=encoding, newline="") as file:
        lines = file.read(_SAMPLE).splitlines(keepends=True)[:50]
    return max(DELIMITERS, key=lambda delimiter: _fit(lines, delimiter))


def _fit(lines: list[str], delimiter: str) -> tuple[float, int]:
    rows = [row for row in islice(csv.reader(lines, delimiter=delimiter), 40) if row]
    if not rows or len(rows[0]) < 2:
        return 0.0, 0
    alike = sum(len(row) == len(rows[0]) for row in rows) / len(rows)
    return alike, len(rows[0])
