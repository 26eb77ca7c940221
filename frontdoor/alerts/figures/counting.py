"""Counts of alerts over some weeks, as plain numbers: few are said to be few, and no person is in any of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kinfold.signals import SIGNALS

FEW = 5
TITLES = {signal.code: signal.title for signal in SIGNALS}
ANSWERS = ("changed", "confirmed", "no_use")


@dataclass(frozen=True, slots=True)
class Told:
    """One alert as far as it is counted: when it moved, why, and of which team and signals it was."""

    raised_at: datetime
    severity: str
    team: str
    signals: tuple[str, ...]
    acknowledged_at: datetime | None = None
    decided_at: datetime | None = None
    overdue: bool = False
    reason: str = ""
    useful: str = ""
    no_use_because: str = ""


@dataclass(frozen=True, slots=True)
class Times:
    """How long something took: how many times it was measured, the middle, and what nine in ten were within."""

    number: int
    median: float | None
    ninetieth: float | None

    @classmethod
    def of(cls, hours: Iterable[float]) -> "Times":
        """Measure some durations; fewer than five say nothing of the middle."""
        held = sorted(hours)
        if len(held) < FEW:
            return cls(len(held), None, None)
        return cls(len(held), _rank(held, 50), _rank(held, 90))

    @property
    def in_words(self) -> str:
        """The middle and what nine in ten were within, or that there are too few to say."""
        if self.median is None:
            return self.said(None)
        return f"Middle: {self.said(self.median)}. Nine in ten within {self.said(self.ninetieth)}."

    def said(self, value: float | None) -> str:
        """A duration in words, or that there are too few to say."""
        if value is None:
            return f"Too few to say ({self.number})"
        return f"{value:.0f} hours" if value < 48 else f"{value / 24:.1f} days"


@dataclass(frozen=True, slots=True)
class Group:
    """What is counted of the alerts of one team, of one signal, or of all."""

    name: str
    alerts: int
    to_acknowledge: Times
    to_decide: Times
    overdue: int
    useful: dict[str, int]

    @property
    def share(self) -> str:
        """The share of answers that say an alert changed or confirmed what was done; few are given as they are."""
        said = sum(self.useful.values())
        good = self.useful["changed"] + self.useful["confirmed"]
        if not said:
            return "Nobody has said"
        return f"{good} of {said}" if said < FEW else f"{100 * good / said:.0f}% of {said}"


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything the page of figures shows."""

    since: date
    weeks: tuple[tuple[date, int, int], ...]
    whole: Group
    teams: tuple[Group, ...]
    signals: tuple[Group, ...]
    reasons: tuple[tuple[str, int], ...]
    no_use: tuple[tuple[str, int], ...]


def count(told: Sequence[Told], *, first: date, weeks: int, reasons: dict[str, str]) -> Figures:
    """Count these alerts over some weeks from a first Monday on."""
    teams = sorted({each.team for each in told})
    codes = sorted({code for each in told for code in each.signals})
    made = Counter(each.reason for each in told if each.reason)
    return Figures(
        since=first,
        weeks=tuple(_week(told, first + timedelta(weeks=number)) for number in range(weeks)),
        whole=group("All", told),
        teams=tuple(group(team, [each for each in told if each.team == team]) for team in teams),
        signals=tuple(
            group(f"{code} {TITLES.get(code, '')}".strip(), [each for each in told if code in each.signals])
            for code in codes
        ),
        reasons=tuple((reasons.get(code, code), number) for code, number in made.most_common()),
        no_use=tuple(Counter(each.no_use_because for each in told if each.no_use_because).most_common()),
    )


def group(name: str, told: Sequence[Told]) -> Group:
    """Count one group of alerts."""
    useful = Counter(each.useful for each in told if each.useful)
    return Group(
        name=name,
        alerts=len(told),
        to_acknowledge=Times.of(
            _hours(each.raised_at, each.acknowledged_at) for each in told if each.acknowledged_at
        ),
        to_decide=Times.of(_hours(each.raised_at, each.decided_at) for each in told if each.decided_at),
        overdue=sum(each.overdue for each in told),
        useful={answer: useful[answer] for answer in ANSWERS},
    )


def _week(told: Sequence[Told], monday: date) -> tuple[date, int, int]:
    of_it = [each for each in told if monday <= each.raised_at.date() < monday + timedelta(days=7)]
    return monday, len(of_it), sum(each.severity == "red" for each in of_it)


def _hours(start: datetime, end: datetime) -> float:
    return (end - start).total_seconds() / 3600


def _rank(held: Sequence[float], percent: int) -> float:
    return held[max(0, -(-len(held) * percent // 100) - 1)]
