"""Which persons are the same, from the judgements as they stand: read afresh each time, never stored."""

from collections.abc import Iterable

from django.db.models import Q

from frontdoor.people.models import Link


def everyone_ever_joined(persons: Iterable[int]) -> set[int]:
    """These persons and everyone who is, or ever was, judged the same as one of them, however many steps away."""
    return _reached(set(persons), Link.objects.filter(verdict=Link.Verdict.SAME))


def everyone_joined(persons: Iterable[int]) -> set[int]:
    """These persons and everyone who is judged the same as one of them now."""
    return _reached(set(persons), Link.objects.filter(verdict=Link.Verdict.SAME, end__isnull=True))


def groups(persons: Iterable[int]) -> dict[int, int]:
    """For each person given, and all who are the same now, the oldest of their group: its steady name."""
    everyone = everyone_joined(persons)
    leader = {person: person for person in everyone}

    def top(person: int) -> int:
        while leader[person] != person:
            person = leader[person]
        return person

    joined = Link.objects.filter(verdict=Link.Verdict.SAME, end__isnull=True, one_id__in=everyone)
    for one, other in joined.values_list("one_id", "other_id"):
        low, high = sorted((top(one), top(other)))
        leader[high] = low
    return {person: top(person) for person in everyone}


def _reached(found: set[int], links) -> set[int]:
    edge = found
    while edge:
        pairs = links.filter(Q(one_id__in=edge) | Q(other_id__in=edge)).values_list("one_id", "other_id")
        edge = {person for pair in pairs for person in pair} - found
        found = found | edge
    return found
