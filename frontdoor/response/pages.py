"""What the pages about contacts show: the queue, one contact, its decision, and what a referrer sees of their own."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.timezone import localdate

from frontdoor.alerts.pages import AlertNote
from frontdoor.chronology.contact_line import ContactLine
from frontdoor.chronology.pages import FindingToday
from frontdoor.people.pages import LinkShown, PersonKnown, ProposalShown
from frontdoor.ui.words import gdatetime


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One contact in the queue."""

    ref: str
    agency: str
    agency_key: str
    received_at: datetime
    due: datetime
    about: tuple[str, ...]
    line: ContactLine
    alert_open: bool
    danger: bool = False
    outcome: str = ""
    decided_at: datetime | None = None
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class Queue:
    """One page of a list of contacts."""

    tab: str
    waiting: int
    total: int
    page: int
    pages: int
    overdue: int
    rows: tuple[QueueRow, ...]
    now: datetime


@dataclass(frozen=True, slots=True)
class Section:
    """One part of what was sent: answers under a heading."""

    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PersonHere:
    """One person of a contact as this sender described them, and who they may already be."""

    number: int
    ref: str
    name: str
    role: str
    facts: tuple[tuple[str, str], ...]
    person: PersonKnown | None = None
    joined: tuple[LinkShown, ...] = ()
    apart: tuple[LinkShown, ...] = ()
    past: tuple[LinkShown, ...] = ()
    proposals: tuple[ProposalShown, ...] = ()
    which_twin: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What the sender worries about: what happened, by whose account, and apart from it what they make of it."""

    what: str
    happened: str
    concern: str
    also: tuple[str, ...]
    claim: str
    said_by: str
    seen_by: str
    childs_words: str
    analysis: str
    hurt: str
    hurt_by: str
    subtype: str


@dataclass(frozen=True, slots=True)
class CountedHere:
    """One of the contacts that the line counts."""

    ref: str
    agency: str
    agency_key: str
    occurred: date
    about: str
    concern: str
    this: bool
    anchor: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided on a contact, by whom, and whom it looked at."""

    outcome: str
    why: str
    told_referrer: str
    by: str
    by_id: int
    at: datetime
    looked_at: tuple[str, ...]
    not_looked_at: tuple[tuple[str, str], ...]

    @property
    def sentence(self) -> str:
        """Who decided, and when."""
        return f"{self.by} decided on this contact on {gdatetime(self.at)}."


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the top of every page about one contact."""

    ref: str
    agency: str
    agency_key: str
    received_at: datetime
    due: datetime
    sent_by: str
    decided_at: datetime | None
    now: datetime
    danger: bool = False

    @property
    def day(self) -> date:
        """The day on which the page is read, in London."""
        return localdate(self.now)


@dataclass(frozen=True, slots=True)
class ContactPage:
    """Everything about one contact, before and after it is decided."""

    head: Head
    line: ContactLine
    counted: tuple[CountedHere, ...]
    said: Said
    about: tuple[str, ...]
    people: tuple[PersonHere, ...]
    sections: tuple[Section, ...]
    findings: tuple[FindingToday, ...]
    alerts: tuple[AlertNote, ...]
    decided: Decided | None
    family_ref: str
    family_size: int
    withdrawn: str = ""
    people_shown: tuple[str, ...] = field(default=(), repr=False)

    @property
    def to_judge(self) -> int:
        """How many questions about who is who wait for an answer."""
        return sum(len(person.proposals) for person in self.people)


@dataclass(frozen=True, slots=True)
class PersonAsked:
    """One person a decision has to cover; `ids` are all their names in the view of that day."""

    key: int
    ids: tuple[int, ...]
    name: str
    age: str
    roles: tuple[str, ...]
    seen: str


@dataclass(frozen=True, slots=True)
class DecidePage:
    """What somebody sees while they decide."""

    head: Head
    line: ContactLine
    counted: tuple[CountedHere, ...]
    about: tuple[str, ...]
    what: str
    people: tuple[PersonAsked, ...]
    findings: tuple[FindingToday, ...]
    alerts: tuple[AlertNote, ...]
    decided: Decided | None
    family_ref: str
    to_judge: int
    people_shown: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class SentRow:
    """One of an agency's own contacts, and what became of it."""

    ref: str
    sent_at: datetime
    sent_by: str
    about: tuple[str, ...]
    due: datetime
    outcome: str
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class SentList:
    """An agency's own contacts, newest first."""

    agency: str
    rows: tuple[SentRow, ...]
    total: int
    page: int
    pages: int
    now: datetime


@dataclass(frozen=True, slots=True)
class SentContact:
    """One of an agency's own contacts: what they sent, and what the front door told them of the outcome."""

    row: SentRow
    told: str
    said: Said
    people: tuple[PersonHere, ...]
    sections: tuple[Section, ...]
    agency: str
    now: datetime
    people_shown: tuple[str, ...] = field(default=(), repr=False)
