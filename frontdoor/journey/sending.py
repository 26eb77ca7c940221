"""Sending a draft: it becomes a contact, and is marked as sent, in one transaction; sent twice it is one contact."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from frontdoor.accounts.actor import Actor
from frontdoor.agencies.models import Agency
from frontdoor.intake.draft_to_contact import contact_from_draft
from frontdoor.intake.in_turn import wait_for_turn
from frontdoor.intake.models import Received
from frontdoor.intake.queries import draft_of
from frontdoor.journey import steps


@transaction.atomic
def send_draft(draft_id: UUID, *, by: Actor, at: datetime) -> Received:
    """Send a draft of one's own. Raises NotFinished where a page is unanswered; then nothing is sent."""
    wait_for_turn()
    draft = draft_of(draft_id, by.id)
    if draft.sent is not None:
        return draft.sent
    received = steps.contact_arrives(
        contact_from_draft(draft, localdate(at)),
        agency=Agency.objects.get(pk=by.agency_id),
        message_id=str(draft.pk),
        by=by,
        at=at,
    )
    draft.sent = received
    draft.save(update_fields=["sent"])
    return received
