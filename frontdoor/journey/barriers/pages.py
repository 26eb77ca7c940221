"""What the pages about barriers show: to a Team Manager one side, and across only to who has the right."""

from dataclasses import dataclass
from datetime import date, datetime

from frontdoor.journey.pages import Side
from frontdoor.people.pages import PersonKnown


@dataclass(frozen=True, slots=True)
class BarrierShown:
    """One barrier that stands. `other` and `why` are empty unless the page is for somebody who may see across."""

    ref: str
    kind: str
    order_reference: str
    asked_by: str
    by: str
    at: datetime
    why: str = ""
    other: PersonKnown | None = None


@dataclass(frozen=True, slots=True)
class BarriersPage:
    """The barriers about one person."""

    person: PersonKnown
    ref: str
    day: date
    barriers: tuple[BarrierShown, ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """Both sides, once more, before a barrier is set between them."""

    one: PersonKnown
    other: PersonKnown
    sides: tuple[Side, ...]
    heads: tuple[str, str]
    people_shown: tuple[str, ...]
