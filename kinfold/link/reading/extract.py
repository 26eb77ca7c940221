"""One extract as it was read: every value as text, and the rows that could not be read kept aside."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from kinfold.link.trouble import CannotLink


@dataclass(frozen=True)
class SetAside:
    """A row that was not read, with its line in the file, why, and what it says."""

    line: int
    reason: str
    text: str


@dataclass(frozen=True)
class Extract:
    """A file that was read: its columns as text, the row number of each record, and what was set aside.

    Row numbers count the records of the file from 1, rows that were set aside included, so that they do
    not shift when a row is mended.
    """

    path: Path
    table: pa.Table
    rows: pa.Array
    how: str
    set_aside: tuple[SetAside, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Give the file's own name."""
        return self.path.name

    @property
    def columns(self) -> list[str]:
        """List the headings."""
        return list(self.table.column_names)


def headed(path: Path, headings: Sequence[str]) -> list[str]:
    """Make headings fit to be named: none empty, no two the same."""
    if not any(heading.strip() for heading in headings):
        raise CannotLink(
            f"{path.name} has no headings in its first row. Put the name of each column there, such as "
            "forename, surname and date of birth."
        )
    made: list[str] = []
    for number, heading in enumerate(headings, start=1):
        plain = " ".join(heading.split()) or f"column {number}"
        times = sum(1 for other in made if other == plain or other.startswith(f"{plain} ("))
        made.append(f"{plain} ({times + 1})" if plain in made else plain)
    return made


def only_headings(path: Path) -> CannotLink:
    """Refuse a file that has headings and no rows."""
    return CannotLink(
        f"{path.name} has headings but no rows under them. Ask for the extract again, or leave it out."
    )


def empty(path: Path) -> CannotLink:
    """Refuse a file with nothing in it."""
    return CannotLink(f"{path.name} is empty. Ask for the extract again, or leave it out.")
