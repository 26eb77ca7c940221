"""A child who was not brought to health appointments, or whom nobody could get in to see, more than once.

Lesson: each missed clinic was a letter to an old address. A child does not miss an appointment: a child is not
brought, and there is a reason worth asking for.
"""

from datetime import date

from kinfold.finding import Reason, Severity
from kinfold.records import Event
from kinfold.signals.counting import leaves
from kinfold.signals.signal import Claim, Signal
from kinfold.signals.wording import agency_in_words, day_in_words, kind_in_words
from kinfold.timeline import View

MISSED = frozenset({"was_not_brought", "no_access"})


def missed_health_appointments(view: View, root: str) -> list[Claim]:
    """A child was not brought to appointments, or could not be visited, more than once."""
    parents = view.parents(root)
    found = [(child, *_missed(view, child)) for child in view.children(root) if child not in parents]
    return [_claim(view, child, days, missed) for child, days, times, missed in found if len(missed) >= times]


def rechecks(view: View, root: str) -> set[date]:
    """List the days on which an attempt leaves its window, and on which somebody turns one or 18."""
    attempts = [record for record in view.family_records(root, "attempt") if record.subtype in MISSED]
    windows = [view.rules.number("S12.baby_days"), view.rules.number("S12.days")]
    leaving = {day for days in windows for day in leaves(attempts, days)}
    ages = [view.rules.number("baby.under_age"), view.rules.number("child.under_age")]
    return leaving | {day for years in ages for day in view.birthdays(root, years)} if attempts else set()


def _missed(view: View, child: str) -> tuple[int, int, list[Event]]:
    baby = "baby_" if view.is_under(child, view.rules.number("baby.under_age")) else ""
    days, times = view.rules.number(f"S12.{baby}days"), view.rules.number(f"S12.{baby}times")
    attempts = view.recent(view.records_about(child, {"attempt"}), days)
    return days, times, [record for record in attempts if record.subtype in MISSED]


def _claim(view: View, child: str, days: int, missed: list[Event]) -> Claim:
    name = view.name(child)
    reasons = [
        Reason(
            f"{day_in_words(each.occurred)}, {agency_in_words(each.agency)}: {kind_in_words(each)}; known on "
            f"{day_in_words(each.known)}.",
            (each.id,),
        )
        for each in missed
    ]
    headline = f"{name}: {len(missed)} missed health appointments or no-access visits in {days} days."
    return Claim((child,), headline, tuple(reasons))


SIGNAL = Signal(
    code="S12",
    title="Missed health appointments",
    claims=missed_health_appointments,
    rechecks=rechecks,
    severity=Severity.AMBER,
    guidance="What got in the way: money, transport, fear, a partner?",
    for_whom="Health visitor lead; joins the family's alert",
    clears_when="The attempts leave the window, or the child outgrows the rule, or a record is withdrawn.",
    false_alarms="Letters to an old address.",
    fairness="Poverty, disability, language: say 'was not brought', with the reason.",
    reads=(
        *("S12.baby_times", "S12.baby_days", "S12.times", "S12.days"),
        *("baby.under_age", "child.under_age", "network.hops", "network.at_most"),
    ),
)
