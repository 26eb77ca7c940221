"""A caseload in spans of whole families, one for each group of rows of its people, to be shared out among processes."""

from dataclasses import dataclass
from pathlib import Path

from kinfold.caseload import PEOPLE
from kinfold.caseload.reading import EVERY
from kinfold.caseload.tables import SortedFile

NAMES = ("people", "ties", "events")
FAMILY = "family"


@dataclass(frozen=True, slots=True)
class Span:
    """The families from one number to another, both included."""

    number: int
    first: int
    last: int


def spans(folder: Path) -> list[Span]:
    """Cut a caseload where the groups of rows of its people end, so that no family lies in two spans."""
    ends = sorted({last for _, last in SortedFile(folder / "people.parquet", PEOPLE).ranges})
    firsts, lasts = [0, *(end + 1 for end in ends[:-1])], [*ends[:-1], EVERY]
    return [Span(at, first, last) for at, (first, last) in enumerate(zip(firsts, lasts, strict=True))]
