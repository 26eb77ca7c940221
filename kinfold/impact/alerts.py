"""One alert for a family, as a manager gets it: what rises while an alert waits for its decision joins it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kinfold.finding import Severity
from kinfold.impact.spells import Spell
from kinfold.rulebook import Rules
from kinfold.signals.inhibition import MANY_CONTACTS, muted


@dataclass(frozen=True, slots=True)
class Raised:
    """An alert: the day it was raised, and the signals that rose on it until it was decided."""

    day: date
    signals: frozenset[str]


def alerts(
    found: Sequence[Spell],
    rules: Rules,
    *,
    decided_after: int,
    leave_out: Collection[str] = (),
    shown_too: bool = False,
) -> list[Raised]:
    """List the alerts of one family: each stays open so many days, and takes in whatever rises meanwhile.

    What is only shown, or is shown inside another finding, raises none; with `shown_too`, what is only shown is
    counted as if it were raised.
    """
    spells = [spell for spell in found if spell.signal not in leave_out]
    waiting = [spell for spell in spells if shown_too or spell.severity is not Severity.INFO]
    raised: list[Raised] = []
    for day in _days(waiting, spells, rules) if waiting else ():
        rising = _loud(waiting, spells, day, rules)
        waiting = [spell for spell in waiting if spell not in rising]
        codes = frozenset(spell.signal for spell in rising)
        if codes and raised and day < raised[-1].day + timedelta(days=decided_after):
            raised[-1] = Raised(raised[-1].day, raised[-1].signals | codes)
        elif codes:
            raised.append(Raised(day, codes))
    return raised


def _days(waiting: Sequence[Spell], spells: Sequence[Spell], rules: Rules) -> list[date]:
    """List the days on which something begins, or on which what it was shown inside of answers no more."""
    absorbs = timedelta(days=rules.number("S01.absorbs_days"))
    ended = {spell.ended for spell in spells if spell.ended}
    over = {spell.began + absorbs for spell in spells if spell.signal == MANY_CONTACTS}
    return sorted({spell.began for spell in waiting} | ended | over)


def _loud(waiting: Sequence[Spell], spells: Sequence[Spell], day: date, rules: Rules) -> list[Spell]:
    standing = {(each.signal, each.key): each.began for each in spells if each.stands_on(day)}
    quiet = muted(standing, standing, day, rules)
    return [each for each in waiting if each.stands_on(day) and (each.signal, each.key) not in quiet]
