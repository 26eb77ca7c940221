"""What the pages of the rulebook show: words and days, never rows."""

from dataclasses import dataclass
from datetime import date, datetime

from frontdoor.rulebook.reports import Cost


@dataclass(frozen=True, slots=True)
class ValueShown:
    """One value as it stands."""

    name: str
    value: str
    bounds: str
    since: date
    source: str
    approved_by: str
    proposed: bool


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """One proposal with its report."""

    ref: str
    name: str
    title: str
    value: str
    holds_from: date
    why: str
    by: str
    at: datetime
    city: str
    sha256: str
    costs: tuple[Cost, ...]
    answer: str
    answer_why: str
    may_answer: bool
    own: bool
