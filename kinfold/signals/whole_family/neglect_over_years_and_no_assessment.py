"""Neglect told of again and again over two years, never often enough at once, and never assessed.

Lesson: slow harm has no incident. Each contact on its own was minor; read as one story they were a childhood.
"""

from datetime import date

from kinfold.finding import Reason, Severity
from kinfold.records import Event
from kinfold.signals.counting import distinct, leaves
from kinfold.signals.signal import Claim, Signal
from kinfold.signals.wording import contact_in_words
from kinfold.timeline import View


def neglect_over_years_and_no_assessment(view: View, root: str) -> list[Claim]:
    """Neglect has been told of several times over years, and no assessment was completed in that time."""
    days = view.rules.number("S18.days")
    told = _of_neglect(view, root, days)
    count = len(distinct(told))
    if count < view.rules.number("S18.contacts") or _assessments(view, root, days):
        return []
    headline = f"{count} neglect concerns in {days} days and no assessment."
    reasons = [Reason(contact_in_words(view, each, each.people), (each.id,)) for each in told]
    nothing = Reason(
        f"No completed assessment of this family is recorded in the last {days} days.", (told[-1].id,)
    )
    return [Claim((), headline, (*reasons, nothing))]


def rechecks(view: View, root: str) -> set[date]:
    """List the days on which a contact or an assessment leaves the window."""
    days = view.rules.number("S18.days")
    return leaves([*_of_neglect(view, root, days), *_assessments(view, root, days)], days)


def _of_neglect(view: View, root: str, days: int) -> list[Event]:
    return [record for record in view.contacts(root, days) if record.concern == "neglect"]


def _assessments(view: View, root: str, days: int) -> list[Event]:
    held = view.recent(view.family_records(root, "assessment"), days)
    return [record for record in held if record.subtype == "completed"]


SIGNAL = Signal(
    code="S18",
    title="Neglect over years and no assessment",
    claims=neglect_over_years_and_no_assessment,
    rechecks=rechecks,
    severity=Severity.AMBER,
    guidance="Read it as one story.",
    for_whom="Early help hub lead",
    clears_when=(
        "An assessment of the family is completed, or the contacts leave the window, or one is withdrawn."
    ),
    false_alarms="Poverty recorded as neglect.",
    fairness=(
        "The highest of all: check housing, benefits and disability first. Look at a sample of alerts by area."
    ),
    reads=("S18.contacts", "S18.days", "network.hops", "network.at_most"),
)
