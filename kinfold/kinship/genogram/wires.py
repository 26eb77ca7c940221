"""Lays every line through the gaps between people and the channels between rows, so that no line crosses anybody.

A line leaves somebody at the side, goes along a lane of the gap there, and from row to row by a track of the channel
between them. Lanes and tracks are lines of their own: no two lines lie on one another.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kinfold.kinship.genogram.kin import Kin, Union

ABOVE, BELOW = (-13.0, -19.0, -7.0, -16.0, -10.0), (13.0, 19.0, 7.0, 16.0, 10.0)
LEFT, MIDDLE, RIGHT = -1, 0, 1


@dataclass(slots=True, eq=False)
class Lane:
    """A way up and down through one gap of one row; `leans` says from which side of the gap it comes."""

    row: int
    gap: int
    leans: int
    x: float = 0.0
    aside: float = 0.0  # how far from the middle of the row a line meets it


@dataclass(slots=True, eq=False)
class Stub:
    """The end of a line at the top of somebody."""

    person: str
    aside: float = 0.0
    x: float = 0.0


@dataclass(slots=True, eq=False)
class Track:
    """A way from left to right through one channel: what comes to it from above and what leaves it below."""

    channel: int
    from_above: list[Lane] = field(default_factory=list)
    to_below: list["Lane | Stub"] = field(default_factory=list)
    y: float = 0.0

    @property
    def xs(self) -> list[float]:
        """Every place at which something meets it."""
        return [each.x for each in (*self.from_above, *self.to_below)]


@dataclass(slots=True, eq=False)
class Port:
    """A place at somebody's side, so far above or below the middle."""

    person: str
    side: int
    aside: float


@dataclass(slots=True)
class Wire:
    """A line as the way it takes: ports, lanes and tracks in turn."""

    kind: str
    way: list["Port | Lane | Track | Stub"]
    said: str = ""
    ends: tuple[str, ...] = ()


@dataclass(slots=True)
class Fan:
    """The lines from a track to the children on one row, with the sets that were born together."""

    track: Track
    stubs: tuple[Stub, ...]
    adopted: bool
    parents: tuple[str, ...]


