"""Draws the trade of one signal: alerts a week along, harm seen before it came up, a line for each count."""

from collections.abc import Sequence
from html import escape

from kinfold.impact.told import Impact, Tried

WIDE, HIGH, LEFT, BELOW = 640, 320, 56, 48
FEWEST, COARSE = 2, 20
COLOURS = ("#1d70b8", "#d4351c", "#00703c", "#4c2c92", "#b58840", "#28a197", "#912b88", "#505a5f")
DASHES = ("", "6 3", "2 3", "9 3 2 3")


def curve(told: Impact) -> str:
    """Draw the trade as SVG with its words; nothing where only one choice was tried."""
    if len(told.tried) < FEWEST:
        return ""
    most = max(row.workload.a_week for row in told.tried) or 1.0
    lines = "".join(_line(at, rows, most) for at, rows in enumerate(_by_first(told)))
    words = (
        f"{told.signal.code}: alerts a week (along) against the share of planted harm that was seen before it came "
        "(up). Every point is a choice of values; the table above holds the same figures."
    )
    box = f'viewBox="0 0 {WIDE} {HIGH}" width="{WIDE}" height="{HIGH}"'
    return (
        f'<figure><svg {box} role="img" aria-labelledby="curve-title">'
        f'<title id="curve-title">{escape(words)}</title>{_axes(most)}{lines}</svg>'
        f"<figcaption>{escape(words)}</figcaption></figure>"
    )


def _by_first(told: Impact) -> list[list[Tried]]:
    """Part the choices by the first of the values, so that each line is one count over all windows."""
    lines: dict[int, list[Tried]] = {}
    for row in told.tried:
        lines.setdefault(next(iter(row.values.values())), []).append(row)
    return [sorted(rows, key=lambda row: row.workload.a_week) for _, rows in sorted(lines.items())]


def _place(row: Tried, most: float) -> tuple[float, float]:
    share = row.workload.caught / row.workload.planted if row.workload.planted else 0.0
    return _x(row.workload.a_week / most), _y(share)


def _x(share: float) -> float:
    return LEFT + share * (WIDE - LEFT - 90)


def _y(share: float) -> float:
    return HIGH - BELOW - share * (HIGH - BELOW - 20)


def _line(at: int, rows: Sequence[Tried], most: float) -> str:
    colour, dash = COLOURS[at % len(COLOURS)], DASHES[at % len(DASHES)]
    points = [_place(row, most) for row in rows]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{6 if row.present else 3.5}" fill="{"#fff" if row.present else colour}" '
        f'stroke="{colour}" stroke-width="2"><title>{escape(_named(row))}</title></circle>'
        for row, (x, y) in zip(rows, points, strict=True)
    )
    name, value = next(iter(rows[0].values.items()))
    x, y = points[-1]
    said = escape(f"{name.split('.')[1]} {value}")
    label = f'<text x="{x + 9:.1f}" y="{y + 5:.1f}" font-size="13" fill="{colour}">{said}</text>'
    drawn = f'fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"'
    return f'<polyline points="{path}" {drawn}/>{dots}{label}'


def _named(row: Tried) -> str:
    said = ", ".join(f"{name} = {value}" for name, value in row.values.items())
    return f"{said}: {row.workload.a_week:.1f} alerts a week, {row.workload.caught} of {row.workload.planted} seen"


def _axes(most: float) -> str:
    left, right, low, high = LEFT, f"{_x(1):.1f}", f"{_y(0):.1f}", f"{_y(1):.1f}"
    parts = [
        f'<path d="M {left} {high} V {low} H {right}" fill="none" stroke="#0b0c0c"/>',
        _words(_x(0.5), HIGH - 8, "alerts a week in the whole city", "middle"),
    ]
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        along = f"{most * share:.0f}" if most > COARSE else f"{most * share:.1f}"
        parts.append(_words(LEFT - 8, _y(share) + 4, f"{share:.0%}", "end"))
        parts.append(_words(_x(share), HIGH - BELOW + 18, along, "middle"))
    return "".join(parts)


def _words(x: float, y: float, said: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="13" text-anchor="{anchor}">{escape(said)}</text>'
