"""Many contacts about one family, from more than one agency, in a short time.

Lesson: each referral was looked at alone. The count is therefore taken across the whole family and every
agency; which child a referral named makes no difference, and a copy of a referral adds nothing.
"""

from datetime import date

from kinfold.finding import Reason, Severity
from kinfold.records import Event
from kinfold.signals.counting import distinct, leaves
from kinfold.signals.signal import Claim, Signal
from kinfold.signals.wording import agencies_in_words, contact_in_words, counted
from kinfold.timeline import View


def many_contacts_about_one_family(view: View, root: str) -> list[Claim]:
    """Several contacts about this family have come close together, from more than one agency."""
    days = view.rules.number("S01.days")
    recent = view.contacts(root, days)
    first_rows = distinct(recent)
    agencies = {row.agency for row in first_rows}
    if len(first_rows) < view.rules.number("S01.contacts") or len(agencies) < view.rules.number(
        "S01.agencies"
    ):
        return []
    inside = view.network(root)
    about = dict.fromkeys(person for row in recent for person in row.people if person in inside)
    headline = (
        f"{len(first_rows)} contacts in {days} days about {counted(len(about), 'person', 'people')} "
        f"in this family, from {agencies_in_words(agencies)}."
    )
    rows: dict[str, list[Event]] = {}
    for row in recent:
        rows.setdefault(row.distinct, []).append(row)
    reasons = [_reason(view, row, rows[row.distinct]) for row in first_rows]
    return [Claim((), headline, tuple(reasons))]


def rechecks(view: View, root: str) -> set[date]:
    """List the days on which a contact leaves the window."""
    days = view.rules.number("S01.days")
    return leaves(view.contacts(root, days), days)


def _reason(view: View, first: Event, rows: list[Event]) -> Reason:
    said = contact_in_words(view, first, [person for row in rows for person in row.people])
    return Reason(said, (first.id, *(row.id for row in rows if row is not first)))


SIGNAL = Signal(
    code="S01",
    title="Many contacts about one family",
    claims=many_contacts_about_one_family,
    rechecks=rechecks,
    severity=Severity.AMBER,
    guidance=(
        "Read the contacts together, oldest first. Who is each one about? Who has not been seen? "
        "Has anyone spoken to the referrers? Record one decision for the whole family."
    ),
    for_whom="CASS Team Manager",
    clears_when="The contacts leave the window, or a contact is withdrawn, or a link is undone.",
    false_alarms=(
        "One incident reported by three agencies (make it one referral); requests for support; "
        "large families; a wrong link."
    ),
    fairness=(
        "It counts being reported, not being harmed. Families in policed or deprived areas, large "
        "families and families in temporary housing are reported more."
    ),
    reads=("S01.contacts", "S01.agencies", "S01.days", "network.hops", "network.at_most"),
)
