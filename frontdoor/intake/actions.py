"""Taking in what arrives: stored as it came, once, with its people read out as mentions."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from frontdoor.accounts.actor import Actor
from frontdoor.agencies.models import Agency
from frontdoor.audit import actions as audit
from frontdoor.intake.contact import PersonSaid
from frontdoor.intake.models import Mention, Received


@transaction.atomic
def receive(
    *,
    body: dict[str, Any],
    people: Iterable[PersonSaid],
    agency: Agency,
    message_id: str,
    kind: str,
    channel: str,
    by: Actor,
    at: datetime,
) -> tuple[Received, bool]:
    """Keep one delivery and read out its people. A second delivery gives back the first, and False."""
    received, fresh = Received.objects.get_or_create(
        agency=agency,
        message_id=message_id,
        defaults={
            "kind": kind,
            "channel": channel,
            "body": body,
            "received_at": at,
            "sent_by_id": by.id,
            "sent_by_name": by.name,
        },
    )
    if not fresh:
        return received, False
    Mention.objects.bulk_create(
        Mention(
            received=received,
            number=person.number,
            role=person.role,
            answer=person.answer,
            description=person.description(),
        )
        for person in people
    )
    audit.record("received", kind=kind, ref=received.ref, by=by, at=at, channel=channel)
    return received, True
