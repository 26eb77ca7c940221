"""A bruise or mark on a baby too young to roll or crawl, with no paediatric opinion on record.

Lesson: those who do not cruise do not bruise. A small mark on a cheek came by post and waited eight days; the
days between seeing and telling are therefore shown.
"""

from datetime import date

from kinfold.finding import Reason, Severity
from kinfold.records import Event
from kinfold.signals.signal import Claim, Signal
from kinfold.signals.wording import record_in_words
from kinfold.timeline import View, months_after

MARKS = frozenset({"bruise", "injury"})


def mark_on_a_baby_who_cannot_move_about(view: View, root: str) -> list[Claim]:
    """A bruise or other mark was seen on a baby of a few months, and no paediatric opinion is recorded since."""
    inside = view.network(root)
    return [
        _claim(view, baby, record)
        for record in view.family_records(root, "contact", "health", "visit")
        if record.concern in MARKS
        for baby in dict.fromkeys(record.about)
        if baby in inside and _very_young(view, baby, record) and not _opinion(view, baby, record)
    ]


def rechecks(view: View, root: str) -> set[date]:
    """List no day: how old the baby was when the mark was seen does not change by waiting."""
    return set()


def _very_young(view: View, baby: str, record: Event) -> bool:
    born, months = view.person(baby).born, view.rules.number("S15.months")
    return born is not None and born <= record.occurred < months_after(born, months)


def _opinion(view: View, baby: str, record: Event) -> bool:
    held = view.records_about(baby, {"assessment"})
    return any(each.subtype == "paediatric_opinion" and each.occurred >= record.occurred for each in held)


def _claim(view: View, baby: str, record: Event) -> Claim:
    name, months = view.name(baby), view.rules.number("S15.months")
    reasons = (
        Reason(record_in_words(view, record, how_late=True), (record.id,)),
        Reason(f"No paediatric opinion about {name} is recorded on or after that day.", (baby, record.id)),
    )
    return Claim((baby, record.id), f"Bruise or mark on {name}, aged under {months} months.", reasons)


SIGNAL = Signal(
    code="S15",
    title="Mark or bruise on a baby who cannot move about",
    claims=mark_on_a_baby_who_cannot_move_about,
    rechecks=rechecks,
    severity=Severity.RED,
    guidance="Same-day medical opinion. Speak to whoever saw it, now. Was it checked for a birthmark?",
    for_whom="Team Manager, at once",
    clears_when="A paediatric opinion of that day or later is recorded, or the record is withdrawn.",
    false_alarms="Birthmarks, and blue spots, which are much commoner on darker skin.",
    fairness="That is a known disparity: ask 'birthmark checked?' before anything else.",
    reads=("S15.months", "network.hops", "network.at_most"),
)
