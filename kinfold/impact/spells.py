"""When each finding was true of a family, seen from every child of it: the same replay that a past case gets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kinfold.finding import Severity
from kinfold.records import Event, Ledger
from kinfold.replay import replay
from kinfold.rulebook import Rules
from kinfold.signals import Signal

# Without one record of these kinds a signal cannot be true of a family; S04 needs a link alone.
NEEDS: dict[str, frozenset[str]] = {
    "S02": frozenset({"decision"}),
    "S03": frozenset({"decision"}),
    "S04": frozenset(),
    "S05": frozenset({"episode_open"}),
    "S07": frozenset({"contact", "disclosure"}),
    "S08": frozenset({"discharge"}),
    "S10": frozenset({"episode_open"}),
    "S11": frozenset({"contact", "disclosure"}),
    "S12": frozenset({"attempt"}),
    "S14": frozenset({"assessment"}),
    "S15": frozenset({"contact", "health", "visit"}),
    "S16": frozenset({"admission"}),
    "S17": frozenset({"episode_close"}),
    "S20": frozenset({"assessment"}),
}
CONTACT = frozenset({"contact"})


@dataclass(frozen=True, slots=True)
class Spell:
    """One finding from the day it began to be true until, perhaps, the day it ceased."""

    signal: str
    key: tuple[str, ...]
    severity: Severity
    began: date
    ended: date | None

    def stands_on(self, day: date) -> bool:
        """Tell whether this was true at the end of a day."""
        return self.began <= day and (self.ended is None or day < self.ended)


def spells(ledger: Ledger, rules: Rules, signals: Sequence[Signal], until: date) -> list[Spell]:
    """List what was true of a family and when, up to a day; seen from several children it counts once."""
    asked = [signal for signal in signals if may_be_true(signal.code, ledger.events)]
    if not asked:
        return []
    found: list[Spell] = []
    for root in _children(ledger, rules):
        began: dict[tuple[str, tuple[str, ...]], Spell] = {}
        for edge in replay(ledger, root, rules, signals=asked, until=until).edges:
            name = (edge.signal, edge.key)
            if edge.up:
                began[name] = Spell(*name, edge.finding.severity, edge.day, None)
            else:
                found.append(_until(began.pop(name), edge.day))
        found += began.values()
    return _united(found)


def may_be_true(code: str, events: Sequence[Event]) -> bool:
    """Tell whether a family has any record of the kinds without which a signal cannot be true of it."""
    needed = NEEDS.get(code, CONTACT)
    return not needed or any(event.kind in needed for event in events)


def _children(ledger: Ledger, rules: Rules) -> list[str]:
    # Who was never a child in the days on record has no network that is read; an adult's own is their child's.
    first = min((event.occurred for event in ledger.events), default=date.min)
    age = rules.number("child.under_age")
    return [
        person.id
        for person in ledger.people
        if person.taken_as_child or (person.born is not None and first.year - person.born.year <= age)
    ]


def _until(spell: Spell, day: date) -> Spell:
    return Spell(spell.signal, spell.key, spell.severity, spell.began, day)


def _united(found: Sequence[Spell]) -> list[Spell]:
    """Join the spells of one finding that overlap or touch, since it is one finding from whichever child."""
    united: list[Spell] = []
    for spell in sorted(found, key=lambda each: (each.signal, each.key, each.began)):
        last = united[-1] if united else None
        same = last is not None and (last.signal, last.key) == (spell.signal, spell.key)
        if last is not None and same and (last.ended is None or spell.began <= last.ended):
            ended = None if None in (last.ended, spell.ended) else max(last.ended, spell.ended)  # type: ignore[type-var]
            united[-1] = _until(last, ended) if ended else Spell(*_name(last), last.began, None)
        else:
            united.append(spell)
    return united


def _name(spell: Spell) -> tuple[str, tuple[str, ...], Severity]:
    return (spell.signal, spell.key, spell.severity)
