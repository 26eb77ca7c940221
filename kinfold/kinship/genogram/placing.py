"""Gives everybody and every lane a place along their row: children under their parents, and never too near to anybody."""

from collections.abc import Mapping
from itertools import pairwise

from kinfold.kinship.genogram.kin import Union
from kinfold.kinship.genogram.shapes import SIZE
from kinfold.kinship.genogram.wires import Lane, Wires

GAP, LANE, COUPLE, SWEEPS = 14.0, 9.0, 44.0, 14
MARGIN = 24.0


class Places:
    """Where everybody stands from left to right, with half of each one's width."""

    def __init__(self, wires: Wires, half: Mapping[str, float]) -> None:
        self.wires, self.half = wires, half
        self.orders = wires.orders
        self.in_gap: dict[tuple[int, int], list[Lane]] = {}
        for lane in wires.lanes:
            self.in_gap.setdefault((lane.row, lane.gap), []).append(lane)
        for lanes in self.in_gap.values():
            lanes.sort(key=lambda lane: lane.leans)
        self.least = [self._least(row) for row in range(len(self.orders))]
        self.x: dict[str, float] = {}
        self.tops: list[float] = []
        self._pack()
        for sweep in range(SWEEPS):
            rows = range(len(self.orders))
            for row in rows if sweep % 2 else reversed(rows):
                self._settle(row, children_first=not sweep % 2)
        self._from_the_left()
        self._lanes()

    @property
    def wide(self) -> float:
        """How wide the whole drawing is."""
        right = [
            self.x[line[-1]] + self.half[line[-1]] + self._beyond(row, len(line))
            for row, line in self._lines()
        ]
        return max(right) + MARGIN

    def _lines(self) -> list[tuple[int, list[str]]]:
        return [(row, line) for row, line in enumerate(self.orders) if line]

    def _beyond(self, row: int, gap: int) -> float:
        return LANE * (len(self.in_gap.get((row, gap), ())) + 1)

    def _least(self, row: int) -> list[float]:
        """The least distance between each two who stand side by side."""
        line, least = self.orders[row], []
        couples = {frozenset(union.parents) for union in self.wires.kin.unions}
        for at, (one, other) in enumerate(pairwise(line), start=1):
            lanes = len(self.in_gap.get((row, at), ()))
            apart = self.half[one] + self.half[other] + GAP + LANE * max(0, lanes - 1) + (4 if lanes else 0)
            if frozenset((one, other)) in couples:
                apart = max(apart, SIZE + COUPLE + LANE * lanes)
            least.append(apart)
        return least

    def _pack(self) -> None:
        for row, line in self._lines():
            x = 0.0
            middle = (sum(self.least[row])) / 2
            for at, person in enumerate(line):
                self.x[person] = x - middle
                x += self.least[row][at] if at < len(self.least[row]) else 0

    def _settle(self, row: int, *, children_first: bool) -> None:
        """Bring one row as near as it may to what its children, or its parents, would have."""
        wanted: dict[str, list[tuple[float, float]]] = {person: [] for person in self.orders[row]}
        for union in self.wires.kin.unions:
            if union.children:
                self._wishes(union, row, wanted, children_first)
            self._near(union, row, wanted)
        wishes = [
            (
                sum(want * weight for want, weight in wanted[person])
                / sum(weight for _, weight in wanted[person]),
                sum(weight for _, weight in wanted[person]),
            )
            if wanted[person]
            else (self.x[person], 0.05)
            for person in self.orders[row]
        ]
        for person, x in zip(self.orders[row], nearest(wishes, self.least[row]), strict=True):
            self.x[person] = x

    def _wishes(
        self, union: Union, row: int, wanted: dict[str, list[tuple[float, float]]], children_first: bool
    ) -> None:
        apart = self.drop(union) - sum(self.x[child] for child in union.children) / len(union.children)
        if children_first:
            for parent in union.parents:
                if self.wires.rows[parent] == row:
                    wanted[parent].append((self.x[parent] - apart, 1.0))
        else:
            for child in union.children:
                if self.wires.rows[child] == row:
                    wanted[child].append((self.x[child] + apart, 1.0 / len(union.children) + 0.5))

    def _near(self, union: Union, row: int, wanted: dict[str, list[tuple[float, float]]]) -> None:
        """A couple side by side would rather not be drawn apart."""
        if len(union.parents) < 2 or any(self.wires.rows[parent] != row for parent in union.parents):
            return
        one, other = sorted(union.parents, key=lambda person: self.wires.place[person])
        at = self.wires.place[one]
        if self.wires.place[other] == at + 1:
            middle, half = (self.x[one] + self.x[other]) / 2, self.least[row][at] / 2
            wanted[one].append((middle - half, 0.6))
            wanted[other].append((middle + half, 0.6))

    def drop(self, union: Union) -> float:
        """Where the line to the children of a union comes down, before lanes have their places."""
        places = [self.x[parent] for parent in union.parents]
        at = [self.wires.place[parent] for parent in union.parents]
        if len(places) > 1 and abs(at[0] - at[1]) > 1:
            outer = min(union.parents, key=lambda each: (self.wires.busy[each], self.wires.place[each]))
            inner = next(parent for parent in union.parents if parent != outer)
            side = 1 if self.x[inner] > self.x[outer] else -1
            return self.x[outer] + side * self.half[outer]
        return sum(places) / len(places)

    def _from_the_left(self) -> None:
        left = min(self.x[line[0]] - self.half[line[0]] - self._beyond(row, 0) for row, line in self._lines())
        for person in self.x:
            self.x[person] = round(self.x[person] - left + MARGIN, 1)

    def edge(self, row: int, gap: int) -> tuple[float, float]:
        """The left and the right side of a gap, between the words of those beside it."""
        line = self.orders[row]
        left = self.x[line[gap - 1]] + self.half[line[gap - 1]] if gap else None
        right = self.x[line[gap]] - self.half[line[gap]] if gap < len(line) else None
        if left is None or right is None:
            beyond = self._beyond(row, gap)
            return (
                (right - beyond, right)
                if left is None and right is not None
                else (left or 0, (left or 0) + beyond)
            )
        return left, right

    def _lanes(self) -> None:
        for (row, gap), lanes in self.in_gap.items():
            left, right = self.edge(row, gap)
            middle = (left + right) / 2
            for slot, lane in enumerate(lanes):
                lane.x = round(middle + (slot - (len(lanes) - 1) / 2) * LANE, 1)


def nearest(wishes: list[tuple[float, float]], least: list[float]) -> list[float]:
    """Give the places nearest to what each wishes, by weight, that keep the least distances and the order.

    >>> nearest([(0, 1), (0, 1)], [10])
    [-5.0, 5.0]
    """
    offsets = [0.0]
    for apart in least:
        offsets.append(offsets[-1] + apart)
    blocks: list[list[float]] = []  # mean, weight, how many
    for (wish, weight), offset in zip(wishes, offsets, strict=True):
        blocks.append([wish - offset, weight, 1])
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            mean, more, count = blocks.pop()
            before = blocks[-1]
            before[0] = (before[0] * before[1] + mean * more) / (before[1] + more)
            before[1] += more
            before[2] += count
    found = [mean for mean, _, count in blocks for _ in range(int(count))]
    return [at + offset for at, offset in zip(found, offsets, strict=True)]
