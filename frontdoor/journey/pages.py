"""What the pages of a step show: two people side by side, a judgement to be taken back, a contact that was sent."""

from dataclasses import dataclass
from datetime import date, datetime

from frontdoor.people.evidence import Evidence
from frontdoor.people.pages import LinkShown, PersonKnown


@dataclass(frozen=True, slots=True)
class Side:
    """One of two people who are compared: a fact, and whether the other has the same."""

    term: str
    one: str
    other: str
    alike: bool


@dataclass(frozen=True, slots=True)
class JudgePage:
    """Two people, side by side, with what matching said and what was judged before."""

    one: PersonKnown
    other: PersonKnown
    one_ref: str
    other_ref: str
    contact: str
    back: str
    outcome: str
    evidence: tuple[Evidence, ...]
    sides: tuple[Side, ...]
    heads: tuple[str, str]
    earlier: tuple[LinkShown, ...]
    seen: str
    day: date
    people_shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UndoPage:
    """A judgement that somebody wants to take back."""

    id: int
    said: str
    one: PersonKnown
    other: PersonKnown
    evidence: tuple[Evidence, ...]
    why: str
    by: str
    at: datetime
    automatic: bool
    contact: str
    back: str
    ended: str
    sides: tuple[Side, ...]
    heads: tuple[str, str]
    day: date
    people_shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SentPage:
    """The confirmation of a contact: its reference, and by when it is decided."""

    reference: str
    due_at: datetime
    agency_name: str
