"""What was known about a family on a day: the one way that rooms and pages ask the engine."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from frontdoor.chronology.records import ledger_around, ledger_of
from frontdoor.families.queries import beyond
from frontdoor.rulebook.queries import rules_at_first
from kinfold.timeline import View

# How far from someone touched a child may stand whose network, or whose parents, they belong to.
REACH = 3


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A view of a day, whom each stored person stands for in it, how near each is, and who was asked about.

    `beyond` are those who are tied to somebody here and whom a barrier keeps apart from somebody here.
    """

    view: View
    stands_for: Mapping[int, int]
    near: Mapping[int, int]
    asked: tuple[int, ...]
    beyond: frozenset[int] = frozenset()

    def id_of(self, person: int) -> str:
        """The name in the view of a stored person."""
        return str(self.stands_for.get(person, person))

    def stored(self, names: Iterable[str]) -> list[int]:
        """Every stored person who stands for one of these people."""
        wanted = set(names)
        return [person for person, stands_for in self.stands_for.items() if str(stands_for) in wanted]

    @property
    def people_asked(self) -> list[str]:
        """The people who were asked about, each once."""
        return list(dict.fromkeys(self.id_of(person) for person in self.asked))

    def family_of(self, persons: Iterable[int]) -> list[str]:
        """Everyone in the networks of these persons, the nearest first, each once."""
        roots = dict.fromkeys(self.id_of(person) for person in persons)
        return list(dict.fromkeys(member for root in roots for member in self.view.network(root).members))


def known_on(persons: Iterable[int], day: date) -> Knowledge:
    """Everything known at the end of a day around these persons."""
    asked = tuple(dict.fromkeys(persons))
    ledger, stands_for, near = ledger_around(asked, day)
    return Knowledge(View(ledger, day, rules_at_first(day)), stands_for, near, asked, frozenset(beyond(near)))


def known_then(knowledge: Knowledge, day: date) -> Knowledge:
    """What was known at the end of another day around the same persons; who is near does not depend on the day."""
    ledger, stands_for = ledger_of(set(knowledge.near), day)
    return replace(knowledge, view=View(ledger, day, rules_at_first(day)), stands_for=stands_for)


def roots_touched(knowledge: Knowledge) -> list[str]:
    """The children in whose networks those asked about may stand, nearest first; they themselves where none is.

    Families are read from each child, so that no child is only somebody's sibling.
    """
    nearest: dict[str, int] = {}
    for person, distance in knowledge.near.items():
        name = knowledge.id_of(person)
        nearest[name] = min(distance, nearest.get(name, distance))
    by_distance = sorted(nearest, key=lambda name: (nearest[name], int(name)))
    children = [name for name in by_distance if nearest[name] <= REACH and knowledge.view.is_child(name)]
    return children or [name for name in by_distance if nearest[name] == 0]
