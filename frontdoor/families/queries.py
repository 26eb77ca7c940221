"""Who can be reached from whom along ties and judgements."""

from collections.abc import Iterable

from django.db.models import Q

from frontdoor.families.models import Tie
from frontdoor.people.clusters import everyone_ever_joined, everyone_joined
from frontdoor.people.models import Person

# A hostel address or a wrong link may tie hundreds together: beyond this the walk stops, nearest first.
WALK_AT_MOST = 400


def around(persons: Iterable[int], *, hops: int) -> dict[int, int]:
    """Everyone within so many ties of these persons, each with the number of ties; every tie there ever was counts."""
    distance = dict.fromkeys(everyone_ever_joined(persons), 0)
    edge = set(distance)
    for hop in range(1, hops + 1):
        pairs = Tie.objects.filter(Q(a_id__in=edge) | Q(b_id__in=edge)).values_list("a_id", "b_id")
        new = {person for pair in pairs for person in pair} - set(distance)
        edge = everyone_ever_joined(new) - set(distance) if new else set()
        distance.update(dict.fromkeys(edge, hop))
        if not edge or len(distance) > WALK_AT_MOST:
            break
    return distance


def parents_on_record(child: Person, type: str) -> list[Person]:
    """Everyone on record now as this parent of a child, whichever description of the child it was said of."""
    same_child = everyone_joined([child.pk])
    ties = Tie.objects.select_related("a__mention").filter(b_id__in=same_child, type=type, end__isnull=True)
    return [tie.a for tie in ties.order_by("id")]
