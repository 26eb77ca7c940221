"""What the family page shows: a card for each person, what is noticed today, ties, and one chronology."""

from dataclasses import dataclass, field
from datetime import date, datetime

from frontdoor.chronology.engagement import Engagement
from frontdoor.chronology.genogram.pages import GenogramShown
from frontdoor.chronology.head.pages import Answer
from frontdoor.chronology.lanes.drawn import Lanes
from frontdoor.people.pages import LinkShown, PersonKnown, ProposalShown
from frontdoor.ui.words import counted, gdate

LATE_AFTER = 7  # days between happening and being known that a reader should not have to work out


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody was seen, by whom and when; the police coming to an incident is not counted as seeing them."""

    by: str
    on: date
    counts: bool
    href: str


@dataclass(frozen=True, slots=True)
class Card:
    """One person of the family in their own right."""

    person: PersonKnown
    age: str
    roles: tuple[str, ...]
    seen: tuple[Seen, ...]
    unsure: bool
    asked_about: bool
    href: str
    anchor: str


@dataclass(frozen=True, slots=True)
class InIt:
    """The people who are one thing in an entry: whom it is about, who else is named, who was seen."""

    role: str
    names: str


@dataclass(frozen=True, slots=True)
class Beside:
    """The entry that one corrects, or is corrected by, and what was wrong."""

    ref: str
    by: str
    known_on: date
    what_was_wrong: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the chronology."""

    ref: str
    title: str
    agency: str
    by: str
    written_by: str
    happened: str
    happened_on: date
    known_on: date
    text: str
    analysis: str
    childs_words: str
    claim: str
    said_by: str
    concern: str
    people: tuple[InIt, ...]
    with_whom: str
    withdrawn: str
    contact: str
    alert: str
    kind: str = ""
    withheld: bool = False
    weekday: str = ""
    corrects: Beside | None = None
    corrected: Beside | None = None

    @property
    def may_be_withdrawn(self) -> bool:
        """What somebody decided or was alerted to is answered by a later act; what nobody sees, nobody takes back."""
        return self.kind not in ("alert", "decision") and not self.withheld

    @property
    def known(self) -> str:
        """How long after it happened it became known."""
        days = (self.known_on - self.happened_on).days
        if not days:
            return "known the same day"
        later = "the next day" if days == 1 else f"{counted(days, 'day')} later"
        return f"known {later}, {gdate(self.known_on)}"

    @property
    def late(self) -> bool:
        """Whether it became known so late that a reader should be told."""
        return (self.known_on - self.happened_on).days >= LATE_AFTER


@dataclass(frozen=True, slots=True)
class Source:
    """One record, tie or person that a reason rests on, with where to read it."""

    said: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class ReasonShown:
    """One sentence of a finding, and what it rests on."""

    said: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class FindingToday:
    """A sign that is true today."""

    code: str
    title: str
    severity: str
    headline: str
    guidance: str
    clears_when: str
    false_alarms: str
    reasons: tuple[ReasonShown, ...]


@dataclass(frozen=True, slots=True)
class TieShown:
    """Who is whose mother, father, partner: by whose account, and since when it is known."""

    ids: tuple[str, ...]
    a: str
    says: str
    b: str
    said_by: str
    ended: str
    number: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Chronology:
    """The entries asked for, newest first, and how they were chosen."""

    entries: tuple[Entry, ...]
    total: int
    matching: int
    page: int
    pages: int
    query: str
    people: tuple[Choice, ...]
    agencies: tuple[Choice, ...]
    orders: tuple[Choice, ...] = ()

    @property
    def order(self) -> str:
        """In which order the entries stand, in words."""
        return next((each.text for each in self.orders if each.chosen), "Newest first").lower()

    @property
    def filtered(self) -> bool:
        """Whether only some of the entries were asked for."""
        return any(each.chosen for each in (*self.people, *self.agencies))


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """The whole family on one page, as known on a day."""

    ref: str
    day: date
    cards: tuple[Card, ...]
    left_out: tuple[str, ...]
    findings: tuple[FindingToday, ...]
    proposals: tuple[ProposalShown, ...]
    judged: tuple[LinkShown, ...]
    joined: tuple[LinkShown, ...]
    ties: tuple[TieShown, ...]
    chronology: Chronology
    alerts: tuple[str, ...]
    contacts: int
    first_known: date | None
    now: datetime
    head: tuple[Answer, ...] = ()
    lanes: Lanes | None = None
    zoom: str = "all"
    zooms: tuple[Choice, ...] = ()
    agencies: tuple[Choice, ...] = ()
    adults: tuple[Engagement, ...] = ()
    genogram: GenogramShown | None = None
    people_shown: tuple[str, ...] = field(default=(), repr=False)

    @property
    def cards_of(self) -> dict[str, str]:
        """Where on the page each person of the genogram has their card."""
        return {str(card.person.id): f"#{card.anchor}" for card in self.cards}

    @property
    def children(self) -> int:
        """How many of the family are children, the unborn included."""
        return sum(card.roles[:1] in (("child",), ("unborn child",)) for card in self.cards)
