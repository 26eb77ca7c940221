"""What the page "Who this is" shows: facts with their sources, links with their evidence, and who is not this person."""

from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from frontdoor.people.evidence import Evidence
from frontdoor.people.facts import Fact
from frontdoor.people.pages import Given, LinkShown, PersonKnown, ProposalShown
from kinfold.matching.waterfall import Step


@dataclass(frozen=True, slots=True)
class Sum:
    """How the evidence adds up today: the picture, the same in a table, and what it comes to."""

    picture: Markup
    steps: tuple[Step, ...]
    total: str
    comes_to: str
    model: str


@dataclass(frozen=True, slots=True)
class Described:
    """One description as its source gave it."""

    ref: str
    source: Given
    name: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement about two descriptions, with how their evidence adds up today."""

    link: LinkShown
    sum: Sum


@dataclass(frozen=True, slots=True)
class Open:
    """A question that nobody has answered yet."""

    proposal: ProposalShown
    other: PersonKnown
    sum: Sum


@dataclass(frozen=True, slots=True)
class Near:
    """Somebody who shares a key with this person and is not held to be them: what agrees, and what keeps them apart."""

    person: PersonKnown
    outcome: str
    agrees: tuple[Evidence, ...]
    apart: tuple[Evidence, ...]
    sum: Sum


@dataclass(frozen=True, slots=True)
class IdentityPage:
    """Who this is, as known now."""

    ref: str
    day: date
    person: PersonKnown
    age: str
    facts: tuple[Fact, ...]
    described: tuple[Described, ...]
    same: tuple[Judged, ...]
    taken_back: tuple[LinkShown, ...]
    not_same: tuple[Judged, ...]
    open: tuple[Open, ...]
    near: tuple[Near, ...]
    near_left_out: int
    people_shown: tuple[str, ...] = field(default=(), repr=False)

    @property
    def disagree(self) -> tuple[Fact, ...]:
        """The facts on which not all sources can be right."""
        return tuple(fact for fact in self.facts if fact.disagree)

    @property
    def differ(self) -> tuple[Fact, ...]:
        """The facts with several answers that may all have been right when they were given."""
        return tuple(fact for fact in self.facts if fact.sentence and not fact.disagree)
