"""Writes lines as SVG paths: straight with corners, round, or in zigzag."""

from itertools import pairwise

Point = tuple[float, float]
TURN, STEP, SWING = 12.0, 7.0, 4.0


def straight(points: list[Point]) -> str:
    """Write a line with sharp corners."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def without_repeats(points: list[Point]) -> list[Point]:
    """Leave out points that stand still or lie on the way from the one before to the one after."""
    kept: list[Point] = []
    for point in points:
        if kept and abs(kept[-1][0] - point[0]) < 0.05 and abs(kept[-1][1] - point[1]) < 0.05:
            continue
        if len(kept) > 1 and _on_one_line(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return kept


def _on_one_line(one: Point, two: Point, three: Point) -> bool:
    return one[0] == two[0] == three[0] or one[1] == two[1] == three[1]


def curved(points: list[Point]) -> str:
    """Write a line whose corners are round."""
    parts = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    for before, point, after in zip(points, points[1:], points[2:], strict=False):
        one, two = _short_of(point, before), _short_of(point, after)
        parts.append(f"L{one[0]:.1f} {one[1]:.1f}Q{point[0]:.1f} {point[1]:.1f} {two[0]:.1f} {two[1]:.1f}")
    parts.append(f"L{points[-1][0]:.1f} {points[-1][1]:.1f}")
    return "".join(parts)


def _short_of(point: Point, other: Point) -> Point:
    long = _length(point, other) or 1.0
    share = min(TURN, long / 2) / long
    return (point[0] + (other[0] - point[0]) * share, point[1] + (other[1] - point[1]) * share)


def _length(one: Point, other: Point) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def zigzag(points: list[Point]) -> str:
    """Write a line in zigzag, from end to end, swinging a few points to either side."""
    found = [points[0]]
    side = 1
    for one, other in pairwise(points):
        long = _length(one, other)
        steps = max(1, round(long / STEP))
        across = (-(other[1] - one[1]) / (long or 1), (other[0] - one[0]) / (long or 1))
        for step in range(1, steps):
            share = step / steps
            found.append(
                (
                    one[0] + (other[0] - one[0]) * share + across[0] * SWING * side,
                    one[1] + (other[1] - one[1]) * share + across[1] * SWING * side,
                )
            )
            side = -side
        found.append(other)
    return straight(found)
