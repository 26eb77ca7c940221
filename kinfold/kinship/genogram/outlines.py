"""Draws round who lives together: one outline a home, carved round everybody who does not live there."""

from collections.abc import Iterable

from kinfold.kinship.genogram.asked import Home
from kinfold.kinship.genogram.placing import Places
from kinfold.kinship.genogram.shapes import DETAIL, Box, Outline, Symbol, Words

SIDE, OVER, UNDER, BRIDGE, CORNER, INSET = 6.0, 22.0, 5.0, 16.0, 9.0, 3.0
Point = tuple[float, float]


def outlines(homes: Iterable[Home], symbols: dict[str, Symbol], places: Places) -> list[Outline]:
    """Give an outline for each home of which at least two are drawn."""
    found = []
    for number, home in enumerate(homes):
        members = tuple(person for person in home.members if person in symbols)
        if len(members) > 1:
            found.append(_outline(home.called, members, symbols, places, number))
    return found


def _outline(
    called: str, members: tuple[str, ...], symbols: dict[str, Symbol], places: Places, number: int
) -> Outline:
    # Each home is drawn a little further in than the one before, so that two borders can be told apart.
    inset = INSET * (number % 3)
    cells = {person: _cell(symbols[person], inset) for person in members}
    boxes = [*cells.values(), *_bridges(cells, places, inset)]
    first = min(members, key=lambda person: (cells[person].top, cells[person].left))
    path = " ".join(_rounded(ring) for ring in _rings(boxes))
    words = Words(called, cells[first].left + 5, cells[first].top + DETAIL + 1, DETAIL)
    return Outline(called, path, words, members)


def _cell(symbol: Symbol, inset: float) -> Box:
    room = symbol.room
    return Box(
        room.left - SIDE + inset,
        room.top - OVER + inset,
        room.right + SIDE - inset,
        room.bottom + UNDER - inset,
    )


def _bridges(cells: dict[str, Box], places: Places, inset: float) -> list[Box]:
    """Join the members of a home, each to the nearest of those joined before."""
    joined = [min(cells, key=lambda person: (cells[person].top, cells[person].left))]
    left = sorted(set(cells) - set(joined))
    bridges: list[Box] = []
    while left:
        one, other = min(
            ((a, b) for a in joined for b in left),
            key=lambda pair: (_far(cells[pair[0]], cells[pair[1]]), pair),
        )
        bridges += _bridge(one, other, cells, places, inset)
        joined.append(other)
        left.remove(other)
    return bridges


def _far(one: Box, other: Box) -> float:
    across = max(0.0, max(one.left, other.left) - min(one.right, other.right))
    down = max(0.0, max(one.top, other.top) - min(one.bottom, other.bottom))
    return across + 1.5 * down


def _bridge(a: str, b: str, cells: dict[str, Box], places: Places, inset: float) -> list[Box]:
    rows, place = places.wires.rows, places.wires.place
    upper, lower = sorted((a, b), key=lambda person: (rows[person], place[person]))
    one, other = cells[upper], cells[lower]
    if rows[upper] == rows[lower]:
        if place[lower] - place[upper] == 1:
            return [Box(one.right - 1, one.top, other.left + 1, min(one.bottom, other.bottom))]
        # Over the heads of those between, who do not live there.
        band = Box(_mid(one), one.top - BRIDGE / 2, _mid(other), one.top + BRIDGE / 4)
        return [band, _post(one, one.top - BRIDGE / 2), _post(other, one.top - BRIDGE / 2)]
    return _down(one, other, rows[upper], rows[lower], cells, places, inset)


def _post(cell: Box, top: float) -> Box:
    return Box(_mid(cell) - BRIDGE / 2, top, _mid(cell) + BRIDGE / 2, cell.top + 1)


def _mid(cell: Box) -> float:
    return (cell.left + cell.right) / 2


