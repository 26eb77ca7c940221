"""A baby with only one parent on record, and nobody has recorded asking about the other.

Lesson: the father was "not around" in the first note, and nobody asked again until the police named him. A kind
question, once, with any answer recorded, is all that is owed.
"""

from datetime import date, timedelta

from kinfold.finding import Reason, Severity
from kinfold.records import Event, Tie
from kinfold.signals.signal import Claim, Signal
from kinfold.signals.wording import contact_in_words, day_in_words
from kinfold.timeline import View

TWO = 2
STEPPARENT = "stepparent"


def other_parent_not_known(view: View, root: str) -> list[Claim]:
    """Fewer than two parents of a baby are recorded, and nobody has recorded asking."""
    wait = timedelta(days=view.rules.number("S06.days"))
    return [
        _claim(view, baby, contact)
        for baby, contact in _first_contacts(view, root).items()
        if view.now >= contact.known + wait and not _answered(view, baby)
    ]


def rechecks(view: View, root: str) -> set[date]:
    """List the days on which the wait for an answer runs out, and those on which somebody turns one."""
    wait = timedelta(days=view.rules.number("S06.days"))
    waits = {contact.known + wait for contact in _first_contacts(view, root).values()}
    return waits | view.birthdays(root, view.rules.number("baby.under_age"))


def _first_contacts(view: View, root: str) -> dict[str, Event]:
    """Give each baby of the network who is among the people of a contact, with the first such contact known."""
    first: dict[str, Event] = {}
    for baby in view.babies(root):
        held = view.ledger.records_of.get(baby, ())
        contacts = [record for record in held if record.kind == "contact" and view.knows(record)]
        if contacts:
            first[baby] = min(contacts, key=lambda record: (record.known, record.order))
    return first


def _answered(view: View, baby: str) -> bool:
    recorded = {tie.a for tie in _parents(view, baby)}
    return len(recorded) >= TWO or view.considered(baby, {"other_parent_asked"}) is not None


def _parents(view: View, baby: str) -> list[Tie]:
    return [tie for tie in view.ties_to_parents(baby) if tie.type != STEPPARENT]


def _claim(view: View, baby: str, contact: Event) -> Claim:
    name, ties = view.name(baby), _parents(view, baby)
    known = (
        f"{view.name(ties[0].a)} is recorded as {ties[0].type} of {name}" if ties else "No parent is recorded"
    )
    headline = (
        f"{'Only one parent' if ties else 'No parent'} of {name} is recorded and nobody has recorded asking."
    )
    told = (
        f"{contact_in_words(view, contact, contact.people)} "
        f"Nobody has recorded asking since {day_in_words(contact.known)}."
    )
    reasons = (Reason(f"{known}.", tuple(tie.label for tie in ties) or (baby,)), Reason(told, (contact.id,)))
    return Claim((baby,), headline, reasons)


SIGNAL = Signal(
    code="S06",
    title="Other parent not known",
    claims=other_parent_not_known,
    rechecks=rechecks,
    severity=Severity.INFO,
    guidance="Ask, kindly, once. Record the answer, whatever it is.",
    for_whom="Whoever decides on the contact",
    clears_when=(
        "A second parent is recorded; or it is recorded that somebody asked, whatever the answer; or the baby "
        "turns one."
    ),
    false_alarms="Solo parents by choice.",
    fairness="'Prefers not to say' must be accepted for good.",
    reads=("S06.days", "baby.under_age", "network.hops", "network.at_most"),
)
