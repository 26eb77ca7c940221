"""Which persons are the same, from the judgements as they stand: read afresh each time, never stored."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection
from django.db.models import Q

from frontdoor.people.models import Link

Pair = tuple[int, int]
Beside = Callable[[set[int]], Iterable[Pair]]


def everyone_ever_joined(persons: Iterable[int]) -> set[int]:
    """These persons and everyone who is, or ever was, judged the same as one of them.

    Where a barrier stands about any of them, what was taken back counts no more: it would lead across.
    """
    everyone = _reached(set(persons), _ever_beside)
    return everyone_joined(persons) if a_barrier_touches(everyone) else everyone


def everyone_joined(persons: Iterable[int]) -> set[int]:
    """These persons and everyone who is judged the same as one of them now."""
    return _reached(set(persons), _standing_beside)


def joined_by_others(one: int, other: int) -> bool:
    """Whether two are the same by way of others, and would be without what was judged of these very two."""
    low, high = sorted((one, other))
    standing = Link.objects.filter(verdict=Link.Verdict.SAME, end__isnull=True)
    return high in _reached({low}, _beside(standing.exclude(one_id=low, other_id=high)))


def groups(persons: Iterable[int]) -> dict[int, int]:
    """For each person given, and all who are the same now, the oldest of their group: its steady name."""
    joined: set[Pair] = set()
    everyone = _reached(set(persons), _standing_beside, joined)
    leader = {person: person for person in everyone}

    def top(person: int) -> int:
        while leader[person] != person:
            person = leader[person]
        return person

    for one, other in joined:
        low, high = sorted((top(one), top(other)))
        leader[high] = low
    return {person: top(person) for person in everyone}


def members_of_groups(persons: Iterable[int]) -> dict[int, set[int]]:
    """For each person given, and all who are the same now, everybody of their group."""
    leaders = groups(persons)
    members: dict[int, set[int]] = {}
    for person, leader in leaders.items():
        members.setdefault(leader, set()).add(person)
    return {person: members[leader] for person, leader in leaders.items()}


def _reached(found: set[int], beside: Beside, along: set[Pair] | None = None) -> set[int]:
    """Everybody whom links lead to, one step after another; the links themselves are added to `along`."""
    edge = found
    while edge:
        pairs = set(beside(edge))
        if along is not None:
            along |= pairs
        edge = {person for pair in pairs for person in pair} - found
        found = found | edge
    return found


def _beside(links) -> Beside:
    return lambda edge: links.filter(Q(one_id__in=edge) | Q(other_id__in=edge)).values_list(
        "one_id", "other_id"
    )


# Asked at every turn, so written out for speed.
JUDGED_SAME = "SELECT one_id, other_id FROM people_link WHERE verdict = 'same'"
JUDGED_SAME_NOW = (
    f"{JUDGED_SAME} AND NOT EXISTS (SELECT 1 FROM people_linkend WHERE link_id = people_link.id)"  # noqa: S608
)
A_BARRIER_NOW = (
    "SELECT one_id, other_id FROM people_barrier WHERE "
    "NOT EXISTS (SELECT 1 FROM people_barrierend WHERE barrier_id = people_barrier.id)"
)


def _ever_beside(edge: set[int]) -> Iterable[Pair]:
    """The judgements "the same" about any of these, those taken back as well."""
    return _about(JUDGED_SAME, edge)


def _standing_beside(edge: set[int]) -> Iterable[Pair]:
    """The standing judgements "the same" about any of these."""
    return _about(JUDGED_SAME_NOW, edge)


_read_once: ContextVar[dict[Any, list[Pair]] | None] = ContextVar("read_once", default=None)


@contextmanager
def reading_once() -> Iterator[None]:
    """Ask each question about judgements and barriers once, while a page is gathered that changes nothing."""
    token = _read_once.set(_read_once.get() or {})
    try:
        yield
    finally:
        _read_once.reset(token)


def _about(pairs: str, edge: Collection[int]) -> list[Pair]:
    """Those of these pairs in which one of these persons stands, on either side."""
    kept = _read_once.get()
    if kept is None:
        return _asked_about(pairs, edge)
    asked = (pairs, frozenset(edge))
    if asked not in kept:
        kept[asked] = _asked_about(pairs, edge)
    return kept[asked]


def _asked_about(pairs: str, edge: Collection[int]) -> list[Pair]:
    these, values = among(edge)
    with connection.cursor() as cursor:
        cursor.execute(
            f"{pairs} AND one_id {these} UNION ALL {pairs} AND other_id {these}", [*values, *values]
        )
        return cursor.fetchall()


def among(numbers: Iterable[int]) -> tuple[str, list[Any]]:
    """SQL that asks whether a column holds one of these numbers, with its values.

    PostgreSQL takes them as one value, so that it need not plan every length of list anew.
    """
    numbers = list(numbers)
    if connection.vendor == "postgresql":
        return "= ANY(%s)", [numbers]
    return f"IN ({', '.join('%s' for _ in numbers)})", numbers


# --- Barriers -----------------------------------------------------------------------------------------------


def a_barrier_touches(everyone: Collection[int]) -> bool:
    """Whether a barrier stands about any of these; give whole groups, for a barrier holds for a whole group."""
    if not everyone or (_read_once.get() is not None and not _a_barrier_stands()):
        return False
    return bool(_about(A_BARRIER_NOW, everyone))


class Sides:
    """Who is beyond a barrier from whom, among some persons: read once, asked often."""

    def __init__(self, persons: Iterable[int]) -> None:
        self.facing = _facing(persons)

    def beyond(self, persons: Iterable[int]) -> set[int]:
        """Everyone on the other side of a barrier from one of these persons, with all whom each is the same as."""
        return set().union(*(self.facing.get(person, ()) for person in persons))

    def kept(self, persons: Iterable[int], *, beside: Iterable[int] = ()) -> list[int]:
        """These persons in their order, without those who are beyond somebody before them, or beyond who is there."""
        kept: list[int] = []
        never = self.beyond(beside)
        for person in persons:
            if person not in never:
                kept.append(person)
                never |= self.facing.get(person, set())
        return kept


def across(persons: Iterable[int]) -> set[int]:
    """Everyone on the other side of a barrier from one of these persons, with all whom each is the same as."""
    persons = set(persons)
    return Sides(persons).beyond(persons)


def one_side(persons: Iterable[int]) -> list[int]:
    """These persons in their order, without those whom a barrier keeps apart from somebody before them."""
    persons = list(dict.fromkeys(persons))
    return Sides(persons).kept(persons) if len(persons) > 1 else persons


def _a_barrier_stands() -> bool:
    kept = _read_once.get()
    if kept is not None and A_BARRIER_NOW in kept:
        return bool(kept[A_BARRIER_NOW])
    with connection.cursor() as cursor:
        cursor.execute(f"{A_BARRIER_NOW} LIMIT 1")
        found = cursor.fetchall()
    if kept is not None:
        kept[A_BARRIER_NOW] = found
    return bool(found)


def _facing(persons: Iterable[int]) -> dict[int, set[int]]:
    """For each of these persons about whom a barrier stands, everyone beyond it; both sides are whole groups."""
    persons = set(persons)
    if not persons or not _a_barrier_stands():
        return {}
    pairs = _about(A_BARRIER_NOW, mine := everyone_joined(persons))
    if not pairs:
        return {}
    members = members_of_groups({*mine, *(person for pair in pairs for person in pair)})
    facing: dict[int, set[int]] = {}
    for one, other in pairs:
        for near, far in ((one, other), (other, one)):
            for person in members[near] & persons:
                facing.setdefault(person, set()).update(members[far])
    return facing
