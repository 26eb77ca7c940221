"""Finds who stands beside whom: each person is put where the drawing gets least worse, and then it is gone over again.

What makes it worse is counted: lines that cross, couples with somebody between them, brothers and sisters out of order
of birth, and homes torn apart. People are taken in a fixed order, so the same family is always drawn the same.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from kinfold.kinship.genogram.kin import Kin, Union

CROSSING, APART, SCATTERED, OUT_OF_ORDER, HALVES = 4.0, 7.0, 1.2, 5.0, 1.5
WRONG_SIDE, SLANTED, TORN, FAR = 0.7, 1.0, 0.5, 6.0
WARMTH = {"married": 1.4, "together": 1.4, "parents": 1.2, "separated": 1.0, "ended": 0.9}
ROUNDS = 5
ENOUGH = 500_000  # steps of looking for better places: a family tied in every way is drawn as well as it can be in time


@dataclass(slots=True)
class _Pair:
    """A union as numbers: its row, its two people, and its children by row below."""

    row: int
    one: str
    other: str
    warmth: float
    usual: bool
    children: tuple[str, ...]
    below: int


def orders(kin: Kin, rows: dict[str, int], homes: Iterable[tuple[str, ...]]) -> list[list[str]]:
    """Give the people of each row from left to right."""
    table = _Table(kin, rows, homes)
    for person in _nearest_first(kin):
        table.puts(person)
    for _ in range(ROUNDS):
        if not table.improves() and not table.moves_families():
            break
    return table.rows


def _nearest_first(kin: Kin) -> list[str]:
    """Begin with the child in focus; then partners and children, then parents, then brothers and sisters, outwards."""
    beside: dict[str, list[str]] = {person: [] for person in kin.figures}
    for union in kin.unions:
        for one in union.parents:
            beside[one] += [other for other in union.parents if other != one]
            beside[one] += union.children
        for child in union.children:
            beside[child] += [*union.parents, *union.children]
    for tied in kin.tied:
        beside[tied.a].append(tied.b)
        beside[tied.b].append(tied.a)
    focus = [figure.id for figure in kin.figures.values() if figure.focus]
    found: dict[str, None] = {}
    for start in [*focus, *kin.figures]:
        waiting = deque([start])
        while waiting:
            person = waiting.popleft()
            if person not in found:
                found[person] = None
                waiting += beside[person]
    return list(found)


class _Table:
    """The rows as they stand, and what is wrong with them."""

    def __init__(self, kin: Kin, rows: dict[str, int], homes: Iterable[tuple[str, ...]]) -> None:
        self.row_of = rows
        self.spent = 0
        self.rows: list[list[str]] = [[] for _ in range(max(rows.values()) + 1)]
        self.place: dict[str, int] = {}
        self.pairs = [self._pair(kin, union) for union in kin.unions if len(union.parents) > 1]
        self.births = {
            f.id: at for at, f in enumerate(sorted(kin.figures.values(), key=lambda f: f.age_order))
        }
        self.halves = self._halves(kin)
        self.homes = [self._by_row(home) for home in homes]
        self.weak = [(tied.a, tied.b) for tied in kin.tied]
        self.of_row: list[list[_Pair]] = [
            [pair for pair in self.pairs if row in (pair.row, pair.below)] for row in range(len(self.rows))
        ]

    def _pair(self, kin: Kin, union: Union) -> _Pair:
        one, other = union.parents
        sexes = (kin.figures[one].sex, kin.figures[other].sex)
        row = max(self.row_of[one], self.row_of[other])
        below = self.row_of[union.children[0]] if union.children else -1
        children = tuple(child for child in union.children if self.row_of[child] == below)
        return _Pair(row, one, other, WARMTH[union.standing], sexes == ("M", "F"), children, below)

    def _halves(self, kin: Kin) -> list[list[tuple[str, str]]]:
        """For each row the children of one parent by several partners, two by two in order of birth."""
        found: list[list[tuple[str, str]]] = [[] for _ in self.rows]
        for parent in kin.figures:
            children = kin.eldest_first(
                child for union in kin.unions if parent in union.parents for child in union.children
            )
            for one, other in pairwise(children):
                if self.row_of[one] == self.row_of[other]:
                    found[self.row_of[one]].append((one, other))
        return found

    def _by_row(self, home: tuple[str, ...]) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for person in home:
            found.setdefault(self.row_of[person], []).append(person)
        return {row: people for row, people in found.items() if len(people) > 1}

    def puts(self, person: str) -> None:
        """Put somebody into their row where it costs least; at equal cost as far left as can be."""
        row = self.row_of[person]
        line = self.rows[row]
        best = min(
            range(len(line) + 1), key=lambda at: (self._cost_with(row, [*line[:at], person, *line[at:]]), at)
        )
        self._stands(row, [*line[:best], person, *line[best:]])

    def improves(self) -> bool:
        """Move people, couples and families of children to better places; tell whether anything became better."""
        better = False
        for row in range(len(self.rows)):
            for block in self._blocks(row):
                better |= self.spent < ENOUGH and self._moves(row, block)
        return better

    def moves_families(self) -> bool:
        """Take somebody to either side of a partner, with their children after them; keep it where it is better."""
        better = False
        for pair in self.pairs:
            if self.row_of[pair.one] != self.row_of[pair.other] or self.spent > ENOUGH:
                continue
            for who, partner in ((pair.one, pair.other), (pair.other, pair.one)):
                for side in (0, 1):
                    better |= self._goes_beside(pair, who, partner, side)
        return better

    def _goes_beside(self, pair: _Pair, who: str, partner: str, side: int) -> bool:
        before, now = [list(line) for line in self.rows], self._total()
        line = [person for person in self.rows[pair.row] if person != who]
        at = line.index(partner) + side
        self._stands(pair.row, [*line[:at], who, *line[at:]])
        if pair.children:
            self.rows[pair.below] = [each for each in self.rows[pair.below] if each not in pair.children]
            for child in pair.children:
                del self.place[child]
            self._stands(pair.below, self.rows[pair.below])
            for child in pair.children:
                self.puts(child)
        if self._total() < now - 1e-9:
            return True
        for row, line in enumerate(before):
            self._stands(row, line)
        return False

    def _total(self) -> float:
        return sum(self._cost_with(row, line) for row, line in enumerate(self.rows))

    def _blocks(self, row: int) -> list[tuple[str, ...]]:
        line = self.rows[row]
        found: dict[tuple[str, ...], None] = {(person,): None for person in line}
        for pair in self.of_row[row]:
            group = (pair.one, pair.other) if pair.row == row else pair.children
            inside = sorted(self.place[p] for p in group if self.row_of[p] == row)
            if len(inside) > 1:
                found[tuple(line[inside[0] : inside[-1] + 1])] = None
        return list(found)

    def _moves(self, row: int, block: tuple[str, ...]) -> bool:
        line = self.rows[row]
        rest = [person for person in line if person not in block]
        if len(rest) + len(block) != len(line) or len(line) < 2:
            return False
        now, best, chosen = self._cost_with(row, line), None, line
        for turned in dict.fromkeys((block, block[::-1])):
            for at in range(len(rest) + 1):
                tried = [*rest[:at], *turned, *rest[at:]]
                cost = self._cost_with(row, tried)
                if cost < (now if best is None else best) - 1e-9:
                    best, chosen = cost, tried
        self._stands(row, chosen)
        return best is not None

    def _stands(self, row: int, line: list[str]) -> None:
        self.rows[row] = line
        self.place.update({person: at for at, person in enumerate(line)})

    def _cost_with(self, row: int, line: list[str]) -> float:
        """What is wrong about one row if it stood like this, with what it does to the rows above and below."""
        place = self.place
        for at, person in enumerate(line):
            place[person] = at
        here = [pair for pair in self.of_row[row] if pair.one in place and pair.other in place]
        self.spent += len(line) + len(here) ** 2
        return (
            self._couples(row, here)
            + sum(self._children(pair, row) for pair in here if pair.below == row)
            + CROSSING * self._crossings(here)
            + self._alignment(here)
            + self._homes(row)
            + HALVES * sum(place.get(one, 0) > place.get(other, 1e9) for one, other in self.halves[row])
            + self._far(line)
        )

    def _couples(self, row: int, here: list[_Pair]) -> float:
        place, wrong = self.place, 0.0
        for pair in here:
            if pair.row == row and self.row_of[pair.one] == self.row_of[pair.other]:
                way = place[pair.other] - place[pair.one]
                wrong += APART * pair.warmth * (abs(way) - 1) + (WRONG_SIDE if pair.usual and way < 0 else 0)
        return wrong

    def _children(self, pair: _Pair, row: int) -> float:
        there = [self.place[child] for child in pair.children if child in self.place]
        if len(there) < 2:
            return 0.0
        inverted = sum(one > other for one, other in pairwise(there))
        return SCATTERED * (max(there) - min(there) + 1 - len(there)) + OUT_OF_ORDER * inverted

    def _crossings(self, here: list[_Pair]) -> int:
        """Count the lines to children that cross, pair by pair of unions whose children stand on one row."""
        place = self.place
        spans = [
            (pair.below, self._drop(pair), [place[child] for child in pair.children if child in place])
            for pair in here
            if pair.below >= 0
        ]
        spans = [span for span in spans if span[2]]
        crossed = 0
        for at, (below, drop, children) in enumerate(spans):
            for other_below, other_drop, others in spans[at + 1 :]:
                if below == other_below:
                    crossed += _inverted(drop, children, other_drop, others)
        return crossed

    def _drop(self, pair: _Pair) -> float:
        wide = len(self.rows[pair.row]) or 1
        if self.row_of[pair.one] != self.row_of[pair.other]:
            return float(self.place[pair.one if self.row_of[pair.one] == pair.row else pair.other])
        return (self.place[pair.one] + self.place[pair.other]) / 2 if wide else 0.0

    def _alignment(self, here: list[_Pair]) -> float:
        wrong = 0.0
        for pair in here:
            there = [self.place[child] for child in pair.children if child in self.place]
            if there:
                above, below = len(self.rows[pair.row]) or 1, len(self.rows[pair.below]) or 1
                wrong += SLANTED * abs(
                    (self._drop(pair) + 0.5) / above - (sum(there) / len(there) + 0.5) / below
                )
        return wrong

    def _homes(self, row: int) -> float:
        torn = 0.0
        for home in self.homes:
            there = [self.place[person] for person in home.get(row, ()) if person in self.place]
            if len(there) > 1:
                torn += TORN * (max(there) - min(there) + 1 - len(there))
        return torn

    def _far(self, line: list[str]) -> float:
        here, far = set(line), 0.0
        for a, b in self.weak:
            if (a in here or b in here) and a in self.place and b in self.place:
                one, two = len(self.rows[self.row_of[a]]) or 1, len(self.rows[self.row_of[b]]) or 1
                far += FAR * abs((self.place[a] + 0.5) / one - (self.place[b] + 0.5) / two)
        return far


def _inverted(drop: float, children: list[int], other_drop: float, others: list[int]) -> int:
    if drop == other_drop:
        return 0
    if drop > other_drop:
        children, others = others, children
    return sum(child > other for child in children for other in others)
