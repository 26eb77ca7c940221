"""The network of one person: everybody within a few known links, the nearest first.

Lesson: reviews keep finding people who stood two steps away from the child and were on nobody's page.
Every kind of link therefore counts, in both directions, and whoever is left out for space is named.
"""

from collections import deque
from dataclasses import dataclass
from datetime import date

from kinfold.records import SAME_PERSON, Ledger


@dataclass(frozen=True, slots=True)
class Network:
    """The people of one network: the root first, then the nearest; and those left out because it is full."""

    root: str
    members: tuple[str, ...]
    left_out: tuple[str, ...]
    distance: dict[str, int]
    inside: frozenset[str]

    def __contains__(self, person: object) -> bool:
        return person in self.inside


def network(
    *, ledger: Ledger, root: str, day: date, hops: int, at_most: int, standing: date | None = None
) -> Network:
    """Gather everybody within some known links of the root, as known at the end of a day.

    With `standing`, links that were undone by that later day are left out as well.
    """
    if root not in ledger.by_id:
        raise LookupError(
            f"Nobody in these records has the id '{root}'. Give the id of one of the people in them."
        )
    distance = _distances(ledger, root, hops, known_by=day, standing=standing or day)
    after_all = len(ledger.people)
    nearest = sorted(
        distance,
        key=lambda person: (person != root, distance[person], ledger.places.get(person, after_all), person),
    )
    members, left_out = tuple(nearest[:at_most]), tuple(nearest[at_most:])
    return Network(root, members, left_out, distance, frozenset(members))


def _distances(ledger: Ledger, root: str, hops: int, *, known_by: date, standing: date) -> dict[str, int]:
    # A link to a second record of one person costs nothing and so goes to the front of the queue; every other
    # link costs one and goes to the back. Each person settles once, so rings and dense ties cost no more.
    distance = {root: 0}
    settled: set[str] = set()
    waiting = deque([root])
    while waiting:
        person = waiting.popleft()
        if person in settled:
            continue
        settled.add(person)
        for tie in ledger.ties_of.get(person, ()):
            other, far = (tie.b if tie.a == person else tie.a), distance[person] + (tie.type != SAME_PERSON)
            if far <= min(hops, distance.get(other, hops + 1) - 1) and tie.stood(known_by, standing):
                distance[other] = far
                (waiting.append if far > distance[person] else waiting.appendleft)(other)
    return distance
