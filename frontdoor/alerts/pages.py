"""What the pages about alerts show: words, dates and references, never rows."""

from dataclasses import dataclass, field
from datetime import date, datetime

from kinfold.alerting import State

SEVERITIES = {"red": "Red: look at once", "amber": "Amber: look soon", "info": "For information"}


@dataclass(frozen=True, slots=True)
class Standing:
    """How one alert stands: who has it, its two clocks, and what has been done so far."""

    ref: str
    severity: str
    raised_at: datetime
    manager: str
    mine: bool
    acknowledge_by: datetime
    acknowledged_at: datetime | None
    acknowledged_by: str
    decide_by: datetime
    decided_at: datetime | None
    decided_by: str
    choice: str
    escalated_at: datetime | None
    now: datetime
    state_now: State
    deputy: str
    passed_at: datetime | None
    head_by: datetime
    lapsed_at: datetime | None

    @property
    def severity_words(self) -> str:
        """The severity in words: the colour alone would not reach everybody."""
        return SEVERITIES[self.severity]

    @property
    def state(self) -> str:
        """How far it has come: raised, acknowledged, decided, closed or reopened."""
        return self.state_now.value

    @property
    def overdue(self) -> bool:
        """Whether somebody should have acted by now, computed here, so that a stopped clock hides nothing."""
        if self.decided_at:
            return False
        due = self.decide_by if self.acknowledged_at else min(self.acknowledge_by, self.decide_by)
        return due <= self.now

    @property
    def with_head_of_service(self) -> bool:
        """Whether it has gone to the Head of Service, or should have by now."""
        if self.decided_at or self.escalated_at:
            return not self.decided_at
        return self.overdue and (self.acknowledged_at is not None or self.head_by <= self.now)


@dataclass(frozen=True, slots=True)
class Row:
    """One alert in the list: how it stands, and its strongest sentence."""

    standing: Standing
    headline: str
    cleared: bool
    more: int


@dataclass(frozen=True, slots=True)
class Tab:
    """One part of the list."""

    key: str
    text: str
    count: int
    active: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """The alerts that wait, in the groups a manager reads them in."""

    tab: str
    tabs: tuple[Tab, ...]
    groups: tuple[tuple[str, tuple[Row, ...]], ...]
    passed_on: int
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Source:
    """One thing a reason rests on: a record of an agency, a tie, a judgement, or what is held about a person."""

    said: str
    kind: str = "record"
    agency: str = ""
    by: str = ""
    happened: str = ""
    known: str = ""
    text: str = ""
    withdrawn: str = ""
    href: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class ReasonShown:
    """One reason, and what it rests on."""

    said: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class FindingShown:
    """One finding: its sentence, its reasons, and the lesson of its signal."""

    code: str
    title: str
    severity: str
    headline: str
    since_on: date
    known_on: date
    reasons: tuple[ReasonShown, ...]
    lesson: tuple[tuple[str, str], ...]
    because: str = ""
    ended_on: date | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class PersonShown:
    """One person of the family, in their own right."""

    id: int
    ref: str
    name: str
    age: str
    child: bool
    href: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """Something a manager said or did, and when."""

    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision on an alert, with each person it covers."""

    choice: str
    why: str
    by: str
    at: datetime
    looked_at: tuple[str, ...]
    not_looked_at: tuple[tuple[str, str], ...]
    reason: str = ""
    children: tuple[tuple[str, str, str], ...] = ()
    same_again: bool | None = None
    because: str = ""
    useful: str = ""
    useful_why: str = ""


@dataclass(frozen=True, slots=True)
class StepShown:
    """One next step of a decision: what, whose, by when, and what came of it."""

    number: int
    text: str
    owner: str
    due_on: date
    late: bool
    done_at: datetime | None = None
    came_of_it: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier decision about this family: on one contact, or on an alert before this one."""

    title: str
    on: date
    by: str
    text: str
    looked_at: tuple[str, ...]
    left_out: tuple[str, ...]
    href: str = ""


@dataclass(frozen=True, slots=True)
class AlertPage:
    """Everything one alert's page shows."""

    standing: Standing
    headline: str
    findings: tuple[FindingShown, ...]
    on_record: tuple[FindingShown, ...]
    cleared: tuple[FindingShown, ...]
    people: tuple[PersonShown, ...]
    guidance: tuple[Said, ...]
    decided: Decided | None
    history: tuple[Said, ...]
    earlier: tuple[Earlier, ...] = ()
    steps: tuple[StepShown, ...] = ()
    closed_why: str = ""
    paused: tuple[str, datetime, str] | None = None
    goes_on_from: str = ""
    goes_on_because: str = ""
    goes_on_as: str = ""
    family_href: str = ""
    people_shown: tuple[str, ...] = field(default=(), repr=False)

    @property
    def by_person(self) -> tuple[tuple[str, tuple[FindingShown, ...]], ...]:
        """What was noticed, under whom it is about: whoever has the strongest sentence first."""
        parted: dict[str, list[FindingShown]] = {}
        for each in self.findings:
            parted.setdefault(each.about, []).append(each)
        return tuple((about, tuple(found)) for about, found in parted.items())


@dataclass(frozen=True, slots=True)
class AlertNote:
    """What a front-door worker sees of an alert beside their own work: the sentence, and the guidance given."""

    ref: str
    headline: str
    state: str
    raised_at: datetime
    guidance: tuple[Said, ...]
    decision: str
