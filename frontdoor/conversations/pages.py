"""What the pages about conversations show: cards, a table of who has spoken to whom, questions with their days."""

from dataclasses import dataclass, field
from datetime import date, datetime

from frontdoor.ui.words import gday


@dataclass(frozen=True, slots=True)
class CardShown:
    """One practitioner's contact card. `working` says whether they are named for this family."""

    ref: str
    name: str
    agency: str
    agency_key: str
    job: str
    phone: str
    hours: str
    working: bool


@dataclass(frozen=True, slots=True)
class Referrer:
    """Somebody who made a contact about this family, and whether they heard what became of it."""

    contact: str
    name: str
    agency: str
    agency_key: str
    job: str
    phone: str
    on: datetime
    told: str
    waits: bool
    has_card: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """Whether two have spoken: the last day, and where it stands; nothing where nobody recorded it."""

    on: date | None = None
    event: str = ""
    same: bool = False


@dataclass(frozen=True, slots=True)
class RequestShown:
    """One question with its day, and its answer."""

    ref: str
    text: str
    asked_of: str
    agency: str
    asked_by: str
    at: datetime
    due_on: date
    event: str
    answered_by: str = ""
    answered_at: datetime | None = None
    answer_event: str = ""
    overdue: bool = False

    @property
    def when(self) -> str:
        """By when it needs an answer."""
        return f"{'Was due' if self.overdue else 'Due'} {gday(self.due_on)}"


@dataclass(frozen=True, slots=True)
class TalkingPage:
    """Everybody who is involved with a family, and what they have said to each other."""

    ref: str
    cards: tuple[CardShown, ...]
    referrers: tuple[Referrer, ...]
    matrix: tuple[tuple[CardShown, tuple[Cell, ...]], ...]
    requests: tuple[RequestShown, ...]
    talks: int
    people: tuple[tuple[str, str], ...]
    children: tuple[str, ...]
    people_shown: tuple[str, ...] = field(default=(), repr=False)

    @property
    def silent(self) -> tuple[str, ...]:
        """The pairs of agencies of whom nobody has recorded that they spoke, each once."""
        return tuple(
            f"{row.name} and {self.matrix[place][0].name}"
            for at, (row, cells) in enumerate(self.matrix)
            for place, cell in enumerate(cells)
            if place > at and cell.on is None
        )
