"""The story of a history: another system's past, told for the first time or again, walked through the rooms.

A record that says exactly what it said before is one delivery, and its people are not described twice. Of each
record only the events not heard before are written, because next year's return repeats this year's. The day on
which all of it became known is the day it arrived: a view of an earlier day does not see it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from frontdoor.accounts.actor import Actor
from frontdoor.agencies.actions import known_or_new
from frontdoor.agencies.models import Agency
from frontdoor.alerts.evaluation import look_again
from frontdoor.chronology.actions import write
from frontdoor.chronology.models import Event
from frontdoor.intake import actions as intake
from frontdoor.intake.history import HistoryEvent, HistoryRecord
from frontdoor.intake.in_turn import wait_for_turn
from frontdoor.intake.models import Mention, Received
from frontdoor.people import actions as people
from frontdoor.people.models import Person

# How many people are looked at together once their history is in.
AT_ONCE = 100


@dataclass(slots=True)
class Counts:
    """What an arrival of history added: records told, descriptions new, events written by kind, events known already."""

    records: int = 0
    described: int = 0
    written: Counter[tuple[str, str]] = field(default_factory=Counter)
    already: int = 0

    @property
    def events(self) -> int:
        """How many events were written."""
        return self.written.total()


@transaction.atomic
def history_arrives(
    agency_key: str, sender: str, records: Iterable[HistoryRecord], *, channel: str, by: Actor, at: datetime
) -> Counts:
    """Walk records of the past through the rooms: all of them, or none. `sender` is how the source is called."""
    wait_for_turn()
    agency = known_or_new(agency_key)
    # One question, kept in memory: an event's item is text in `more`, which no index covers.
    heard = _items_heard(sender)
    counts = Counts()
    touched: list[int] = []
    for record in records:
        person = _tell(record, heard, counts, agency=agency, channel=channel, sender=sender, by=by, at=at)
        touched += [person.pk] if person else []
    for group in _groups(list(dict.fromkeys(touched))):
        look_again(group, at=at)
    return counts


def _items_heard(sender: str) -> set[str]:
    told = Event.objects.filter(received__kind=Received.Kind.HISTORY, more__sender=sender)
    return set(told.values_list("more__item", flat=True).iterator())


def _tell(
    record: HistoryRecord,
    heard: set[str],
    counts: Counts,
    *,
    agency: Agency,
    channel: str,
    sender: str,
    by: Actor,
    at: datetime,
) -> Person | None:
    """Take in one record; gives the person whose history grew, or None where it said nothing new."""
    received, fresh = intake.receive(
        body=record.raw,
        people=[record.person],
        agency=agency,
        message_id=record.message_id,
        kind=Received.Kind.HISTORY,
        channel=channel,
        by=by,
        at=at,
    )
    new = [event for event in record.events if event.item_id not in heard]
    counts.records += 1
    counts.described += fresh
    counts.already += len(record.events) - len(new)
    if not fresh and not new:
        return None
    person = _person_of(received, record, fresh=fresh, at=at)
    for event in new:
        _write(event, person, received, sender=sender, by=by, at=at)
        heard.add(event.item_id)
        counts.written[event.kind, event.subtype] += 1
    return person


def _person_of(received: Received, record: HistoryRecord, *, fresh: bool, at: datetime) -> Person:
    # The very same words, of which more can be read by now, are still about the person they were about.
    if fresh:
        return people.describe(received, at=at)[record.person.number]
    return Mention.objects.select_related("person").get(received=received, number=record.person.number).person


def _write(
    event: HistoryEvent, person: Person, received: Received, *, sender: str, by: Actor, at: datetime
) -> None:
    write(
        kind=event.kind,
        subtype=event.subtype,
        agency=event.agency,
        occurred_on=event.occurred,
        participants={role: [person.pk] for role in event.roles},
        referral=event.referral,
        concern=event.concern,
        text=event.text,
        more={**event.more, "item": event.item_id, "sender": sender},
        received=received,
        by=by,
        at=at,
    )


def _groups(persons: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(persons), AT_ONCE):
        yield persons[start : start + AT_ONCE]
