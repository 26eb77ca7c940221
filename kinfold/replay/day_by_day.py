"""Replaying a case: look only when an answer can change, and give what asking every day would give.

Lesson: with hindsight everything was obvious. Each look is a view of one day, which cannot see past it, so a
replay says what could have been said at the time.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from heapq import heapify, heappop, heappush

from kinfold.finding import Finding, Reason
from kinfold.records import Ledger
from kinfold.replay.case_file import Case
from kinfold.rulebook import RULEBOOK, Rules
from kinfold.signals import SIGNALS, Signal, evaluate, rechecks
from kinfold.timeline import View, change_days, changes_on

Key = tuple[str, tuple[str, ...]]
ORDER = {signal.code: place for place, signal in enumerate(SIGNALS)}


@dataclass(frozen=True, slots=True)
class Edge:
    """A signal beginning (up) or ceasing (down) to be true for one key, and what changed that day."""

    day: date
    up: bool
    finding: Finding
    because: tuple[Reason, ...]

    @property
    def signal(self) -> str:
        """Give the code of the signal."""
        return self.finding.signal

    @property
    def key(self) -> tuple[str, ...]:
        """Give whom or what it was true for: nothing for a family, else a person or more."""
        return self.finding.key


@dataclass(frozen=True, slots=True)
class Replay:
    """Everything that began and ceased to be true of one family, in order, and the days looked at."""

    root: str
    edges: tuple[Edge, ...]
    looked_on: tuple[date, ...]

    def edges_of(self, signal: str) -> tuple[Edge, ...]:
        """List the edges of one signal, oldest first."""
        return tuple(edge for edge in self.edges if edge.signal == signal)

    def first(self, signal: str) -> date | None:
        """Give the first day a signal was true for any key, or nothing if it never was."""
        return next((edge.day for edge in self.edges_of(signal) if edge.up), None)

    def first_cleared(self, signal: str) -> date | None:
        """Give the first day a signal stopped being true for any key, or nothing if it never did."""
        return next((edge.day for edge in self.edges_of(signal) if not edge.up), None)


def replay(
    case: Case | Ledger,
    root: str | None = None,
    rules: Rules | None = None,
    *,
    signals: Sequence[Signal] = SIGNALS,
    until: date | None = None,
) -> Replay:
    """Walk through a case as it became known, and list what began and ceased to be true of one family.

    Without a root, the case's own is taken; without rules, the latest rows of the rulebook. Only some signals can
    be asked, and the walk can end on a day.
    """
    ledger = case.ledger if isinstance(case, Case) else case
    root = case.root if root is None and isinstance(case, Case) else root
    if root is None:
        raise ValueError(
            "A ledger alone has no root person. Say from whose network it should be seen: root='...'."
        )
    return _walk(ledger, root, rules or RULEBOOK.latest(), signals, until)


def without_ties(ledger: Ledger, types: Iterable[str]) -> Ledger:
    """Give the same records as if links of some types had never been made."""
    left_out = set(types)
    return replace(ledger, ties=tuple(tie for tie in ledger.ties if tie.type not in left_out))


def _walk(ledger: Ledger, root: str, rules: Rules, signals: Sequence[Signal], until: date | None) -> Replay:
    days = [day for day in change_days(ledger) if until is None or day <= until]
    heapify(days)
    true: dict[Key, Finding] = {}
    edges: list[Edge] = []
    looked_on: list[date] = []
    while days:
        day = heappop(days)
        if looked_on and day == looked_on[-1]:
            continue
        looked_on.append(day)
        view = View(ledger, day, rules)
        now = {(finding.signal, finding.key): finding for finding in evaluate(view, root, signals)}
        edges += _edges(ledger, day, true, now)
        true = now
        for later in rechecks(view, root, signals):
            if until is None or later <= until:
                heappush(days, later)
    return Replay(root, tuple(edges), tuple(looked_on))


def _edges(ledger: Ledger, day: date, before: dict[Key, Finding], now: dict[Key, Finding]) -> list[Edge]:
    because = changes_on(ledger, day)
    fallen = [Edge(day, False, finding, because) for key, finding in before.items() if key not in now]
    risen = [Edge(day, True, finding, because) for key, finding in now.items() if key not in before]
    return sorted(fallen + risen, key=lambda edge: (ORDER[edge.signal], edge.up, edge.key))
