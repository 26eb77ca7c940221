"""Writing the ledger: an event with its people, and taking one back."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from frontdoor.accounts.actor import Actor
from frontdoor.audit import actions as audit
from frontdoor.chronology.models import Event, Participant, Withdrawal


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
