"""Draws how many pairs there are at each weight, one row of bars for each outcome, with the thresholds marked."""

from collections.abc import Sequence
from math import ceil, floor, log10

import pyarrow as pa
import pyarrow.compute as pc

from kinfold.matching.model import Thresholds

from .account import OUTCOMES
from .html import Html, element, together

_WIDTH, _LEFT, _ROW, _BAR = 360, 78, 60, 40
_LEAST, _MOST, _STEP = -30, 50, 2


def histogram(pairs: pa.Table, thresholds: Thresholds) -> Html:
    """Draw the weights of all pairs."""
    counted = {outcome: _bins(pairs, outcome) for outcome in OUTCOMES}
    shown = [outcome for outcome in OUTCOMES if counted[outcome]]
    used = [low for bins in counted.values() for low in bins] + [thresholds.probable, thresholds.same]
    least, most = floor(min(used) / 10) * 10, ceil((max(used) + _STEP) / 10) * 10
    most = max(most, least + 10)
    tallest = max((number for bins in counted.values() for number in bins.values()), default=1)
    height = 40 + _ROW * len(shown) + 44
    rows = [
        _row(outcome, 40 + _ROW * at, counted[outcome], (least, most), tallest)
        for at, outcome in enumerate(shown)
    ]
    return element(
        "svg",
        *rows,
        *_marks(thresholds, (least, most), height),
        _axis((least, most), height),
        viewBox=f"0 0 {_WIDTH} {height}",
        role="img",
        aria_label="Bars of the number of pairs by weight, a row for each outcome. The table above has the totals.",
    )


def _bins(pairs: pa.Table, outcome: str) -> dict[int, int]:
    weights = pairs["weight"].filter(pc.equal(pairs["outcome"], outcome))
    within = pc.min_element_wise(pc.max_element_wise(weights, _LEAST), _MOST)
    low = pc.multiply(pc.floor(pc.divide(within, float(_STEP))), _STEP)
    return {int(row["values"]): row["counts"] for row in pc.value_counts(low).to_pylist()}


def _x(weight: float, ends: tuple[float, float]) -> float:
    return _LEFT + (_WIDTH - _LEFT - 12) * (weight - ends[0]) / (ends[1] - ends[0])


def _row(outcome: str, top: int, bins: dict[int, int], ends: tuple[float, float], tallest: int) -> Html:
    floor_ = top + _BAR + 10
    wide = _x(_STEP, ends) - _x(0, ends) - 1
    bars = []
    for low, number in sorted(bins.items()):
        # A logarithm, or a handful of doubtful pairs would vanish beside a million sure ones.
        tall = max(_BAR * log10(number + 1) / log10(tallest + 1), 2)
        bars.append(
            element(
                "rect",
                element("title", f"{outcome}: {number:,} pairs from {low} to {low + _STEP} bits"),
                x=f"{_x(low, ends):.1f}",
                y=f"{floor_ - tall:.1f}",
                width=f"{wide:.1f}",
                height=f"{tall:.1f}",
                class_=f"bar {outcome}",
            )
        )
    return together(
        element("text", outcome, x=0, y=floor_ - 4),
        element("line", x1=_LEFT, x2=_WIDTH - 12, y1=floor_, y2=floor_, class_="floor"),
        *bars,
    )


def _marks(thresholds: Thresholds, ends: tuple[float, float], height: int) -> Sequence[Html]:
    made = []
    for name, at, anchor in (("probable", thresholds.probable, "end"), ("same", thresholds.same, "start")):
        x = _x(at, ends)
        made.append(element("line", x1=f"{x:.1f}", x2=f"{x:.1f}", y1=24, y2=height - 40, class_="mark"))
        made.append(element("text", f"{name} from {at:g}", x=f"{x:.1f}", y=16, text_anchor=anchor))
    return made


def _axis(ends: tuple[int, int], height: int) -> Html:
    ticks = [
        element(
            "text", f"{at}".replace("-", "−"), x=f"{_x(at, ends):.1f}", y=height - 22, text_anchor="middle"
        )
        for at in range(ends[0], ends[1] + 1, 10 if ends[1] - ends[0] <= 50 else 20)
    ]
    label = element("text", "weight in bits", x=_WIDTH - 12, y=height - 5, text_anchor="end")
    return together(*ticks, label)
