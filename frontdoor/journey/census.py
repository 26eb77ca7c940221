"""A children in need census return arrives: read once whole and refused if it is none, then taken in, all or nothing."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.db import transaction
from django.utils.timezone import localdate

from frontdoor.accounts.actor import Actor
from frontdoor.audit import actions as audit
from frontdoor.intake.cin import reading, returns
from frontdoor.intake.history import HistoryRecord
from frontdoor.intake.models import Received
from frontdoor.intake.quarantine import keeping as quarantine
from frontdoor.journey.history import Counts, history_arrives


@dataclass(slots=True)
class Taken:
    """What came of a return, counted: for the person who gave it."""

    children: int = 0
    episodes: int = 0
    history: Counts = field(default_factory=Counts)
    aside: Counter[str] = field(default_factory=Counter)
    newly_aside: int = 0
    settled: int = 0
    noticed: Counter[str] = field(default_factory=Counter)


def take_in(path: Path, *, by: Actor, at: datetime) -> Taken:
    """Take in a census return as history. Raises CannotRead, and nothing is changed, where it is not one."""
    with reading.open_return(path) as stream:
        authority = reading.look_through(stream).authority
        with transaction.atomic():
            return _take_in(stream, returns.sender_of(authority), by=by, at=at)


def _take_in(stream: BinaryIO, sender: str, *, by: Actor, at: datetime) -> Taken:
    taken = Taken()
    waiting = quarantine.waiting_items(sender)
    met: set[str] = set()
    unread: set[str] = set()

    def records() -> Iterator[HistoryRecord]:
        for read in returns.read(stream, today=localdate(at)):
            taken.children += 1
            taken.episodes += read.episodes
            taken.noticed.update(read.noticed)
            taken.aside.update(each.reason for each in read.aside)
            met.update(waiting & read.met)
            unread.update(each.item for each in read.aside)
            items = [(each.item, each.reason, each.xml) for each in read.aside]
            taken.newly_aside += len(quarantine.put_aside(items, source=sender, by=by, at=at))
            if read.record:
                yield read.record

    taken.history = history_arrives(
        "social_care", sender, records(), channel=Received.Channel.CIN, by=by, at=at
    )
    taken.settled = quarantine.settle(met - unread, source=sender, by=by, at=at)
    audit.record(
        "took in a return",
        kind="return",
        ref=sender,
        by=by,
        at=at,
        children=taken.children,
        events=taken.history.events,
        set_aside=taken.newly_aside,
        settled=taken.settled,
    )
    return taken
