"""Draws a genogram: reads families, finds rows, orders and places, and gives every shape where it belongs.

The same people and ties give the same drawing in whatever order they come. Nobody is left out up to a number that the
caller gives; whoever is beyond it is named in the answer.
"""

from collections.abc import Iterable, Mapping

from kinfold.kinship.genogram import paths
from kinfold.kinship.genogram.asked import Bond, Figure, Home
from kinfold.kinship.genogram.generations import rows_of
from kinfold.kinship.genogram.kin import Kin, read
from kinfold.kinship.genogram.levels import Levels
from kinfold.kinship.genogram.ordering import orders
from kinfold.kinship.genogram.outlines import outlines
from kinfold.kinship.genogram.placing import Places
from kinfold.kinship.genogram.shapes import DETAIL, LEADING, NAME, SIZE, Box, Drawing, Line, Symbol, Words
from kinfold.kinship.genogram.wires import Fan, Lane, Port, Stub, Track, Wire, Wires
from kinfold.kinship.genogram.words import width, wrapped

COLUMN, LEAST = 132.0, 50.0
FORK, NUDGE = 22.0, 11.0
CRISP = frozenset({"married", "together", "separated", "ended", "parents", "drop", "descent", "adopted"})
SLASHES = {"separated": 1, "ended": 2}
Point = tuple[float, float]


def draw(
    figures: Iterable[Figure], bonds: Iterable[Bond], homes: Iterable[Home] = (), *, at_most: int = 60
) -> Drawing:
    """Draw these people, the nearest first; beyond a number they are left out and counted."""
    people = list(figures)
    if not people:
        return Drawing(0, 0, (), (), ())
    kin = read(people[:at_most], bonds)
    homes = sorted((home for home in homes), key=lambda home: home.called)
    rows = rows_of(kin)
    here = [tuple(p for p in home.members if p in kin.figures) for home in homes]
    wires = Wires(kin, rows, orders(kin, rows, here))
    labels = {figure.id: _label(figure) for figure in kin.figures.values()}
    half = {id: max(LEAST, max(width(t, s) for t, s in label) / 2 + 2) for id, label in labels.items()}
    tall = {row: max(_height(labels[p]) for p in line) for row, line in enumerate(wires.orders) if line}
    places = Places(wires, half)
    for wire in wires.wires:
        _ends_at(wire, places.x)
    for fan in wires.fans:
        _stubs_at(fan, places.x)
    levels = Levels(wires, tall)
    places.tops = levels.tops
    symbols = {
        f.id: _symbol(f, labels[f.id], half[f.id], places.x[f.id], levels.middle(rows[f.id]))
        for f in kin.figures.values()
    }
    lines = _Lines(kin, wires, places.x, levels, rows).all()
    drawn = outlines(homes, symbols, places)
    return Drawing(
        wide=round(places.wide, 1),
        high=round(levels.high, 1),
        symbols=tuple(symbols[person] for line in wires.orders for person in line),
        lines=tuple(lines),
        outlines=tuple(drawn),
        notes=tuple(kin.notes),
        left_out=tuple(figure.id for figure in people[at_most:]),
        uses=_uses(symbols.values(), lines, bool(drawn)),
    )


def _ends_at(wire: Wire, x: Mapping[str, float]) -> None:
    for each in wire.way:
        if isinstance(each, Stub):
            each.x = x[each.person] + each.aside


def _stubs_at(fan: Fan, x: Mapping[str, float]) -> None:
    """Place the lines to children; one only a little aside from its parents' line goes straight on."""
    for stub in fan.stubs:
        stub.x = x[stub.person] + stub.aside
    above, (stub, *more) = fan.track.from_above, fan.stubs
    if not more and len(above) == 1 and abs(above[0].x - x[stub.person]) < NUDGE and not stub.aside:
        stub.aside = above[0].x - x[stub.person]
        stub.x = above[0].x


def _label(figure: Figure) -> list[tuple[str, float]]:
    name = [(line, NAME) for line in wrapped(figure.name, NAME, COLUMN)]
    return name + [(line, DETAIL) for each in figure.lines for line in wrapped(each, DETAIL, COLUMN)]


def _height(label: list[tuple[str, float]]) -> float:
    return 4 + sum(LEADING[size] for _, size in label)


def _symbol(figure: Figure, label: list[tuple[str, float]], half: float, x: float, y: float) -> Symbol:
    words, base = [], y + SIZE / 2 + 2
    for text, size in label:
        base += LEADING[size]
        words.append(Words(text, x, round(base - 3, 1), size))
    wide = max(width(text, size) for text, size in label) / 2
    room = Box(x - max(half, SIZE / 2), y - SIZE / 2, x + max(half, SIZE / 2), base + 2)
    return Symbol(
        id=figure.id,
        shape=_shape(figure),
        x=x,
        y=y,
        inside=figure.inside,
        words=tuple(words),
        room=room,
        label=Box(x - wide, y + SIZE / 2 + 2, x + wide, base + 2),
        known=figure.named,
        died=figure.died,
        child=figure.child,
        focus=figure.focus,
    )


def _shape(figure: Figure) -> str:
    if figure.unborn:
        return "unborn"
    sex = figure.sex or {"mother": "F", "father": "M"}.get(figure.parent_as, "")
    return {"M": "square", "F": "circle"}.get(sex, "diamond")


