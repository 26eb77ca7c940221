"""Writing the ledger: an event with its people, and taking one back."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from frontdoor.accounts.actor import Actor
from frontdoor.audit import actions as audit
from frontdoor.chronology.models import Correction, Event, Participant, Withdrawal


@transaction.atomic
def write(
    *,
    kind: str,
    agency: str,
    occurred_on: date,
    participants: Mapping[str, Iterable[int]],
    by: Actor,
    at: datetime,
    **more: Any,
) -> Event:
    """Add one event to the ledger. `participants` maps a role to person ids; `more` holds the other columns."""
    event = Event.objects.create(
        kind=kind,
        agency=agency,
        occurred_on=occurred_on,
        recorded_at=at,
        by_id=by.id,
        by_name=by.name,
        **more,
    )
    Participant.objects.bulk_create(
        Participant(event=event, person_id=person, role=role)
        for role, persons in participants.items()
        for person in dict.fromkeys(persons)
    )
    audit.record("wrote to the ledger", kind="event", ref=event.ref, by=by, at=at, entry=kind)
    return event


@transaction.atomic
def withdraw(*, event: Event, why: str, by: Actor, at: datetime) -> Withdrawal:
    """Take an event back. It stays in the ledger, marked with who took it back, when and why."""
    audit.record("withdrew from the ledger", kind="event", ref=event.ref, by=by, at=at, why=why)
    return Withdrawal.objects.create(event=event, withdrawn_at=at, why=why, by_name=by.name)


KEPT = ("kind", "subtype", "agency", "referral", "concern", "claim", "said_by", "received")


@transaction.atomic
def correct(
    *, event: Event, what_was_wrong: str, occurred_on: date, text: str, analysis: str, by: Actor, at: datetime
) -> Correction:
    """Add a later entry that says an earlier one right. The earlier is taken back and stays, with what was wrong."""
    people: dict[str, list[int]] = {}
    for each in event.participants.order_by("id"):
        people.setdefault(each.role, []).append(each.person_id)
    later = write(
        occurred_on=occurred_on,
        participants=people,
        text=text,
        analysis=analysis,
        more=event.more,
        by=by,
        at=at,
        **{name: getattr(event, name) for name in KEPT},
    )
    made = Correction.objects.create(corrects=event, event=later, what_was_wrong=what_was_wrong)
    withdraw(event=event, why=f"Corrected: {what_was_wrong}", by=by, at=at)
    return made
