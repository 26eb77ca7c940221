"""New concerns about a family whose case is already open.

Lesson: what was told about an open case was passed on "for information", and the plan stayed as it was. News
on an open case is no referral and is counted nowhere else.
"""

from datetime import date

from kinfold.finding import Reason, Severity
from kinfold.records import Event
from kinfold.signals.counting import distinct, leaves
from kinfold.signals.signal import Claim, Signal
from kinfold.signals.wording import contact_in_words, day_in_words
from kinfold.timeline import View


def new_contacts_on_an_open_case(view: View, root: str) -> list[Claim]:
    """Several concerns have been told about this family within days while a case is open."""
    opening, days = view.family_opening(root), view.rules.number("S13.days")
    if opening is None:
        return []
    recent = [r for r in view.recent(view.concerns(root), days) if r.occurred >= opening.occurred]
    told = distinct(recent)
    if len(told) < view.rules.number("S13.contacts"):
        return []
    reasons = (
        Reason(f"A case in this family has been open since {day_in_words(opening.occurred)}.", (opening.id,)),
        *(_line(view, record) for record in recent),
    )
    return [Claim((), f"{len(told)} new contacts in {days} days on an open case.", reasons)]


def rechecks(view: View, root: str) -> set[date]:
    """List the days on which a concern leaves the window, and those on which somebody turns 18."""
    days = view.rules.number("S13.days")
    leaving = leaves(view.recent(view.concerns(root), days), days)
    return leaving | view.birthdays(root, view.rules.number("child.under_age"))


def _line(view: View, record: Event) -> Reason:
    return Reason(contact_in_words(view, record, record.people), (record.id,))


SIGNAL = Signal(
    code="S13",
    title="New contacts on an open case",
    claims=new_contacts_on_an_open_case,
    rechecks=rechecks,
    severity=Severity.AMBER,
    guidance="Does the plan still fit?",
    for_whom="Team Manager of the allocated worker",
    clears_when="The contacts leave the window, or no case is open any more, or a contact is withdrawn.",
    false_alarms="Contacts that were expected.",
    fairness=(
        "It counts being reported, not being harmed. Families in policed or deprived areas, large families "
        "and families in temporary housing are reported more."
    ),
    reads=("S13.contacts", "S13.days", "child.under_age", "network.hops", "network.at_most"),
)
