"""What waits here about a family: its contacts without a decision, each with its clock."""

from collections.abc import Collection
from datetime import datetime

from frontdoor.accounts.actor import Actor
from frontdoor.chronology.due import Due
from frontdoor.intake.models import Received
from frontdoor.response.queries import due_by


def contacts_to_decide(actor: Actor, persons: Collection[int], at: datetime) -> list[Due]:
    """The contacts about these persons that nobody has decided on, for whoever may see the queue."""
    if not actor.may("see the queue"):
        return []
    rows = Received.objects.select_related("agency").filter(
        kind=Received.Kind.CONTACT, decision__isnull=True, mentions__person__in=persons
    )
    return [_due(contact, at) for contact in rows.distinct().order_by("id")]


def _due(contact: Received, at: datetime) -> Due:
    due = due_by(contact)
    said = f"Decide on contact {contact.ref} from {contact.agency.said_as}"
    return Due(due, said, ("response:contact", contact.ref), overdue=due < at)
