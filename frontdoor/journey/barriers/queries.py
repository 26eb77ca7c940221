"""Gathers the barriers about one person, from their side; across only for the page of who has the right."""

from datetime import datetime

from django.http import Http404
from django.utils.timezone import localdate

from frontdoor.journey.barriers.pages import BarrierShown, BarriersPage, CheckPage
from frontdoor.journey.queries import sides, told_by
from frontdoor.people.barriers import standing_barriers
from frontdoor.people.models import Barrier, Person
from frontdoor.people.pages import PersonKnown
from frontdoor.people.queries import people_known


def barriers_page(person: Person, *, now: datetime) -> BarriersPage:
    """The barriers about one person, without a word about who is on the other side."""
    me = people_known([person.pk])[person.pk]
    shown = tuple(_shown(each) for each in standing_barriers(person.pk))
    return BarriersPage(me, person.ref, localdate(now), shown)


def across_page(person: Person, *, now: datetime) -> BarriersPage:
    """The barriers about one person, with who is on the other side and why."""
    found = standing_barriers(person.pk)
    known = people_known({person.pk, *(side for each in found for side in (each.one_id, each.other_id))})
    me = known[person.pk]
    shown = tuple(_shown(each, why=each.why, other=known[_beyond(each, me)]) for each in found)
    return BarriersPage(me, person.ref, localdate(now), shown)


def barrier_of(person: Person, barrier_ref: str) -> Barrier:
    """A barrier that stands about this person; any other is a page that is not there."""
    for each in standing_barriers(person.pk):
        if each.ref == barrier_ref:
            return each
    raise Http404("There is no such barrier.")


def check_page(one: Person, other: Person, *, now: datetime) -> CheckPage:
    """Both sides before a barrier is set."""
    known = people_known([one.pk, other.pk])
    mine, theirs = known[one.pk], known[other.pk]
    return CheckPage(
        one=mine,
        other=theirs,
        sides=sides(mine, theirs, localdate(now)),
        heads=told_by(mine, theirs),
        people_shown=(mine.ref, theirs.ref),
    )


def _beyond(barrier: Barrier, me: PersonKnown) -> int:
    return barrier.other_id if barrier.one_id in me.ids else barrier.one_id


def _shown(barrier: Barrier, *, why: str = "", other: PersonKnown | None = None) -> BarrierShown:
    return BarrierShown(
        ref=barrier.ref,
        kind=barrier.get_kind_display(),
        order_reference=barrier.order_reference,
        asked_by=barrier.asked_by,
        by=barrier.by_name,
        at=barrier.set_at,
        why=why,
        other=other,
    )
