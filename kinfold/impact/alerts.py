"""One alert for a family, as a manager gets it: what rises while an alert waits for its decision joins it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kinfold.finding import Severity
from kinfold.impact.spells import Spell
from kinfold.rulebook import Rules
from kinfold.signals.inhibition import muted


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
    raising = {spell for spell in spells if shown_too or spell.severity is not Severity.INFO}
    raised: list[Raised] = []
    for day in sorted({spell.began for spell in raising}):
        rising = _pushed(spells, raising, day, rules)
        if not rising:
            continue
        if raised and day < raised[-1].day + timedelta(days=decided_after):
            raised[-1] = Raised(raised[-1].day, raised[-1].signals | rising)
        else:
            raised.append(Raised(day, rising))
    return raised


def _pushed(spells: Sequence[Spell], raising: Collection[Spell], day: date, rules: Rules) -> frozenset[str]:
    standing = {(each.signal, each.key): each.began for each in spells if each.stands_on(day)}
    quiet = muted(standing, standing, day, rules)
    return frozenset(
        each.signal
        for each in spells
        if each.began == day and each.severity is not Severity.INFO and (each.signal, each.key) not in quiet
    )
