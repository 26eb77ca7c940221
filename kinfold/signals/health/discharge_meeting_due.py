"""A child in hospital for whom a discharge planning meeting should be held, with none held and none booked.

Lesson: there were twenty-two days between the admission and the morning when a baby went home. This is the
useful signal; the one after the discharge comes too late.
"""

from datetime import date

from kinfold.finding import Reason, Severity
from kinfold.records import Event
from kinfold.signals.counting import in_order, leaves
from kinfold.signals.health.criteria import Judged, criteria
from kinfold.signals.signal import Claim, Signal
from kinfold.signals.wording import listed, record_in_words
from kinfold.timeline import View

PLANNING = "discharge_planning"


def discharge_meeting_due(view: View, root: str) -> list[Claim]:
    """A child is in hospital, the criteria for a discharge planning meeting hold, and none is held or booked."""
    return [
        _claim(view, child, admission, holding)
        for admission, child in _in_hospital(view, root)
        if (holding := criteria(view, root, child, on=view.now, records=_records(view, root)))
    ]


def rechecks(view: View, root: str) -> set[date]:
    """List the days on which a concern leaves the year that counts, and those on which somebody turns 18."""
    if not view.family_records(root, "admission"):
        return set()
    days = view.rules.number("S08.concern_days")
    leaving = leaves(view.recent(view.concerns(root), days), days)
    return leaving | view.birthdays(root, view.rules.number("child.under_age"))


def _in_hospital(view: View, root: str) -> list[tuple[Event, str]]:
    children = set(view.children(root))
    return [
        (admission, child)
        for admission in view.family_records(root, "admission")
        for child in dict.fromkeys(admission.about)
        if child in children and not _planned_or_home(view, child, admission)
    ]


def _planned_or_home(view: View, child: str, admission: Event) -> bool:
    later = view.records_about(child, {"meeting", "booking", "discharge"})
    return any(
        in_order(record) > in_order(admission)
        if record.kind == "discharge"
        else record.subtype == PLANNING and record.occurred >= admission.occurred
        for record in later
    )


def _records(view: View, root: str) -> list[Event]:
    return view.family_records(root, "contact", "disclosure")


def _claim(view: View, child: str, admission: Event, holding: list[Judged]) -> Claim:
    name, why = view.name(child), listed([judged.short for judged in holding])
    nothing = f"No discharge planning meeting about {name} is recorded as held or booked since the admission."
    reasons = (
        Reason(record_in_words(view, admission), (admission.id,)),
        Reason(nothing, (admission.id,)),
        *(judged.reason for judged in holding),
    )
    headline = f"{name} is in hospital and a discharge planning meeting is needed: {why}."
    return Claim((child, admission.id), headline, reasons)


SIGNAL = Signal(
    code="S16",
    title="Discharge meeting due",
    claims=discharge_meeting_due,
    rechecks=rechecks,
    severity=Severity.AMBER,
    guidance="Book it now, name who comes, invite the father or say why not.",
    for_whom="Neonatal safeguarding lead; Team Manager",
    clears_when="A meeting is booked or held, or the child is discharged, or no criterion holds any more.",
    false_alarms="A meeting that was booked and not recorded.",
    fairness=(
        "About one baby in seven goes to a neonatal unit; only those whose circumstances meet the criteria alert."
    ),
    reads=("S08.criteria", "S08.concern_days", "child.under_age", "network.hops", "network.at_most"),
)
