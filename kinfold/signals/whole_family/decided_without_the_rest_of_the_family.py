"""Decisions to do nothing that did not look at family members whom other contacts were about.

Lesson: each decision was sound about the child it looked at, and nobody looked at the child of the contact
before. Each is judged on what was known when it was made; hindsight may excuse a decision, never accuse one.
"""

from datetime import date

from kinfold.finding import Reason, Severity
from kinfold.records import Event
from kinfold.signals.counting import distinct, in_order, leaves
from kinfold.signals.signal import Claim, Signal
from kinfold.signals.wording import agency_in_words, counted, day_in_words, names_in_words
from kinfold.timeline import View

NO_SERVICE = frozenset({"advice_only", "signposted", "no_further_action"})


def decided_without_the_rest_of_the_family(view: View, root: str) -> list[Claim]:
    """Several decisions to offer no service did not look at people whom other contacts were about."""
    days = view.rules.number("S02.days")
    alone = {decision: overlooked for decision, overlooked in _each(view, root, days) if overlooked}
    if len(alone) < view.rules.number("S02.decisions"):
        return []
    headline = f"{len(alone)} decisions in {days} days did not look at family members that other contacts were about."
    return [Claim((), headline, tuple(_reason(view, *each) for each in alone.items()))]


def rechecks(view: View, root: str) -> set[date]:
    """List the days on which a decision to offer no service leaves the window."""
    days = view.rules.number("S02.days")
    return leaves(no_service_decisions(view, root, days), days)


def no_service_decisions(view: View, root: str, days: int) -> list[Event]:
    """List the family's decisions of the last so many days to give advice, to signpost or to do nothing."""
    return [
        record
        for record in view.recent(view.family_records(root, "decision"), days)
        if record.subtype in NO_SERVICE
    ]


def _each(view: View, root: str, days: int) -> list[tuple[Event, dict[str, list[Event]]]]:
    return [
        (decision, _overlooked(view.as_known_then(decision.known), root, decision, days))
        for decision in no_service_decisions(view, root, days)
    ]


def _overlooked(then: View, root: str, decision: Event, days: int) -> dict[str, list[Event]]:
    """Give the people of other contacts who were in the family then and were not looked at, with those contacts."""
    inside, looked_at = then.network(root), then.ledger.same(decision).looked_at
    found: dict[str, list[Event]] = {}
    for contact in then.contacts(root, days):
        # A contact without a referral is always another one.
        if not contact.referral or contact.referral != decision.referral:
            for person in contact.people:
                if person in inside and person not in looked_at:
                    found.setdefault(person, []).append(contact)
    return found


def _reason(view: View, decision: Event, overlooked: dict[str, list[Event]]) -> Reason:
    contacts = {contact.id: contact for those in overlooked.values() for contact in those}
    count = len(distinct(contacts.values()))
    looked_at = names_in_words(view, decision.looked_at) or "nobody by name"
    said = (
        f"The decision of {day_in_words(decision.occurred)} by {agency_in_words(decision.agency)} looked at {looked_at}; "
        f"{counted(count, 'other contact was', 'other contacts were')} about {names_in_words(view, overlooked)}."
    )
    shown = [contact.id for contact in sorted(contacts.values(), key=in_order)]
    return Reason(said, (decision.id, *shown))


SIGNAL = Signal(
    code="S02",
    title="Decided without looking at the rest of the family",
    claims=decided_without_the_rest_of_the_family,
    rechecks=rechecks,
    severity=Severity.AMBER,
    guidance="Look again at the earlier decisions. Would you decide the same, knowing about the others?",
    for_whom="CASS Team Manager; a weekly count to the Head of Service",
    clears_when=(
        "The decisions leave the window, or one is withdrawn, or the contact or link it overlooked is taken back. "
        "A later decision does not clear it."
    ),
    false_alarms="A worker looked, and did not record it: recording it is one tick.",
    fairness=(
        "It measures the service, not the family. It must not become surveillance of staff: report by team, "
        "never by name."
    ),
    reads=("S02.decisions", "S02.days", "network.hops", "network.at_most"),
)
