"""One family at the end of a day: every signal that may be true, from every child, each finding once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from kinfold.finding import Finding
from kinfold.records import Ledger
from kinfold.rulebook import Rules
from kinfold.signals import Signal
from kinfold.timeline import View

Identity = tuple[str, tuple[str, ...], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Found:
    """A finding of a family, and the children from whose networks it was seen."""

    family: int
    finding: Finding
    cut: bool = False
    roots: list[str] = field(default_factory=list)


def roots_of(view: View) -> list[str]:
    """List the children of a ledger, the unborn included, in order of entry: a family is seen from each of them."""
    return [person.id for person in view.ledger.people if view.is_child(person.id)]


def found_in(
    family: int, ledger: Ledger, day: date, rules: Rules, signals: Iterable[Signal], *, cut: bool = False
) -> list[Found]:
    """Ask some signals of a family from every child in it; what rests on the same records is one finding."""
    view, asked = View(ledger, day, rules), tuple(signals)
    found: dict[Identity, Found] = {}
    for root in roots_of(view):
        for signal in asked:
            for finding in signal.findings(view, root):
                found.setdefault(_identity(finding), Found(family, finding, cut)).roots.append(root)
    return list(found.values())


def _identity(finding: Finding) -> Identity:
    sources = frozenset(source for reason in finding.reasons for source in reason.sources)
    return (finding.signal, finding.key, sources)
