"""Finds who is filed under the same keys: one question, whose work stays bounded however full a drawer is."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from frontdoor.access.sight import hidden
from frontdoor.people.clusters import groups
from frontdoor.people.models import Key, Person
from kinfold.matching.describe import Standard

# As many as are looked at of one drawer, and of all drawers together.
OF_A_DRAWER = 200
AT_MOST = 400


@dataclass(frozen=True, slots=True)
class Filed:
    """Who shares a key, those who share the most first, and whether a drawer held more than is looked at."""

    people: dict[int, list[int]]
    too_wide: bool


def filed_under(keys: Iterable[int], *, leave_out: Iterable[int] = (), at_most: int = AT_MOST) -> Filed:
    """The people filed under any of these keys, each a group of descriptions under its oldest."""
    rows = list(
        Key.objects.filter(key__in=set(keys))
        .annotate(
            place=Window(RowNumber(), partition_by=[F("key")], order_by=[F("person_id").desc()]),
        )
        .filter(place__lte=OF_A_DRAWER + 1)
        .values_list("person_id", "place")
    )
    shared = Counter(person for person, _ in rows)
    for person in leave_out:
        shared.pop(person, None)
    # Of those who share as many keys, the newest: a person who was just described is looked for most.
    likeliest = sorted(shared, key=lambda person: (-shared[person], -person))
    too_wide = len(likeliest) > at_most or any(place > OF_A_DRAWER for _, place in rows)
    return Filed(_together(likeliest[:at_most], set(leave_out)), too_wide)


def _together(persons: list[int], leave_out: set[int]) -> dict[int, list[int]]:
    together: dict[int, list[int]] = defaultdict(list)
    for person, leader in groups(persons).items():
        together[leader].append(person)
    return {leader: sorted(group) for leader, group in together.items() if not leave_out & set(group)}


def standards_of(people: Iterable[int]) -> dict[int, Standard]:
    """Each description made comparable, as it was kept."""
    kept = Person.objects.filter(id__in=set(people)).values_list("id", "standard")
    return {person: _as_seen(Standard.from_dict(standard)) for person, standard in kept}


def _as_seen(standard: Standard) -> Standard:
    """The description without a mother whom the reader may not see."""
    if not standard.mother_key or int(standard.mother_key) not in hidden():
        return standard
    return replace(standard, mother_key="", mother_forenames=(), mother_surnames=())
