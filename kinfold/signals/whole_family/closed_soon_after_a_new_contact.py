"""A case that was closed within weeks of a new concern.

Lesson: the closing had been planned, and went ahead although a neighbour had rung ten days before. It is judged
on what was known when the closing became known: a concern told later accuses nobody.
"""

from datetime import date, timedelta

from kinfold.finding import Reason, Severity
from kinfold.records import Event
from kinfold.signals.signal import Claim, Signal
from kinfold.signals.wording import contact_in_words, counted, names_in_words, record_in_words
from kinfold.timeline import View


def closed_soon_after_a_new_contact(view: View, root: str) -> list[Claim]:
    """A case in this family was closed within weeks of a concern that was known."""
    found = [(closing, _shortly_before(view, root, closing)) for closing in _closings(view, root)]
    return [_claim(view, closing, concerns) for closing, concerns in found if concerns]


def rechecks(view: View, root: str) -> set[date]:
    """List no day: what was known at a closing does not change by waiting."""
    return set()


def _closings(view: View, root: str) -> list[Event]:
    return view.family_records(root, "episode_close")


def _shortly_before(view: View, root: str, closing: Event) -> list[Event]:
    earliest = closing.occurred - timedelta(days=view.rules.number("S17.days"))
    concerns = view.as_known_then(closing.known).concerns(root)
    return [concern for concern in concerns if earliest <= concern.occurred <= closing.occurred]


def _claim(view: View, closing: Event, concerns: list[Event]) -> Claim:
    gap = (closing.occurred - concerns[-1].occurred).days
    after = f"{counted(gap, 'day', 'days')} after" if gap else "on the day of"
    headline = f"The case about {names_in_words(view, closing.about)} was closed {after} a new contact."
    reasons = [Reason(contact_in_words(view, each, each.people), (each.id,)) for each in concerns]
    return Claim((closing.id,), headline, (Reason(record_in_words(view, closing), (closing.id,)), *reasons))


SIGNAL = Signal(
    code="S17",
    title="Closed soon after a new contact",
    claims=closed_soon_after_a_new_contact,
    rechecks=rechecks,
    severity=Severity.AMBER,
    guidance="What has changed since that contact?",
    for_whom="Team Manager, at the step of closing: a hold, not a push",
    clears_when="The closing or the contact is withdrawn, or a link is undone.",
    false_alarms="A contact that told of nothing new.",
    fairness="Nothing falls on families: it asks the service to say why.",
    reads=("S17.days", "network.hops", "network.at_most"),
)