class _Lines:
    """Turns ways into lines with their points."""

    def __init__(
        self, kin: Kin, wires: Wires, x: Mapping[str, float], levels: Levels, rows: Mapping[str, int]
    ) -> None:
        self.kin, self.wires, self.x, self.levels, self.rows = kin, wires, x, levels, rows

    def all(self) -> list[Line]:
        """Every line: couples with their slashes, children, and the rest."""
        found: list[Line] = []
        for wire in self.wires.wires:
            found.append(self._line(wire))
            found += self._slashes(wire)
        for fan in self.wires.fans:
            found += self._fan(fan)
        return found

    def _line(self, wire: Wire) -> Line:
        points = paths.without_repeats(self._points(wire.way))
        if len(points) < 2:
            points = [*points, *points]
        write = paths.straight if wire.kind in CRISP else paths.curved
        if wire.kind in ("violent", "hostile"):
            write = paths.zigzag
        return Line(wire.kind, write(points), tuple(points), wire.said, wire.ends)

    def _points(self, way: list[Port | Lane | Track | Stub]) -> list[Point]:
        """Go along a way: a lane keeps its x, a track its y, and a port both."""
        points: list[Point] = []
        for at, each in enumerate(way):
            if isinstance(each, Port):
                points.append(self._port(each))
            elif isinstance(each, Lane):
                before, after = way[at - 1] if at else None, way[at + 1] if at + 1 < len(way) else None
                points += [(each.x, self._height(each, end)) for end in (before, after)]
            elif isinstance(each, Track):
                beside = [way[at - 1] if at else None, way[at + 1] if at + 1 < len(way) else None]
                points += [(end.x, each.y) for end in beside if isinstance(end, Lane | Stub)]
        return points

    def _port(self, port: Port) -> Point:
        reach = SIZE / 2
        figure = self.kin.figures[port.person]
        if _shape(figure) in ("circle", "diamond", "unborn"):
            reach = _reach(_shape(figure), port.aside)
        return (
            round(self.x[port.person] + port.side * reach, 1),
            self.levels.middle(self.rows[port.person]) + port.aside,
        )

    def _height(self, lane: Lane, end: "Port | Lane | Track | Stub | None") -> float:
        """The height at which a lane meets what comes next to it: where nothing does, the middle of its row."""
        if isinstance(end, Port):
            return self._port(end)[1]
        if isinstance(end, Track):
            return end.y
        return self.levels.middle(lane.row) + lane.aside

    def _fan(self, fan: Fan) -> list[Line]:
        """The bar over brothers and sisters, a line down to each, and a fork to those born together."""
        kind = "adopted" if fan.adopted else "descent"
        y, lines, meets = fan.track.y, [], [lane.x for lane in fan.track.from_above]
        meets += [lane.x for lane in fan.track.to_below if isinstance(lane, Lane)]
        stubs = {stub.person: stub for stub in fan.stubs}
        beside = sorted(stubs, key=lambda person: stubs[person].x)
        sets = self.kin.together(tuple(beside))
        for group in sets:
            apex = sum(stubs[person].x for person in group) / len(group)
            meets.append(apex)
            for person in group:
                lines.append(
                    self._stub(kind, stubs[person], apex, y, fork=len(group) > 1, parents=fan.parents)
                )
        bar = [(min(meets), y), (max(meets), y)]
        if max(meets) - min(meets) > 0.05:
            lines.insert(0, Line(kind, paths.straight(bar), tuple(bar), ends=fan.parents))
        return lines

    def _stub(
        self, kind: str, stub: Stub, apex: float, y: float, *, fork: bool, parents: tuple[str, ...]
    ) -> Line:
        top = self.levels.tops[self.rows[stub.person]] + _lower(
            _shape(self.kin.figures[stub.person]), stub.aside
        )
        bend = top - FORK
        points = [(apex, y), (apex, bend), (stub.x, top)] if fork else [(stub.x, y), (stub.x, top)]
        return Line(
            "twin" if fork else kind, paths.straight(points), tuple(points), ends=(*parents, stub.person)
        )

    def _slashes(self, wire: Wire) -> list[Line]:
        """One slash across the line of a couple who separated, two across one that ended."""
        count = SLASHES.get(wire.kind, 0)
        if not count:
            return []
        points = self._points(wire.way)
        x, y = points[0][0] + (16 if points[1][0] > points[0][0] else -16), points[0][1]
        strokes = [(x + 6 * number, y) for number in range(count)]
        return [
            Line(
                "slash",
                paths.straight([(at - 4, up + 8), (at + 4, up - 8)]),
                ((at - 4, up + 8), (at + 4, up - 8)),
                ends=wire.ends,
            )
            for at, up in strokes
        ]


def _reach(shape: str, aside: float) -> float:
    """How far from the middle the side of a round or pointed symbol is at some height."""
    half = SIZE / 2
    if shape == "circle":
        return float((half**2 - aside**2) ** 0.5)
    if shape == "diamond":
        return half - abs(aside)
    return half * (aside + half) / SIZE  # a triangle stands on its base


def _lower(shape: str, aside: float) -> float:
    """How far below its highest point the edge of a symbol is, so far aside."""
    if shape == "circle":
        return SIZE / 2 - _reach(shape, aside)
    return {"square": 0.0, "diamond": abs(aside)}.get(shape, 2 * abs(aside))


def _uses(symbols: Iterable[Symbol], lines: Iterable[Line], homes: bool) -> frozenset[str]:
    found = {line.kind for line in lines} | ({"home"} if homes else set())
    for symbol in symbols:
        found |= {symbol.shape, *(word for word in ("died", "child", "focus") if getattr(symbol, word))}
        if not symbol.known:
            found.add("not_known")
    return frozenset(found)
