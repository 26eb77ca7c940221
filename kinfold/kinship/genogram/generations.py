"""Puts everybody on a row: children below their parents, couples and brothers and sisters side by side if they can."""

from collections.abc import Iterable

from kinfold.kinship.genogram.contradictions import descendants
from kinfold.kinship.genogram.kin import Kin, groups_of

DOWN = {"cares": 1, "fosters": 1, "steps": 1, "parent": 1, "contradicts": 0}


def rows_of(kin: Kin) -> dict[str, int]:
    """Give everybody's row, the oldest generation 0. Ties of parents always hold; others give way to them."""
    level = _Levels(kin)
    for union in kin.unions:
        if union.children:
            level.joins(union.parents)
    for union in kin.unions:
        level.joins(union.children)
    for union in kin.unions:
        level.joins(union.parents)
    for tied in kin.tied:
        if tied.kind == "siblings":
            level.joins((tied.a, tied.b))
    return _from_zero(_set_beside(kin, level, level.rows()))


class _Levels:
    """People who stand on one row, as classes, with parents above children; a joining that would turn that is refused."""

    def __init__(self, kin: Kin) -> None:
        self.top = {person: person for person in kin.figures}
        self.over = [(p, c) for union in kin.unions for p in union.parents for c in union.children]

    def of(self, person: str) -> str:
        while self.top[person] != person:
            person = self.top[person]
        return person

    def joins(self, people: Iterable[str]) -> None:
        people = list(people)
        for other in people[1:]:
            one, two = sorted((self.of(people[0]), self.of(other)))
            if one != two and not self._one_over_the_other(one, two):
                self.top[two] = one

    def below(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for parent, child in self.over:
            found.setdefault(self.of(parent), set()).add(self.of(child))
        return found

    def _one_over_the_other(self, one: str, two: str) -> bool:
        below = self.below()
        return two in descendants(one, below) or one in descendants(two, below)

    def rows(self) -> dict[str, int]:
        """Give each class the lowest row that its parents allow, and then bring parents down to their children."""
        below = self.below()
        depth: dict[str, int] = {}
        order = sorted(
            {self.of(person) for person in self.top}, key=lambda c: (-len(descendants(c, below)), c)
        )
        for each in order:  # whoever has more descendants comes before every one of them
            depth.setdefault(each, 0)
            for child in below.get(each, ()):
                depth[child] = max(depth.get(child, 0), depth[each] + 1)
        for each in reversed(order):
            if below.get(each):
                depth[each] = min(depth[child] for child in below[each]) - 1
        return {person: depth[self.of(person)] for person in self.top}


def _set_beside(kin: Kin, level: _Levels, rows: dict[str, int]) -> dict[str, int]:
    """Bring families that only other lines join to fitting rows, beginning with the family of the child in focus."""
    start = next((f.id for f in kin.figures.values() if f.focus), next(iter(kin.figures)))
    pieces = _pieces(kin)
    piece_of = {person: number for number, piece in enumerate(pieces) for person in piece}
    done = {piece_of[start]}
    lines = [(tied.a, tied.b, DOWN.get(tied.kind, _apart(kin, tied.a, tied.b))) for tied in kin.tied]
    moved = True
    while moved:
        moved = False
        for a, b, down in lines:
            one, two = piece_of[a] in done, piece_of[b] in done
            if one == two:
                continue
            shift = rows[a] + down - rows[b] if one else rows[b] - down - rows[a]
            piece = piece_of[b] if one else piece_of[a]
            rows |= {person: rows[person] + shift for person in pieces[piece]}
            done.add(piece)
            moved = True
    for number, people in enumerate(pieces):
        if number not in done:
            eldest = kin.eldest_first(people)[0]
            shift = rows[start] + _apart(kin, start, eldest) - rows[eldest]
            rows |= {person: rows[person] + shift for person in people}
    return rows


def _pieces(kin: Kin) -> list[list[str]]:
    """The families that couples, parentage and being brothers or sisters join."""
    pairs = [
        (union.parents[0], each) for union in kin.unions for each in (*union.parents[1:], *union.children)
    ]
    pairs += [(tied.a, tied.b) for tied in kin.tied if tied.kind == "siblings"]
    return groups_of(kin.figures, pairs)


def _apart(kin: Kin, a: str, b: str) -> int:
    """How many rows lower somebody stands who is that much younger; one row where nobody knows."""
    born, other = kin.figures[a].born, kin.figures[b].born
    if born is None or other is None:
        return 1 if kin.figures[b].child and not kin.figures[a].child else 0
    return int((other - born).days / 365 / 27)  # by whole generations only


def _from_zero(rows: dict[str, int]) -> dict[str, int]:
    number = {row: at for at, row in enumerate(sorted(set(rows.values())))}  # no row is empty
    return {person: number[row] for person, row in rows.items()}
