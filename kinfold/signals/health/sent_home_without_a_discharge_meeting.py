"""A child who went home from hospital without the discharge planning meeting that the circumstances called for.

Lesson: a baby went home to a mother who had said she was afraid to, and no meeting was held, because nothing said
who should call one. A meeting held late is still worth holding, and clears it.
"""

from datetime import date, timedelta

from kinfold.finding import Reason, Severity
from kinfold.records import Event
from kinfold.signals.counting import in_order
from kinfold.signals.health.criteria import Judged, criteria
from kinfold.signals.signal import Claim, Signal
from kinfold.signals.wording import listed, record_in_words
from kinfold.timeline import View

PLANNING = "discharge_planning"


def sent_home_without_a_discharge_meeting(view: View, root: str) -> list[Claim]:
    """A child went home although the criteria for a discharge planning meeting held, and none was held."""
    inside = view.network(root)
    return [
        _claim(view, person, discharge, holding)
        for discharge in view.family_records(root, "discharge")
        for person in dict.fromkeys(discharge.about)
        if person in inside
        and view.is_child(person, discharge.occurred)
        and not _met(view, person, _stay_began(view, person, discharge))
        and (holding := _criteria(view, root, person, discharge))
    ]


def rechecks(view: View, root: str) -> set[date]:
    """List no day: a discharge is judged as of its own day."""
    return set()


def _stay_began(view: View, person: str, discharge: Event) -> date:
    stays = view.records_about(person, {"admission", "discharge"})
    before = [record for record in stays if in_order(record) < in_order(discharge)]
    if before and before[-1].kind == "admission":
        return before[-1].occurred
    return discharge.occurred - timedelta(days=view.rules.number("S08.stay_days"))


def _met(view: View, person: str, since: date) -> bool:
    meetings = view.records_about(person, {"meeting"})
    return any(meeting.subtype == PLANNING and meeting.occurred >= since for meeting in meetings)


def _criteria(view: View, root: str, person: str, discharge: Event) -> list[Judged]:
    """Judge the criteria on the day of the discharge, with the network as known when it became known."""
    then = view.as_known_then(discharge.known)
    inside = then.network(root)
    held = {id(r): r for member in inside.members for r in then.ledger.records_of.get(member, ())}
    # What happened before the discharge counts whenever it became known: the one exception to hindsight.
    records = [
        r for r in held.values() if then.knows(r) or (view.knows(r) and r.occurred < discharge.occurred)
    ]
    person_then = then.ledger.id_of(person)
    return criteria(then, root, person_then, on=discharge.occurred, records=sorted(records, key=in_order))


def _claim(view: View, person: str, discharge: Event, holding: list[Judged]) -> Claim:
    why = listed([judged.short for judged in holding])
    headline = f"{view.name(person)} went home without a discharge planning meeting: {why}."
    nothing = f"No discharge planning meeting about {view.name(person)} is recorded for this stay, or since."
    home = record_in_words(view, discharge, how_late=True)
    reasons = (Reason(home, (discharge.id,)), Reason(nothing, (discharge.id,)))
    return Claim((person, discharge.id), headline, (*reasons, *(judged.reason for judged in holding)))


SIGNAL = Signal(
    code="S08",
    title="Sent home without a discharge meeting",
    claims=sent_home_without_a_discharge_meeting,
    rechecks=rechecks,
    severity=Severity.RED,
    guidance="Visit within one working day. Hold the meeting now.",
    for_whom="Team Manager and named nurse, the same day",
    clears_when="A discharge planning meeting is held, also afterwards, and recorded.",
    false_alarms="A meeting that was held and not recorded.",
    fairness="The criteria must be about circumstances, never about a postcode.",
    reads=(
        "S08.criteria",
        "S08.concern_days",
        "S08.stay_days",
        "child.under_age",
        "network.hops",
        "network.at_most",
    ),
)
