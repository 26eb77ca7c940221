"""A parent of a child with an open case, whom nobody has seen for four weeks.

Lesson: fathers were spoken about and never spoken to. Anybody with a parental role is expected to be met,
even one who stands outside the network; being there when the police came is not being met.
"""

from datetime import date, timedelta

from kinfold.finding import Reason, Severity
from kinfold.records import Event, Tie
from kinfold.signals.signal import Claim, Signal
from kinfold.signals.wording import agency_in_words, day_in_words
from kinfold.timeline import View

ANSWERED = frozenset({"not_safe_to_see", "no_contact_order", "deceased", "abroad", "asked_not_known"})


def unseen_adult(view: View, root: str) -> list[Claim]:
    """Somebody has a parental role for a child with an open case and has not been seen."""
    wait = timedelta(days=view.rules.number("S05.days"))
    return [
        _claim(view, person, duties)
        for person, duties in _parents_of_open_children(view, root).items()
        if view.now >= _base(view, person, duties) + wait and not view.considered(person, ANSWERED)
    ]


def rechecks(view: View, root: str) -> set[date]:
    """List the days on which somebody's wait to be seen runs out, and those on which a child turns 18."""
    wait = timedelta(days=view.rules.number("S05.days"))
    waits = {
        _base(view, person, duties) + wait for person, duties in _parents_of_open_children(view, root).items()
    }
    return waits | view.birthdays(root, view.rules.number("child.under_age"))


def _parents_of_open_children(view: View, root: str) -> dict[str, list[tuple[date, Tie, Event]]]:
    parents: dict[str, list[tuple[date, Tie, Event]]] = {}
    for child, opening in view.open_children(root).items():
        for tie in view.ties_to_parents(child):
            expected_from = max(opening.occurred, tie.known_from)
            parents.setdefault(tie.a, []).append((expected_from, tie, opening))
    return parents


def _base(view: View, person: str, duties: list[tuple[date, Tie, Event]]) -> date:
    start = min(expected_from for expected_from, _, _ in duties)
    seen = view.last_seen(person)
    return max(start, seen.occurred) if seen else start


def _claim(view: View, person: str, duties: list[tuple[date, Tie, Event]]) -> Claim:
    name, since = view.name(person), day_in_words(_base(view, person, duties))
    roles = [
        Reason(
            f"{name} is recorded as {tie.type} of {view.name(tie.b)} (known on "
            f"{day_in_words(tie.known_from)}), whose case is open since {day_in_words(opening.occurred)}.",
            (tie.label, opening.id),
        )
        for _, tie, opening in duties
    ]
    headline = f"{name} has a parental role and has not been seen since {since}."
    return Claim((person,), headline, (*roles, *sightings_in_words(view, person)))


def sightings_in_words(view: View, person: str) -> list[Reason]:
    """Say when a person was last seen, by whom, and which later sighting does not count as seeing them."""
    name, counted, latest = view.name(person), view.last_seen(person), view.sightings(person)[-1:]
    said = [Reason(f"No record shows that {name} was seen by an agency whose seeing counts.", (person,))]
    if counted:
        by = f"{day_in_words(counted.occurred)} by {agency_in_words(counted.agency)}"
        said = [Reason(f"{name} was last seen on {by}.", (counted.id,))]
    for other in latest:
        if other is not counted:
            by = f"{agency_in_words(other.agency)} on {day_in_words(other.occurred)}"
            said.append(Reason(f"Being seen by {by} does not count as having been seen.", (other.id,)))
    return said


SIGNAL = Signal(
    code="S05",
    title="A parent nobody has seen",
    claims=unseen_adult,
    rechecks=rechecks,
    severity=Severity.AMBER,
    guidance=(
        "Where are they, who has asked them, and is it safe to? If there is domestic abuse, plan "
        "with a specialist first."
    ),
    for_whom="Allocated worker; Team Manager 14 days later",
    clears_when=(
        "They are seen or spoken to; or the reason they are not is recorded (not safe to see, no "
        "contact by court order, deceased, abroad, not known after asking); or no case is open."
    ),
    false_alarms="Seen, and not recorded; a parent abroad or in prison.",
    fairness=(
        "Do not let this become 'find the father' where that puts the mother in danger. Check who "
        "is missed: shift workers, and fathers who speak little English."
    ),
    reads=("S05.days", "seen.excluded_agencies", "child.under_age", "network.hops", "network.at_most"),
)
