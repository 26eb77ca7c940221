"""Turns ledger rows into kinfold records, and gathers everything on record around some people."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, cached_property

from django.utils.timezone import localdate

from frontdoor.chronology.models import Event, Participant
from frontdoor.families.models import Tie
from frontdoor.families.queries import around
from frontdoor.families.records import read_ties, tie_records
from frontdoor.people.clusters import across
from frontdoor.people.records import Judged, PeopleRead, judgements, people_records, read_people
from kinfold import records

# A root may stand three ties from someone touched, and a parent outside its network three more.
HOPS = 6


def ledger_around(persons: Iterable[int], day: date) -> tuple[records.Ledger, dict[int, int], dict[int, int]]:
    """Everything on record about everyone around these persons, whom each stands for that day, and how near."""
    near = around(persons, hops=HOPS)
    ledger, stands_for = ledger_of(set(near), day)
    return ledger, stands_for, near


def ledger_of(everyone: set[int], day: date) -> tuple[records.Ledger, dict[int, int]]:
    """Everything on record about exactly these persons, and whom each stands for that day."""
    return _ledger(Read(everyone), day, standing=day)


class Read:
    """The rows about some persons, each read once however many days are asked about."""

    def __init__(self, everyone: Iterable[int]) -> None:
        self.everyone = set(everyone)

    @cached_property
    def people(self) -> PeopleRead:
        """The persons, and the judgements among them."""
        return read_people(self.everyone)

    @cached_property
    def ties(self) -> list[Tie]:
        """The ties among them."""
        return read_ties(self.everyone)

    @cached_property
    def who(self) -> list[tuple[int, str, int]]:
        """Who is in each event in which one of them appears, but for those beyond a barrier."""
        events = Participant.objects.filter(person_id__in=self.everyone).values("event_id")
        found = Participant.objects.filter(event_id__in=events).exclude(
            person_id__in=across(self.everyone) - self.everyone
        )
        return list(found.order_by("id").values_list("event_id", "role", "person_id"))

    @cached_property
    def events(self) -> list[Event]:
        """Those events, in the order of the ledger."""
        ids = {event for event, _, _ in self.who}
        return list(Event.objects.select_related("withdrawal").filter(id__in=ids).order_by("id"))


def _ledger(read: Read, day: date, *, standing: date) -> tuple[records.Ledger, dict[int, int]]:
    stands_for, people, joined_later = people_records(read.everyone, day, standing=standing, read=read.people)
    ties = [*tie_records(read.ties, stands_for), *joined_later]

    @cache
    def judged() -> list[Judged]:
        return judgements(read.people)

    def as_held(earlier: date, later: date) -> records.Ledger:
        # What is judged today must not say who was who on the day of a decision (ADR 6).
        if any(each.joins(earlier, later) != each.joins(day, standing) for each in judged()):
            return _ledger(read, earlier, standing=later)[0]
        return held

    names = {str(person): str(leader) for person, leader in stands_for.items()}
    held = records.Ledger.of(people, ties, event_records(read, stands_for), stands_for=names, as_held=as_held)
    return held, stands_for


def event_records(read: Read, stands_for: Mapping[int, int]) -> list[records.Event]:
    """Every event in which one of these persons appears, with all its people but those beyond a barrier."""
    roles: dict[int, dict[str, list[str]]] = {}
    for event, role, person in read.who:
        names = roles.setdefault(event, {}).setdefault(role, [])
        name = str(stands_for.get(person, person))
        if name not in names:
            names.append(name)
    return [_event(row, roles[row.id]) for row in read.events]


def _event(row: Event, roles: Mapping[str, list[str]]) -> records.Event:
    withdrawn = getattr(row, "withdrawal", None)
    return records.Event(
        id=row.ref,
        kind=row.kind,
        subtype=row.subtype,
        agency=row.agency,
        occurred=row.occurred_on,
        recorded=localdate(row.recorded_at),
        withdrawn=localdate(withdrawn.withdrawn_at) if withdrawn else None,
        order=row.id,
        about=tuple(roles.get("about", ())),
        named=tuple(roles.get("named", ())),
        seen=tuple(roles.get("seen", ())),
        looked_at=tuple(roles.get("looked_at", ())),
        assessed=tuple(roles.get("assessed", ())),
        victim=next(iter(roles.get("victim", ())), ""),
        suspect=next(iter(roles.get("suspect", ())), ""),
        attended=tuple(row.more.get("attended", ())),
        with_agencies=tuple(row.more.get("with", ())),
        referral=row.referral,
        concern=row.concern,
        text=row.text,
    )
