"""Turns ledger rows into kinfold records, and gathers everything on record around some people."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from django.utils.timezone import localdate

from frontdoor.chronology.models import Event, Participant
from frontdoor.families.queries import around
from frontdoor.families.records import tie_records
from frontdoor.people.clusters import across
from frontdoor.people.records import Judged, judgements, people_records
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
    return _ledger(everyone, day, standing=day)


def _ledger(everyone: set[int], day: date, *, standing: date) -> tuple[records.Ledger, dict[int, int]]:
    stands_for, people, joined_later = people_records(everyone, day, standing=standing)
    ties = [*tie_records(everyone, stands_for), *joined_later]

    @cache
    def judged() -> list[Judged]:
        return judgements(everyone)

    def as_held(earlier: date, later: date) -> records.Ledger:
        # What is judged today must not say who was who on the day of a decision (ADR 6).
        if any(each.joins(earlier, later) != each.joins(day, standing) for each in judged()):
            return _ledger(everyone, earlier, standing=later)[0]
        return held

    names = {str(person): str(leader) for person, leader in stands_for.items()}
    events = event_records(everyone, stands_for)
    held = records.Ledger.of(people, ties, events, stands_for=names, as_held=as_held)
    return held, stands_for


def event_records(persons: Iterable[int], stands_for: Mapping[int, int]) -> list[records.Event]:
    """Every event in which one of these persons appears, with all its people but those beyond a barrier."""
    persons = set(persons)
    events = Participant.objects.filter(person_id__in=persons).values("event_id")
    roles: dict[int, dict[str, list[str]]] = {}
    who = (
        Participant.objects.filter(event_id__in=events)
        .exclude(person_id__in=across(persons) - persons)
        .order_by("id")
        .values_list("event_id", "role", "person_id")
    )
    for event, role, person in who:
        names = roles.setdefault(event, {}).setdefault(role, [])
        name = str(stands_for.get(person, person))
        if name not in names:
            names.append(name)
    rows = Event.objects.select_related("withdrawal").filter(id__in=roles).order_by("id")
    return [_event(row, roles[row.id]) for row in rows]


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
