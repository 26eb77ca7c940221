"""What changed on a day: what became known, and what was taken back.

A replay needs to look only on these days and on those each signal declares; and when a finding stops being
true, the manager is told which of these made it so.
"""

from collections.abc import Iterator
from datetime import date

from kinfold.finding import Reason
from kinfold.records import Event, Ledger, Tie


def change_days(ledger: Ledger) -> set[date]:
    """List every day on which a record or a link became known, was withdrawn or was undone."""
    began = {event.known for event in ledger.events} | {tie.known_from for tie in ledger.ties}
    ended = {event.withdrawn for event in ledger.events} | {tie.known_to for tie in ledger.ties}
    return began | {day for day in ended if day is not None}


def changes_on(ledger: Ledger, day: date) -> tuple[Reason, ...]:
    """Say what became known, was withdrawn, was linked or was undone on a day, each with its record."""
    return (*_of_links(ledger, day), *_of_records(ledger, day))


def _of_links(ledger: Ledger, day: date) -> Iterator[Reason]:
    for tie in ledger.ties:
        if day in (tie.known_from, tie.known_to) and tie.known_from != tie.known_to:
            what = "became known" if day == tie.known_from else "was undone"
            said = (
                f"The link between {_name(ledger, tie.a)} and {_name(ledger, tie.b)} ({_type(tie)}) {what}."
            )
            yield Reason(said, (tie.label,))


def _of_records(ledger: Ledger, day: date) -> Iterator[Reason]:
    for event in ledger.events:
        if day in (event.known, event.withdrawn) and event.known != event.withdrawn:
            what = "became known" if day == event.known else "was withdrawn"
            yield Reason(f"A record ({_kind(event)}) {what}.", (event.id,))


def _type(tie: Tie) -> str:
    return tie.type.replace("_", " ")


def _kind(event: Event) -> str:
    words = " ".join(part for part in (event.kind, event.subtype) if part)
    return f"{words}, {event.agency}, {event.occurred:%d/%m/%Y}".replace("_", " ")


def _name(ledger: Ledger, person: str) -> str:
    known = ledger.by_id.get(person)
    return known.name if known and known.name else "someone not yet named"
