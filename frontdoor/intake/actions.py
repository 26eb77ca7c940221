"""Taking in what arrives: stored as it came, once, with its people read out as mentions."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction

from frontdoor.accounts.actor import Actor
from frontdoor.agencies.models import Agency
from frontdoor.audit import actions as audit
from frontdoor.intake.answers import Answers
from frontdoor.intake.contact import PersonSaid
from frontdoor.intake.models import Draft, Mention, Received

T = TypeVar("T")


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


class AlreadySent(Exception):
    """Refused: this draft has been sent, and what was sent is not changed."""


@transaction.atomic
def start_draft(*, by: Actor, at: datetime) -> Draft:
    """Begin a contact; only its writer will see it until it is sent."""
    draft = Draft.objects.create(writer_id=by.id, agency_id=by.agency_id, started_at=at, changed_at=at)
    audit.record("started a draft", kind="draft", ref=str(draft.pk), by=by, at=at)
    return draft


@transaction.atomic
def keep_answers(draft: Draft, change: Callable[[Answers], T], *, at: datetime) -> T:
    """Change a draft's answers as they stand now, so that a second window undoes nothing. Not audited: a draft is
    its writer's own paper until it is sent, and what was sent is kept whole.
    """
    held = Draft.objects.select_for_update().get(pk=draft.pk)
    if held.sent_id is not None:
        raise AlreadySent("This contact has been sent. To tell us more, make another contact.")
    answers = Answers(held.answers)
    given = change(answers)
    held.changed_at = at
    held.save(update_fields=["answers", "changed_at"])
    draft.answers, draft.changed_at = held.answers, at
    return given


@transaction.atomic
def discard_draft(draft: Draft, *, by: Actor, at: datetime) -> None:
    """Throw away a draft that will not be sent, with everything that was written in it."""
    held = Draft.objects.select_for_update().get(pk=draft.pk)
    if held.sent_id is not None:
        raise AlreadySent("This contact has been sent, and cannot be thrown away.")
    audit.record("discarded a draft", kind="draft", ref=str(held.pk), by=by, at=at)
    held.delete()
