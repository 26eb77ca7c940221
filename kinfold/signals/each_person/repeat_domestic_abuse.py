"""Domestic abuse between the same two people, told of more than once in a year.

Lesson: each incident was "no injury, words of advice". Two records about the same two people are a pattern,
whoever was written down as the victim each time.
"""

from datetime import date

from kinfold.finding import Reason, Severity
from kinfold.records import Event
from kinfold.signals.counting import distinct, leaves
from kinfold.signals.signal import Claim, Signal
from kinfold.signals.wording import agency_in_words, day_in_words, kind_in_words
from kinfold.timeline import View


def repeat_domestic_abuse(view: View, root: str) -> list[Claim]:
    """Domestic abuse between the same two people has been told of more than once, whichever way round."""
    times = view.rules.number("S11.records")
    return [
        _claim(view, pair, records)
        for pair, records in _by_pair(view, root).items()
        if len(distinct(records)) >= times
    ]


def rechecks(view: View, root: str) -> set[date]:
    """List the days on which a record leaves the window."""
    return leaves(_records(view, root), view.rules.number("S11.days"))


def _records(view: View, root: str) -> list[Event]:
    held = view.recent(view.family_records(root, "contact", "disclosure"), view.rules.number("S11.days"))
    return [record for record in held if record.victim]


def _by_pair(view: View, root: str) -> dict[tuple[str, ...], list[Event]]:
    # A suspect who was not recorded counts as one unnamed person.
    pairs: dict[tuple[str, ...], list[Event]] = {}
    for record in _records(view, root):
        pair = tuple(sorted(person for person in (record.victim, record.suspect) if person))
        pairs.setdefault(pair, []).append(record)
    return pairs


def _claim(view: View, pair: tuple[str, ...], records: list[Event]) -> Claim:
    count, days = len(distinct(records)), view.rules.number("S11.days")
    two = " and ".join([view.name(person) for person in pair] + ["somebody not recorded"] * (len(pair) == 1))
    return Claim(
        pair,
        f"{count} domestic abuse records about {two} in {days} days.",
        tuple(Reason(_line(view, record), (record.id,)) for record in records),
    )


def _line(view: View, record: Event) -> str:
    by = f"by {view.name(record.suspect)}" if record.suspect else "by somebody not recorded"
    return (
        f"{day_in_words(record.occurred)}, {agency_in_words(record.agency)}: {kind_in_words(record)}, of "
        f"{view.name(record.victim)} {by}; known on {day_in_words(record.known)}."
    )


SIGNAL = Signal(
    code="S11",
    title="Repeat domestic abuse, same people",
    claims=repeat_domestic_abuse,
    rechecks=rechecks,
    severity=Severity.RED,
    guidance=(
        "Is there a baby or a pregnancy? Is somebody coming home from hospital? See the victim alone before any "
        "joint contact. MARAC: yes or no, and why?"
    ),
    for_whom="Team Manager; domestic abuse lead, the same day",
    clears_when="The records leave the window, or one is withdrawn, or a link is undone.",
    false_alarms="Allegations against each other, with the roles swapped: both ways round are shown.",
    fairness="How the police record differs by area; victims are recorded as suspects.",
    reads=("S11.records", "S11.days", "network.hops", "network.at_most"),
)
