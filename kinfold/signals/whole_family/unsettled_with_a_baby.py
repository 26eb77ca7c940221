"""A family with a baby, or expecting one, in one housing crisis after another.

Lesson: from sofa to flat to hostel, the health visitor's letters went to the last address. Nobody asked what
would keep them in one place.
"""

from datetime import date

from kinfold.finding import Reason, Severity
from kinfold.records import Event
from kinfold.signals.counting import distinct, leaves
from kinfold.signals.signal import Claim, Signal
from kinfold.signals.wording import contact_in_words, names_in_words
from kinfold.timeline import View


def unsettled_with_a_baby(view: View, root: str) -> list[Claim]:
    """A family with a baby or an unborn child has been in housing crisis more than once within weeks."""
    days, babies = view.rules.number("S19.days"), view.babies(root)
    told = _of_homelessness(view, root, days)
    count = len(distinct(told))
    if not babies or count < view.rules.number("S19.contacts"):
        return []
    names = names_in_words(view, babies)
    reasons = (
        *(Reason(contact_in_words(view, each, each.people), (each.id,)) for each in told),
        Reason(f"In this family, under one year old or not yet born: {names}.", tuple(babies)),
    )
    return [Claim((), f"{count} housing crises in {days} days with a baby or unborn child.", reasons)]


def rechecks(view: View, root: str) -> set[date]:
    """List the days on which a contact leaves the window, and those on which somebody turns one."""
    days = view.rules.number("S19.days")
    leaving = leaves(_of_homelessness(view, root, days), days)
    return leaving | view.birthdays(root, view.rules.number("baby.under_age"))


def _of_homelessness(view: View, root: str, days: int) -> list[Event]:
    return [record for record in view.contacts(root, days) if record.concern == "homelessness"]


SIGNAL = Signal(
    code="S19",
    title="Unsettled with a baby",
    claims=unsettled_with_a_baby,
    rechecks=rechecks,
    severity=Severity.AMBER,
    guidance="What would keep them in one place?",
    for_whom="Housing; early help hub",
    clears_when="The contacts leave the window, or the baby turns one, or a contact is withdrawn.",
    false_alarms="One crisis told of by two agencies (make it one referral).",
    fairness="Homelessness is not parenting.",
    reads=("S19.contacts", "S19.days", "baby.under_age", "network.hops", "network.at_most"),
)