class Wires:
    """Every line of a drawing, laid out by who stands beside whom; where each lane and track lies comes later."""

    def __init__(self, kin: Kin, rows: Mapping[str, int], orders: list[list[str]]) -> None:
        self.kin, self.rows, self.orders = kin, rows, orders
        self.place = {person: at for line in orders for at, person in enumerate(line)}
        self.lanes: list[Lane] = []
        self.tracks: list[Track] = []
        self.wires: list[Wire] = []
        self.fans: list[Fan] = []
        self.drops: list[tuple[Union, Lane | None]] = []
        self.taken: dict[tuple[str, int, bool], int] = {}
        self.busy = {p: sum(p in union.parents for union in kin.unions) for p in kin.figures}
        self.twice: dict[str, int] = {}
        shared: dict[tuple[str, ...], list[Lane]] = {}
        for union in sorted(
            kin.unions, key=lambda union: (self._length(union), union.parents, union.adopted)
        ):
            self._lay_union(union, shared)
        for tied in kin.tied:
            self.joins(tied.a, tied.b, tied.kind, tied.said)

    def _length(self, union: Union) -> int:
        places = [self.place[parent] for parent in union.parents]
        return max(places) - min(places)

    # Unions

    def _lay_union(self, union: Union, shared: dict[tuple[str, ...], list[Lane]]) -> None:
        if union.parents not in shared:
            shared[union.parents] = self._couple(union)
        drops = shared[union.parents]
        self.drops.append((union, drops[0] if len(drops) == 1 else None))
        if union.children:
            self._children(union, drops)

    def _couple(self, union: Union) -> list[Lane]:
        """Draw the line of a couple; give the lanes from which lines to their children come down."""
        same_row = len({self.rows[parent] for parent in union.parents}) == 1
        if len(union.parents) > 1 and same_row:
            one, other = sorted(union.parents, key=lambda person: self.place[person])
            if self.place[other] - self.place[one] == 1:
                return [self._beside_each_other(union, one, other)]
            return [self._over_others(union, one, other)]
        if len(union.parents) > 1 and not union.children:
            self.joins(union.parents[0], union.parents[1], union.standing, union.said)
            return []
        return [self._from(parent, union) for parent in union.parents]

    def _beside_each_other(self, union: Union, one: str, other: str) -> Lane:
        way: list[Port | Lane | Track | Stub] = [Port(one, RIGHT, 0), Port(other, LEFT, 0)]
        self.wires.append(Wire(union.standing, way, union.said, (one, other)))
        return self._lane(self.rows[one], self.place[other], MIDDLE)

    def _over_others(self, union: Union, one: str, other: str) -> Lane:
        row = self.rows[one]
        out = self._lane(row, self.place[one] + 1, LEFT)
        back = self._lane(row, self.place[other], RIGHT)
        track = self._track(row, to_below=[out, back])
        start, end = self._port(one, RIGHT, True), self._port(other, LEFT, True)
        out.aside, back.aside = start.aside, end.aside
        self.wires.append(Wire(union.standing, [start, out, track, back, end], union.said, (one, other)))
        return out if self.busy[one] <= self.busy[other] else back

    def _from(self, parent: str, union: Union) -> Lane:
        towards = self._towards(union.children or union.parents)
        row, at = self.rows[parent], self.place[parent]
        right = towards >= self._along(parent)
        lane = self._lane(row, at + 1 if right else at, LEFT if right else RIGHT)
        port = self._port(parent, RIGHT if right else LEFT, False)
        lane.aside = port.aside
        self.wires.append(Wire("drop", [port, lane], ends=(parent,)))
        lowest = max(self.rows[each] for each in union.parents)
        return self._down(lane, lowest, self._along(parent))

    def _down(self, lane: Lane, until: int, along: float) -> Lane:
        """Lead a lane down through the rows to one of them, by the gap of each that is nearest."""
        while lane.row < until:
            further = self._lane(lane.row + 1, self._nearest_gap(lane.row + 1, along), MIDDLE)
            track = self._track(lane.row + 1, from_above=[lane], to_below=[further])
            self.wires.append(Wire("drop", [lane, track, further]))
            lane = further
        return lane

    def _children(self, union: Union, drops: list[Lane]) -> None:
        kind = "adopted" if union.adopted else "descent"
        by_row: dict[int, list[str]] = {}
        for child in union.children:
            by_row.setdefault(self.rows[child], []).append(child)
        from_above, last = drops, max(by_row)
        for row in range(from_above[0].row + 1, last + 1):
            along = self._towards(union.children)
            stubs = [self._stub(child) for child in by_row.get(row, ())]
            track = self._track(row, from_above=list(from_above), to_below=list(stubs))
            self.wires += [Wire(kind, [lane, track], ends=union.parents) for lane in from_above]
            if stubs:
                self.fans.append(Fan(track, tuple(stubs), union.adopted, union.parents))
            if row < last:
                further = self._lane(row, self._nearest_gap(row, along), MIDDLE)
                track.to_below.append(further)
                self.wires.append(Wire(kind, [track, further], ends=union.parents))
                from_above = [further]

    def _stub(self, child: str) -> Stub:
        number = self.twice.get(child, 0)
        self.twice[child] = number + 1
        return Stub(child, (0.0, 10.0, -10.0)[number % 3])

    # Other lines

    def joins(self, a: str, b: str, kind: str, said: str) -> None:
        """Lay a line from one person to another round everybody else."""
        upper, lower = sorted((a, b), key=lambda person: (self.rows[person], self.place[person]))
        if self.rows[upper] == self.rows[lower]:
            way = self._along_a_row(upper, lower)
        else:
            way = self._across_rows(upper, lower)
        way = way if upper == a else way[::-1]
        self.wires.append(Wire(kind, way, said, (a, b)))

    def _along_a_row(self, one: str, other: str) -> list[Port | Lane | Track | Stub]:
        if self.place[other] - self.place[one] == 1:
            ends = ((one, RIGHT, False), (other, LEFT, False))
            number = max(self.taken.get(end, 0) for end in ends)
            self.taken |= dict.fromkeys(ends, number + 1)
            aside = BELOW[number % len(BELOW)]
            return [Port(one, RIGHT, aside), Port(other, LEFT, aside)]
        out = self._lane(self.rows[one], self.place[one] + 1, LEFT)
        back = self._lane(self.rows[one], self.place[other], RIGHT)
        track = self._track(self.rows[one], to_below=[out, back])
        return [self._port(one, RIGHT, True), out, track, back, self._port(other, LEFT, True)]

    def _across_rows(self, upper: str, lower: str) -> list[Port | Lane | Track | Stub]:
        here, there = self._along(upper), self._along(lower)
        right = there >= here
        lane = self._lane(self.rows[upper], self.place[upper] + right, LEFT if right else RIGHT)
        way: list[Port | Lane | Track | Stub] = [self._port(upper, RIGHT if right else LEFT, False), lane]
        into_right = there < here
        for row in range(self.rows[upper] + 1, self.rows[lower] + 1):
            if row < self.rows[lower]:
                further = self._lane(row, self._nearest_gap(row, (here + there) / 2), MIDDLE)
            else:
                gap = self.place[lower] + into_right
                further = self._lane(row, gap, LEFT if into_right else RIGHT)
            way += [self._track(row, from_above=[lane], to_below=[further]), further]
            lane = further
        return [*way, self._port(lower, RIGHT if into_right else LEFT, True)]

    # Parts

    def _lane(self, row: int, gap: int, leans: int) -> Lane:
        self.lanes.append(Lane(row, gap, leans))
        return self.lanes[-1]

    def _track(
        self, channel: int, *, from_above: list[Lane] | None = None, to_below: list[Lane | Stub] | None = None
    ) -> Track:
        self.tracks.append(Track(channel, from_above or [], to_below or []))
        return self.tracks[-1]

    def _port(self, person: str, side: int, above: bool) -> Port:
        number = self.taken.get((person, side, above), 0)
        self.taken[(person, side, above)] = number + 1
        return Port(person, side, (ABOVE if above else BELOW)[number % len(ABOVE)])

    def _along(self, person: str) -> float:
        return (self.place[person] + 0.5) / len(self.orders[self.rows[person]])

    def _towards(self, people: tuple[str, ...]) -> float:
        return sum(self._along(person) for person in people) / len(people)

    def _nearest_gap(self, row: int, along: float) -> int:
        return min(len(self.orders[row]), max(0, round(along * len(self.orders[row]))))
