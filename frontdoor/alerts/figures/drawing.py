"""Draws counts as bars, on the server: the same numbers stand in a table beside each drawing."""

from collections.abc import Sequence
from html import escape

from markupsafe import Markup

WIDE, LEFT, ROW, RIGHT = 640, 130, 26, 60
COLOUR, RED, TEXT = "#2b5f5a", "#b10e1e", "#0b0c0c"


def bars(title: str, rows: Sequence[tuple[str, int, int]]) -> Markup:
    """A bar for each row: its words, how many, and how many of those are drawn in the stronger colour."""
    most = max((many for _, many, _ in rows), default=0) or 1
    drawn = "".join(_bar(number, row, most) for number, row in enumerate(rows))
    high = ROW * len(rows) + 8
    return Markup(  # noqa: S704  (every word in it is escaped)
        f'<svg class="kf-bars" viewBox="0 0 {WIDE} {high}" role="img" aria-label="{escape(title)}">{drawn}</svg>'
    )


def _bar(number: int, row: tuple[str, int, int], most: int) -> str:
    words, many, strong = row
    top, wide = number * ROW + 4, (WIDE - LEFT - RIGHT) * many / most
    part = wide * strong / many if many else 0
    middle = top + ROW * 0.62
    return (
        f'<text x="{LEFT - 10}" y="{middle:.1f}" text-anchor="end" font-size="15" fill="{TEXT}">{escape(words)}</text>'
        f'<rect x="{LEFT}" y="{top}" width="{wide:.1f}" height="{ROW - 6}" fill="{COLOUR}"/>'
        f'<rect x="{LEFT}" y="{top}" width="{part:.1f}" height="{ROW - 6}" fill="{RED}"/>'
        f'<text x="{LEFT + wide + 8:.1f}" y="{middle:.1f}" font-size="15" fill="{TEXT}">{many}</text>'
    )
