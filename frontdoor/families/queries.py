"""Who can be reached from whom along ties and judgements."""

from collections.abc import Iterable

from django.db.models import Q

from frontdoor.families.models import Tie
from frontdoor.people.clusters import (
    Sides,
    a_barrier_touches,
    across,
    everyone_ever_joined,
    everyone_joined,
    members_of_groups,
)
from frontdoor.people.models import Person

# A hostel address or a wrong link may tie hundreds together: beyond this the walk stops, nearest first.
WALK_AT_MOST = 400
HOPS_BEYOND = 3


def around(persons: Iterable[int], *, hops: int) -> dict[int, int]:
    """Everyone within so many ties of these persons, each with the number of ties; every tie there ever was counts.

    It crosses no barrier. Where one stands, only what stands is walked; who is reached first stays, and at the same
    distance who was described first.
    """
    persons = list(persons)
    distance = dict.fromkeys(everyone_ever_joined(persons), 0)
    edge = set(distance)
    for hop in range(1, hops + 1):
        new = _beside(edge) - set(distance)
        edge = everyone_ever_joined(new) - set(distance) if new else set()
        distance.update(dict.fromkeys(edge, hop))
        if not edge or len(distance) > WALK_AT_MOST:
            break
    return _on_one_side(persons, set(distance), hops) if a_barrier_touches(distance) else distance


def _on_one_side(persons: Iterable[int], everyone: set[int], hops: int) -> dict[int, int]:
    """The same walk among those whom it reached, along what stands, and without a step across a barrier."""
    sides, same = Sides(everyone), members_of_groups(everyone)
    ties = Tie.objects.filter(a_id__in=everyone, b_id__in=everyone, end__isnull=True)
    beside: dict[int, set[int]] = {}
    for a, b in ties.values_list("a_id", "b_id"):
        beside.setdefault(a, set()).add(b)
        beside.setdefault(b, set()).add(a)
    found = {each: 0 for person in persons for each in same[person]}
    edge = set(found)
    for hop in range(1, hops + 1):
        new = set().union(*(beside.get(person, ()) for person in edge)) - set(found)
        near = sides.kept(sorted(new), beside=found)
        edge = {each for person in near for each in same[person]} - set(found)
        found.update(dict.fromkeys(edge, hop))
    return found


def beyond(persons: Iterable[int]) -> set[int]:
    """Those of these persons, and of everyone tied to one of them, whom a barrier keeps apart from another."""
    near = set(persons)
    never = across(near) if a_barrier_touches(near) else set()
    return never & (near | _beside(near)) if never else set()


def other_side(persons: Iterable[int]) -> set[int]:
    """Everybody beyond the barriers about these people: who is across, and their families but for who is here too."""
    here = set(persons)
    never = across(here) - here
    return set(around(never, hops=HOPS_BEYOND)) - here if never else set()


def _beside(edge: set[int]) -> set[int]:
    pairs = Tie.objects.filter(Q(a_id__in=edge) | Q(b_id__in=edge)).values_list("a_id", "b_id")
    return {person for pair in pairs for person in pair}


def parents_on_record(child: Person, type: str) -> list[Person]:
    """Everyone on record now as this parent of a child, whichever description of the child it was said of."""
    same_child = everyone_joined([child.pk])
    ties = Tie.objects.select_related("a__mention").filter(b_id__in=same_child, type=type, end__isnull=True)
    return [tie.a for tie in ties.order_by("id")]
