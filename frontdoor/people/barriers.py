"""Barriers: an adoption or a court order keeps two records apart, and neither shows the other without the right.

Every page stands on somebody. What it shows is gathered without crossing a barrier, for everybody alike, so that a
page forgets nothing by asking; whoever has the right goes across by one page of its own (journey/barriers).
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.http import Http404

from frontdoor.access.permissions import check
from frontdoor.accounts.actor import Actor
from frontdoor.audit import actions as audit
from frontdoor.people.actions import AlreadyUndone
from frontdoor.people.clusters import across, everyone_joined
from frontdoor.people.models import Barrier, BarrierEnd, Person
from frontdoor.people.questions import ask_again

SEE_ACROSS = "see across barriers"


class HeldToBeOne(Exception):
    """Refused: two who are held to be one person must be parted before a barrier can stand between them."""


class StandsAlready(Exception):
    """Refused: a barrier between these two stands already."""


def hidden_from(actor: Actor, persons: Iterable[int]) -> set[int]:
    """Everyone whom a page that stands on these persons must not show to this actor."""
    return set() if actor.may(SEE_ACROSS) else across(persons)


def check_not_across(one: int, other: int) -> None:
    """A page about two whom a barrier keeps apart is a page that is not there: to say more would say too much."""
    if other in across([one]):
        raise Http404("There is no such page.")


def standing_barriers(person: int) -> list[Barrier]:
    """The barriers that stand about this person or anybody who is the same, the oldest first."""
    mine = everyone_joined([person])
    rows = Barrier.objects.select_related("one", "other").filter(end__isnull=True).order_by("id")
    return [each for each in rows.filter(one_id__in=mine) | rows.filter(other_id__in=mine)]


@transaction.atomic
def set_barrier(
    one: Person,
    other: Person,
    *,
    kind: str,
    order_reference: str,
    asked_by: str,
    why: str,
    by: Actor,
    at: datetime,
) -> Barrier:
    """Keep two records apart. Raises HeldToBeOne where they are joined, and StandsAlready where it stands."""
    check(by, "set barriers")
    if kind not in Barrier.Kind:
        raise ValueError(f"'{kind}' is not a kind of barrier.")
    if not (order_reference.strip() and asked_by.strip() and why.strip()):
        raise ValueError("Say by which order, at whose request and why, so that it can be checked.")
    low, high = sorted((one, other), key=lambda person: person.pk)
    if high.pk in everyone_joined([low.pk]):
        raise HeldToBeOne(
            "These two are held to be one person. Undo the judgement that joins them first, with a reason."
        )
    if high.pk in across([low.pk]):
        raise StandsAlready("These two are kept apart already.")
    barrier = Barrier.objects.create(
        one=low,
        other=high,
        kind=kind,
        order_reference=order_reference.strip(),
        asked_by=asked_by.strip(),
        why=why.strip(),
        set_at=at,
        by_id=by.id,
        by_name=by.name,
    )
    # Under its own reference: an entry under both people would tell an auditor who they are to each other.
    audit.record("set a barrier", kind="barrier", ref=barrier.ref, by=by, at=at, why=barrier.why, order=kind)
    ask_again([low.pk])
    ask_again([high.pk])
    return barrier


@transaction.atomic
def lift_barrier(barrier: Barrier, *, why: str, by: Actor, at: datetime) -> BarrierEnd:
    """Lift a barrier, with a reason. It stays on record that it stood."""
    check(by, "set barriers")
    if not why.strip():
        raise ValueError("Say why you lift this barrier, in a sentence.")
    if BarrierEnd.objects.filter(barrier=barrier).exists():
        raise AlreadyUndone("This barrier was already lifted.")
    end = BarrierEnd.objects.create(
        barrier=barrier, lifted_at=at, why=why.strip(), by_id=by.id, by_name=by.name
    )
    audit.record("lifted a barrier", kind="barrier", ref=barrier.ref, by=by, at=at, why=end.why)
    ask_again([barrier.one_id, barrier.other_id])
    return end
