"""Gives every row and every track its height: tracks of a channel lie so that few lines cross and none lie on another."""

from collections.abc import Mapping

from kinfold.kinship.genogram.shapes import SIZE
from kinfold.kinship.genogram.wires import Track, Wires

PAD, STEP, STUBS, TOP = 20.0, 9.0, 34.0, 26.0
NEAR = 6.0
UPON = 50.0  # one line upon another cannot be told apart


class Levels:
    """The top of each row of symbols, and how high the whole drawing is."""

    def __init__(self, wires: Wires, label_height: Mapping[int, float]) -> None:
        self.tops: list[float] = []
        y = TOP
        by_channel: dict[int, list[Track]] = {}
        for track in wires.tracks:
            by_channel.setdefault(track.channel, []).append(track)
        for row in range(len(wires.orders)):
            tracks = by_channel.get(row, [])
            count = lay(tracks, y + (PAD if row else 0))
            y += (PAD if row else 0) + STEP * count + (STUBS if row or count else 0)
            self.tops.append(y)
            y += SIZE + label_height[row]
        self.high = y + TOP

    def middle(self, row: int) -> float:
        """The height of the middle of a row's symbols."""
        return self.tops[row] + SIZE / 2


def lay(tracks: list[Track], top: float) -> int:
    """Give each track of one channel its height; give how many heights were needed."""
    order = _ordered(sorted(tracks, key=lambda track: (min(track.xs), max(track.xs), len(track.xs))))
    level: dict[int, int] = {}
    for at, track in enumerate(order):
        before = [level[id(other)] for other in order[:at] if _meet(track, other)]
        level[id(track)] = max(before, default=-1) + 1
        track.y = top + STEP * (level[id(track)] + 0.5)
    return max(level.values(), default=-1) + 1


def _ordered(tracks: list[Track]) -> list[Track]:
    """Find an order from the top down that is good: one track at a time moves to where it costs least."""
    costs = {(id(a), id(b)): _cost(a, b) for a in tracks for b in tracks if a is not b and _meet(a, b)}
    order: list[Track] = []
    for track in tracks:
        order = _put(track, order, costs)
    for _ in range(2):
        for track in tracks:
            order = _put(track, [other for other in order if other is not track], costs)
    return order


def _put(track: Track, others: list[Track], costs: Mapping[tuple[int, int], float]) -> list[Track]:
    """Put a track where it costs least among others; what it costs changes by one pair from place to place."""
    cost = sum(costs.get((id(track), id(other)), 0.0) for other in others)
    best, least = 0, cost
    for at, other in enumerate(others, start=1):
        cost += costs.get((id(other), id(track)), 0.0) - costs.get((id(track), id(other)), 0.0)
        if cost < least - 1e-9:
            best, least = at, cost
    return [*others[:best], track, *others[best:]]


def _meet(one: Track, other: Track) -> bool:
    return min(one.xs) - NEAR < max(other.xs) + NEAR and min(other.xs) - NEAR < max(one.xs) + NEAR


def _cost(above: Track, below: Track) -> float:
    """What it costs if one track lies above another: lines that cross, and lines that would lie on one another."""
    down = [each.x for each in above.to_below]
    up = [each.x for each in below.from_above]
    crossed = sum(min(below.xs) < x < max(below.xs) for x in down) + sum(
        min(above.xs) < x < max(above.xs) for x in up
    )
    return crossed + UPON * sum(abs(x - other) < NEAR for x in down for other in up)
