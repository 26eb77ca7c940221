"""Tells the Head of Service of a contact that is past its time and that nobody at the front door may see.

It stands in no worker's queue, so nobody there can be late with it; the same clock runs all the same.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from frontdoor.agencies.queries import people_with_role
from frontdoor.intake.models import Received
from frontdoor.outbox.actions import tell
from frontdoor.outbox.sentences import About
from frontdoor.people.models import Person
from frontdoor.response.queries import due_by
from frontdoor.sealing.queries import any_sealed, who_may_see

AT_THE_DOOR = ("front_door_worker", "team_manager")
HEAD = "head_of_service"


@transaction.atomic
def tell_of_late_sealed_contacts(*, at: datetime) -> int:
    """Tell of each once, by its reference only; gives how many are late. Safe to run twice."""
    late = list(_late(at))
    for contact in late:
        tell(
            to=None,
            role=HEAD,
            about=About.CONTACT_LATE,
            ref=contact.ref,
            kind="sealed_contact_late",
            at=at,
            urgent=True,
        )
    return len(late)


def _late(at: datetime) -> Iterator[Received]:
    """The contacts past their time in which somebody is described whom nobody at the front door may see."""
    rows = Received.objects.filter(kind=Received.Kind.CONTACT, decision__isnull=True, received_at__lt=at)
    late = [contact for contact in rows.order_by("id") if due_by(contact) < at]
    door = {each.user_id for role in AT_THE_DOOR for each in people_with_role(role, localdate(at))}
    for contact in late:
        described = set(Person.objects.filter(mention__received=contact).values_list("id", flat=True))
        if any_sealed(described) and not who_may_see(described, sorted(door)):
            yield contact
