"""Two agencies worried about one family within weeks, and no conversation between them on record.

Lesson: midwife and youth worker each held half. Ten minutes on the telephone would have put the halves
together; nobody rang, because each had told the front door and thought that was it.
"""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta

from kinfold.finding import Reason, Severity
from kinfold.records import Event
from kinfold.signals.counting import in_order
from kinfold.signals.signal import Claim, Signal
from kinfold.signals.wording import agencies_in_words, contact_in_words, day_in_words
from kinfold.timeline import View

ENOUGH = 2  # a conversation needs two of those who are worried


def agencies_worried_and_nobody_has_spoken(view: View, root: str) -> list[Claim]:
    """Several agencies told of a concern close together, and no conversation between them is recorded."""
    wait = timedelta(days=view.rules.number("S09.days"))
    talks = view.family_records(root, "conversation", "meeting")
    silent = [
        (concern, near, worried)
        for concern, near, worried in _pairs(view, root)
        if view.now >= _both_known(concern, near) + wait and not _spoke(talks, concern, worried)
    ]
    if not silent:
        return []
    shown = {record.id: record for concern, near, _ in silent for record in (*near, concern)}
    worried_now = agencies_in_words(record.agency for record in shown.values())
    headline = f"{worried_now} are worried about this family and no conversation is recorded."
    lines = [_line(view, record) for record in sorted(shown.values(), key=in_order)]
    latest = max((concern for concern, _, _ in silent), key=in_order)
    nothing = (
        f"No conversation or meeting with two of the agencies that are worried is recorded since "
        f"{day_in_words(latest.occurred)}."
    )
    return [Claim((), headline, (*lines, Reason(nothing, (latest.id,))))]


def rechecks(view: View, root: str) -> set[date]:
    """List the days on which the wait for a conversation runs out."""
    wait = timedelta(days=view.rules.number("S09.days"))
    return {_both_known(concern, near) + wait for concern, near, _ in _pairs(view, root)}


def _pairs(view: View, root: str) -> list[tuple[Event, list[Event], set[str]]]:
    """Give each concern that has another agency's before it, near in time, with those and all who are worried."""
    concerns, gap = view.concerns(root), timedelta(days=view.rules.number("S09.gap_days"))
    if len({concern.agency for concern in concerns}) < ENOUGH:
        return []
    days = [concern.occurred for concern in concerns]
    found = []
    for place, concern in enumerate(concerns):
        first, end = bisect_left(days, concern.occurred - gap), bisect_right(days, concern.occurred + gap)
        near = [other for other in concerns[first:place] if other.agency != concern.agency]
        if near:
            found.append((concern, near, {other.agency for other in concerns[first:end]}))
    return found


def _both_known(concern: Event, near: list[Event]) -> date:
    if near[0].known <= concern.known:
        return concern.known
    return max(concern.known, min(other.known for other in near))


def _spoke(talks: list[Event], concern: Event, worried: set[str]) -> bool:
    return any(
        talk.occurred >= concern.occurred
        and len({talk.agency, *talk.with_agencies, *talk.attended} & worried) >= ENOUGH
        for talk in talks
    )


def _line(view: View, record: Event) -> Reason:
    return Reason(contact_in_words(view, record, record.people), (record.id,))


SIGNAL = Signal(
    code="S09",
    title="Agencies are worried and nobody has spoken",
    claims=agencies_worried_and_nobody_has_spoken,
    rechecks=rechecks,
    severity=Severity.AMBER,
    guidance="Ring them. Ten minutes. Record what each knows that the other did not.",
    for_whom="Leads of both agencies that made contact; CASS Team Manager",
    clears_when=(
        "A conversation or meeting with at least two of the agencies that are worried, on or after the later "
        "contact, is recorded; or a contact is withdrawn, or a link is undone."
    ),
    false_alarms="They spoke, and did not record it: recording it is one tap.",
    fairness="Nothing falls on families; the load falls on agencies.",
    reads=("S09.gap_days", "S09.days", "network.hops", "network.at_most"),
)
