"""One contact after another that ended in advice, signposting or no further action.

Lesson: a family was sent away kindly each time. Three kind refusals are an answer that did not help, and what
was offered may not have fitted: language, faith, access, fear.
"""

from datetime import date

from kinfold.finding import Reason, Severity
from kinfold.signals.counting import distinct, leaves
from kinfold.signals.signal import Claim, Signal
from kinfold.signals.whole_family.decided_without_the_rest_of_the_family import no_service_decisions
from kinfold.signals.wording import record_in_words
from kinfold.timeline import View


def repeated_no_service_outcomes(view: View, root: str) -> list[Claim]:
    """Several contacts about this family ended in advice, signposting or no further action."""
    days = view.rules.number("S03.days")
    decisions = no_service_decisions(view, root, days)
    ended = distinct(decisions)
    if len(ended) < view.rules.number("S03.decisions"):
        return []
    headline = f"{len(ended)} contacts ended in advice, signposting or no further action in {days} days."
    return [Claim((), headline, tuple(Reason(record_in_words(view, each), (each.id,)) for each in decisions))]


def rechecks(view: View, root: str) -> set[date]:
    """List the days on which a decision leaves the window."""
    days = view.rules.number("S03.days")
    return leaves(no_service_decisions(view, root, days), days)


SIGNAL = Signal(
    code="S03",
    title="Repeated 'no service' outcomes",
    claims=repeated_no_service_outcomes,
    rechecks=rechecks,
    severity=Severity.AMBER,
    guidance="What was offered? Was it taken up? What would the family accept?",
    for_whom="CASS Team Manager; early help hub lead",
    clears_when="The decisions leave the window, or one is withdrawn, or a link is undone.",
    false_alarms="Advice that worked.",
    fairness=(
        "Help that was refused may be help that did not fit: language, faith, access. Never word it as "
        "something the family failed to do."
    ),
    reads=("S03.decisions", "S03.days", "network.hops", "network.at_most"),
)
