"""Writes everything on record as a caseload, family by family, so that whoever sweeps needs no database.

A family is whoever ties or judgements ever joined. About a barrier each side is a family of its own, as on the pages.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from frontdoor.chronology.records import ledger_of
from frontdoor.families.models import Tie
from frontdoor.families.queries import around
from frontdoor.people.clusters import a_barrier_touches
from frontdoor.people.models import Link, Person
from kinfold import records
from kinfold.caseload import Writer

PEOPLE_AT_ONCE = 500


def write_caseload(folder: Path, day: date) -> int:
    """Write people, ties and events as Parquet, those judged the same by that day as one; give how many families."""
    number = 0
    with Writer(folder) as writer:
        for families in _batches(_families()):
            ledger, stands_for = ledger_of({person for family in families for person in family}, day)
            for family in families:
                number += 1
                writer.add(number, *_part(ledger, {str(stands_for[person]) for person in family}))
    return number


def _part(
    ledger: records.Ledger, names: set[str]
) -> tuple[list[records.Person], list[records.Tie], list[records.Event]]:
    return (
        [person for person in ledger.people if person.id in names],
        [tie for tie in ledger.ties if tie.a in names or tie.b in names],
        [event for event in ledger.events if not names.isdisjoint(event.everyone)],
    )


def _families() -> Iterator[set[int]]:
    leader: dict[int, int] = {}

    def top(person: int) -> int:
        while (above := leader.setdefault(person, person)) != person:
            leader[person] = leader[above]
            person = above
        return person

    ties = Tie.objects.values_list("a_id", "b_id")
    same = Link.objects.filter(verdict=Link.Verdict.SAME).values_list("one_id", "other_id")
    for pairs in (ties, same):
        for one, other in pairs.iterator():
            low, high = sorted((top(one), top(other)))
            leader[high] = low
    families: dict[int, set[int]] = {}
    for person in Person.objects.order_by("id").values_list("id", flat=True).iterator():
        families.setdefault(top(person), set()).add(person)
    for family in families.values():
        yield from _sides(family) if a_barrier_touches(family) else (family,)


def _sides(family: set[int]) -> Iterator[set[int]]:
    waiting = set(family)
    while waiting:
        side = set(around([min(waiting)], hops=len(family)))
        waiting -= side
        yield side


def _batches(families: Iterable[set[int]]) -> Iterator[list[set[int]]]:
    """Several small families at a time, which share nothing; one that a barrier may touch stands alone."""
    batch: list[set[int]] = []
    held: set[int] = set()
    for family in families:
        if batch and (len(held) + len(family) > PEOPLE_AT_ONCE or held & family or a_barrier_touches(family)):
            yield batch
            batch, held = [], set()
        batch.append(family)
        held |= family
        if a_barrier_touches(family):
            yield batch
            batch, held = [], set()
    if batch:
        yield batch
