"""What the review desk shows: words, dates and references, never rows."""

from dataclasses import dataclass
from datetime import date, datetime

from frontdoor.people.evidence import Evidence
from frontdoor.people.pages import Given, LinkShown, PersonKnown


@dataclass(frozen=True, slots=True)
class Row:
    """One question in the list: who was described, whom it may be, and since when it waits."""

    newer: PersonKnown
    candidates: tuple[PersonKnown, ...]
    told_by: Given
    since: datetime
    newer_ref: str
    known_ref: str
    which_twin: str = ""

    @property
    def of_several(self) -> bool:
        """Whether more than one known person fits."""
        return not self.known_ref


@dataclass(frozen=True, slots=True)
class Unsure:
    """Two people about whom somebody looked and could not say."""

    one: PersonKnown
    other: PersonKnown
    one_by: Given
    other_by: Given
    one_ref: str
    other_ref: str
    why: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Desk:
    """One page of the list: questions parted by why they stand where they stand, or those nobody was sure about."""

    show: str
    groups: tuple[tuple[str, tuple[Row, ...]], ...]
    unsure: tuple[Unsure, ...]
    total: int
    page: int
    pages: int
    day: date


@dataclass(frozen=True, slots=True)
class Compared:
    """One fact as each of two people's sources gave it, and whether they agree."""

    term: str
    one: tuple[Given, ...]
    other: tuple[Given, ...]
    mark: str  # "same", "differs", or nothing where only one side says anything


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody in a family: the name, the age, and what they are in it."""

    said: str
    roles: str


@dataclass(frozen=True, slots=True)
class Beside:
    """One person of a question with the family around them."""

    person: PersonKnown
    head: str
    roles: str
    family: tuple[Relative, ...]
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One known person whom the description may be of: compared, weighed, and what was judged before."""

    beside: Beside
    ref: str
    head: str
    compared: tuple[Compared, ...]
    outcome: str
    evidence: tuple[Evidence, ...]
    weight: float | None
    earlier: tuple[LinkShown, ...]


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """Everything a worker needs to say who one description is of."""

    newer: Beside
    newer_ref: str
    known_ref: str
    candidates: tuple[Candidate, ...]
    why_here: str
    since: datetime | None
    joins_at: float
    asks_at: float
    seen: str
    next: str
    day: date
    people_shown: tuple[str, ...]
    which_twin: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One judgement that somebody made: a sentence and, apart from it, their reason."""

    sentence: str
    why: str
