"""Who can be reached from whom along ties and judgements."""

from collections.abc import Callable, Iterable

from django.db.models import Q

from frontdoor.families.models import Tie
from frontdoor.people.clusters import (
    a_barrier_touches,
    across,
    everyone_ever_joined,
    everyone_joined,
    one_side,
)
from frontdoor.people.models import Person

# A hostel address or a wrong link may tie hundreds together: beyond this the walk stops, nearest first.
WALK_AT_MOST = 400
HOPS_BEYOND = 3


def around(persons: Iterable[int], *, hops: int) -> dict[int, int]:
    """Everyone within so many ties of these persons, each with the number of ties; every tie there ever was counts.

    The walk crosses no barrier. Who is reached first stays; at the same distance, who was described first.
    """
    persons = list(persons)
    distance = _walk(persons, hops, _everyone)
    return _walk(persons, hops, _of_one_side) if a_barrier_touches(distance) else distance


def _walk(
    persons: list[int], hops: int, may_join: Callable[[set[int], set[int]], set[int]]
) -> dict[int, int]:
    distance = dict.fromkeys(everyone_ever_joined(persons), 0)
    edge = set(distance)
    for hop in range(1, hops + 1):
        new = may_join(_beside(edge) - set(distance), set(distance))
        joined = everyone_ever_joined(new) - set(distance) if new else set()
        edge = may_join(joined, set(distance))
        distance.update(dict.fromkeys(edge, hop))
        if not edge or len(distance) > WALK_AT_MOST:
            break
    return distance


def _everyone(new: set[int], found: set[int]) -> set[int]:
    return new


def _of_one_side(new: set[int], found: set[int]) -> set[int]:
    return set(one_side(sorted(new - across(found)))) if new else new


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
