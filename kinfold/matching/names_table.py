"""Reads the table of names, and a partnership's own beside it, and refuses a row that says nothing clear."""

import csv
import os
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

ADDED_BY = "KINFOLD_NAMES"
SPELLINGS = ("spelling", "surname_spelling")
_STAND_FOR = (*SPELLINGS, "nickname", "equivalent")
_ALONE = ("honorific", "prefix", "common_surname", "common_forename")
KINDS = (*_STAND_FOR, *_ALONE)


class Row(NamedTuple):
    """One row of the table, and where it stands."""

    kind: str
    name: str
    of: str
    source: str
    where: str


@lru_cache(maxsize=1)
def rows() -> tuple[Row, ...]:
    """Give every row: Kinfold's own, then those of the file that KINFOLD_NAMES names."""
    own = resources.files("kinfold.matching").joinpath("names.csv").read_text(encoding="utf-8")
    found = read_rows(own, "names.csv")
    if added := os.environ.get(ADDED_BY):
        try:
            text = Path(added).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as why:
            raise ValueError(f"{ADDED_BY} names {added}, which cannot be read as UTF-8 text: {why}.") from why
        found += read_rows(text, added)
    check_spellings(found)
    return found


def read_rows(text: str, file: str) -> tuple[Row, ...]:
    """Read the rows of one file of names, or say which line is wrong and why."""
    lines = csv.reader(text.splitlines())
    if tuple(next(lines, [])) != Row._fields[:4]:
        raise ValueError(f"{file}, line 1: the headings must be kind,name,of,source.")
    found = []
    for cells in lines:
        where = f"{file}, line {lines.line_num}"
        if not cells:
            continue
        if len(cells) != 4:
            raise ValueError(f"{where}: a row has 4 cells (kind,name,of,source); this one has {len(cells)}.")
        kind, name, of, source = (cell.strip() for cell in cells)
        row = Row(kind, name, of, source, where)
        if problem := _problem(row):
            raise ValueError(f"{where}: {problem}")
        found.append(row)
    return tuple(found)


def _problem(row: Row) -> str:
    if row.kind not in KINDS:
        return f"'{row.kind}' is no kind of row; the kinds are {', '.join(KINDS)}."
    for name in (row.name, row.of):
        if name != name.lower() or not (name.isalpha() or not name):
            return f"'{name}' must be one word in small letters, without hyphen or apostrophe."
    if not row.name:
        return "the name is missing."
    if row.kind in _STAND_FOR and row.of in {"", row.name}:
        return f"a {row.kind} needs another name in column 'of'."
    if row.kind in _ALONE and row.of:
        return f"a {row.kind} leaves column 'of' empty."
    return "" if row.source else "column 'source' must say how this is known."


def check_spellings(found: Iterable[Row]) -> None:
    """Refuse two spellings that contradict each other, or a spelling of what is itself only a spelling."""
    found = tuple(found)
    for kind in SPELLINGS:
        stands_for: dict[str, str] = {}
        for row in found:
            if row.kind == kind and stands_for.setdefault(row.name, row.of) != row.of:
                raise ValueError(
                    f"{row.where}: '{row.name}' is a spelling of '{stands_for[row.name]}' already."
                )
        for row in found:
            if row.kind == kind and row.of in stands_for:
                raise ValueError(
                    f"{row.where}: '{row.of}' is itself a spelling of '{stands_for[row.of]}'; "
                    f"use '{stands_for[row.of]}' in its place."
                )
