"""Many contacts about one family, from more than one agency, in a short time.

Lesson: each referral was looked at alone. The count is therefore taken across the whole family and every
agency; which child a referral named makes no difference, and a copy of a referral adds nothing.
"""

from datetime import date, timedelta

from kinfold.finding import Reason
from kinfold.records import Event
from kinfold.signals.signal import Claim
from kinfold.signals.wording import agencies_in_words, agency_in_words, counted, day_in_words, listed
from kinfold.timeline import View


def many_contacts_about_one_family(view: View, root: str) -> list[Claim]:
    """Several contacts about this family have come close together, from more than one agency."""
    days = view.rules.number("S01.days")
    recent = view.contacts(root, days)
    first_rows = _first_known_of_each(recent)
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
    reasons = [_reason(view, row, recent) for row in first_rows]
    return [Claim((), headline, tuple(reasons))]


def rechecks(view: View, root: str) -> set[date]:
    """List the days on which a contact leaves the window."""
    days = view.rules.number("S01.days")
    return {row.occurred + timedelta(days=days) for row in view.contacts(root, days)}


def _first_known_of_each(contacts: list[Event]) -> list[Event]:
    # A later copy must not lend its agency to a contact: each speaks through its earliest-known row.
    first: dict[str, Event] = {}
    for row in sorted(contacts, key=lambda row: (row.known, row.order)):
        first.setdefault(row.distinct, row)
    return sorted(first.values(), key=lambda row: (row.occurred, row.order))


def _reason(view: View, first: Event, recent: list[Event]) -> Reason:
    rows = [row for row in recent if row.distinct == first.distinct]
    people = dict.fromkeys(person for row in rows for person in row.people)
    worry = f" ({first.concern.replace('_', ' ')})" if first.concern else ""
    said = (
        f"{day_in_words(first.occurred)}, {agency_in_words(first.agency)}{worry}: "
        f"about {listed([view.name(person) for person in people])}; known on {day_in_words(first.known)}."
    )
    return Reason(said, (first.id, *(row.id for row in rows if row is not first)))
