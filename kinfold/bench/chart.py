"""Draws targets, ours and Splink's side by side as a small SVG that needs no script and reads without colour."""

from collections.abc import Sequence
from html import escape

from .targets import SHARE, Row
from .telling import figure

# The figures stand in a column of their own: beside the bars the line of the target would cross them.
WIDTH, LEFT, RIGHT, LINE, TOP = 900, 470, 84, 46, 54
OURS, SPLINK, INK = "#1d70b8", "#b1b4b6", "#0b0c0c"


def chart(rows: Sequence[Row], title: str) -> str:
    """Draw a bar for ours and one for Splink under each row, with a line at the target."""
    shown = [row for row in rows if row.unit == SHARE and row.target is not None and row.ours is not None]
    height = TOP + LINE * len(shown) + 12
    said = "; ".join(
        f"{row.what}: target {figure(row.target, SHARE)}, ours {figure(row.ours, SHARE)}, "
        f"Splink {figure(row.splink, SHARE)}"
        for row in shown
    )
    bars = "".join(_bars(row, TOP + at * LINE) for at, row in enumerate(shown))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'font-family="Arial, sans-serif" font-size="13" fill="{INK}">\n'
        f"<title>{escape(title)}</title>\n<desc>{escape(said)}</desc>\n"
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>\n'
        f'<text x="12" y="22" font-size="15" font-weight="bold">{escape(title)}</text>\n'
        f"{_legend()}{bars}</svg>\n"
    )


def _legend() -> str:
    return (
        f'<rect x="12" y="32" width="12" height="10" fill="{OURS}"/><text x="29" y="42">Kinfold</text>'
        f'<rect x="92" y="32" width="12" height="10" fill="{SPLINK}"/><text x="109" y="42">Splink</text>'
        f'<path d="M172 30v14" stroke="{INK}" stroke-width="2"/><text x="180" y="42">target</text>\n'
    )


def _bars(row: Row, top: int) -> str:
    largest = max(value for value in (row.ours, row.splink, row.target) if value is not None)
    # What must stay small is drawn as large as it gets; what must be large is drawn against one.
    scale = (WIDTH - LEFT - RIGHT) / (1.0 if row.at_least else largest or 1.0)
    target = LEFT + (row.target or 0.0) * scale
    sign = "at least" if row.at_least else "at most"
    return (
        f'<text x="12" y="{top + 14}">{escape(row.what)}</text>'
        f'<text x="12" y="{top + 29}" fill="#505a5f">{sign} {figure(row.target, SHARE)}</text>'
        f"{_bar(row.ours, top + 2, scale, OURS)}{_bar(row.splink, top + 18, scale, SPLINK)}"
        f'<path d="M{target:.1f} {top - 1}v35" stroke="{INK}" stroke-width="2"/>\n'
    )


def _bar(value: float | None, top: int, scale: float, colour: str) -> str:
    if value is None:
        return f'<text x="{WIDTH - 12}" y="{top + 11}" text-anchor="end">not measured</text>'
    length = max(1.0, value * scale)
    return (
        f'<rect x="{LEFT}" y="{top}" width="{length:.1f}" height="13" fill="{colour}"/>'
        f'<text x="{WIDTH - 12}" y="{top + 11}" text-anchor="end">{figure(value, SHARE)}</text>'
    )
