"""Takes apart what cannot be: somebody who would be their own ancestor. Nothing is guessed: what is left out is said.

A parent who was born after the child is left out first. In a loop that no date decides, none of its ties says who
came first, so all of them are drawn as a contradiction and none as parentage.
"""

from collections.abc import Mapping

from kinfold.kinship.genogram.asked import ADOPTED, BIRTH, Bond, Figure


def parents_that_can_be(
    bonds: list[Bond], figures: Mapping[str, Figure]
) -> tuple[list[Bond], list[Bond], list[str]]:
    """Part the parental bonds into those to draw as such and those that contradict, with sentences about these."""
    said = [bond for bond in bonds if bond.type in BIRTH | ADOPTED]
    kept = [bond for bond in said if not _younger(figures[bond.a], figures[bond.b])]
    notes = [
        f"{figures[bond.a].name} is recorded as a parent of {figures[bond.b].name} and was born later: the records "
        "contradict each other, and the drawing does not show it as parentage."
        for bond in said
        if bond not in kept
    ]
    rings = _rings(kept)
    for ring in rings:
        names = " and ".join(sorted(figures[person].name for person in ring))
        notes.append(
            f"The records contradict each other: by them {names} would each be an ancestor of the other. Somebody "
            "must ask who is whose parent; until then the drawing joins them by a dotted line only."
        )
    wrong = [bond for bond in kept if any(bond.a in ring and bond.b in ring for ring in rings)]
    return [b for b in kept if b not in wrong], [b for b in said if b in wrong or b not in kept], notes


def _younger(parent: Figure, child: Figure) -> bool:
    return parent.born is not None and child.born is not None and parent.born >= child.born


def _rings(bonds: list[Bond]) -> list[frozenset[str]]:
    """List the sets of people who are each other's ancestors: each can be reached from each."""
    below: dict[str, set[str]] = {}
    for bond in bonds:
        below.setdefault(bond.a, set()).add(bond.b)
    reached = {person: descendants(person, below) for person in below}
    rings = {
        frozenset(other for other in reached[person] if person in reached.get(other, ()))
        for person in below
        if person in reached[person]
    }
    return sorted(rings, key=sorted)


def descendants(person: str, below: Mapping[str, set[str]]) -> set[str]:
    """Give everybody who comes after somebody, themselves only where the records say so."""
    found: set[str] = set()
    waiting = [person]
    while waiting:
        for child in below.get(waiting.pop(), ()):
            if child not in found:
                found.add(child)
                waiting.append(child)
    return found