def _down(
    one: Box, other: Box, upper: int, lower: int, cells: dict[str, Box], places: Places, inset: float
) -> list[Box]:
    x, y, boxes = _mid(one), one.bottom - 1, []
    half = BRIDGE / 2
    ends: list[tuple[float, float]] = []
    for row in range(upper + 1, lower):
        ends.append((_gap(places, row, (x + _mid(other)) / 2), _top(places, row)))
    overlap = (max(one.left, other.left) + 12, min(one.right, other.right) - 12)
    target = _mid(other)
    if not ends and overlap[0] <= overlap[1]:
        x = target = min(max(x, overlap[0]), overlap[1])
    ends.append((target, other.top + 1))
    for number, (to, bottom) in enumerate(ends):
        if abs(to - x) > 1:
            turn = (
                bottom - OVER - BRIDGE - 6 - inset * 3 if number == len(ends) - 1 else bottom - OVER - BRIDGE
            )
            turn = max(turn, y + 6)
            boxes.append(Box(x - half, y, x + half, turn + BRIDGE))
            boxes.append(Box(min(x, to) - half, turn, max(x, to) + half, turn + BRIDGE))
            boxes.append(Box(to - half, turn, to + half, bottom))
        else:
            boxes.append(Box(x - half, y, x + half, bottom))
        x, y = to, bottom - 1
        if number < len(ends) - 1:
            below = ends[number + 1][1]
            half = min(BRIDGE / 2, 6.0)
            y = min(y, below)
    return boxes


def _gap(places: Places, row: int, near: float) -> float:
    line = places.orders[row]
    middles = [sum(places.edge(row, gap)) / 2 for gap in range(len(line) + 1)]
    return min(middles, key=lambda x: abs(x - near))


def _top(places: Places, row: int) -> float:
    return places.tops[row]


def _rings(boxes: list[Box]) -> list[list[Point]]:
    """Trace round boxes that touch or lie on one another: the rings of their union, corner by corner."""
    xs = sorted({x for box in boxes for x in (box.left, box.right)})
    ys = sorted({y for box in boxes for y in (box.top, box.bottom)})
    x_at, y_at = {x: i for i, x in enumerate(xs)}, {y: i for i, y in enumerate(ys)}
    filled = {
        (column, row)
        for box in boxes
        for column in range(x_at[box.left], x_at[box.right])
        for row in range(y_at[box.top], y_at[box.bottom])
    }
    return [[(xs[x], ys[y]) for x, y in ring] for ring in _walks(_edges(filled))]


def _edges(filled: set[tuple[int, int]]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Give the sides of filled squares that have nothing beyond, each from corner to corner with the inside right."""
    edges: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for x, y in sorted(filled):
        if (x, y - 1) not in filled:
            edges.setdefault((x, y), []).append((x + 1, y))
        if (x + 1, y) not in filled:
            edges.setdefault((x + 1, y), []).append((x + 1, y + 1))
        if (x, y + 1) not in filled:
            edges.setdefault((x + 1, y + 1), []).append((x, y + 1))
        if (x - 1, y) not in filled:
            edges.setdefault((x, y + 1), []).append((x, y))
    return edges


def _walks(edges: dict[tuple[int, int], list[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    rings = []
    while edges:
        start = min(edges)
        ring, here = [start], start
        while True:
            onward = edges[here].pop()
            if not edges[here]:
                del edges[here]
            here = onward
            if here == start:
                break
            ring.append(here)
        rings.append(_corners(ring))
    return rings


def _corners(ring: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep the points at which a ring turns."""
    return [
        point
        for before, point, after in zip([ring[-1], *ring[:-1]], ring, [*ring[1:], ring[0]], strict=True)
        if not (before[0] == point[0] == after[0] or before[1] == point[1] == after[1])
    ]


def _rounded(ring: list[Point]) -> str:
    """Write a closed ring as a path with round corners."""
    parts: list[str] = []
    for at, point in enumerate(ring):
        before, after = ring[at - 1], ring[(at + 1) % len(ring)]
        one, two = _towards(point, before), _towards(point, after)
        parts.append(f"{'L' if parts else 'M'}{_at(one)}Q{_at(point)} {_at(two)}")
    return f"{''.join(parts)}Z"


def _towards(point: Point, other: Point) -> Point:
    dx, dy = other[0] - point[0], other[1] - point[1]
    long = abs(dx) + abs(dy) or 1.0
    share = min(CORNER, long / 2) / long
    return (point[0] + dx * share, point[1] + dy * share)


def _at(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"
