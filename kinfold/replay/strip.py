"""Draws a replay as a strip: a row for each signal, a bar for as long as it was true, and a line on the day of harm."""

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

from kinfold.finding import Severity
from kinfold.replay.case_file import Case
from kinfold.replay.day_by_day import Replay
from kinfold.signals import Signal
from kinfold.signals.wording import day_in_words

WIDE, ROW, LEFT, TOP = 860, 24, 330, 34
COLOUR = {Severity.RED: "#942514", Severity.AMBER: "#b35900", Severity.INFO: "#1d70b8"}
MARGIN = timedelta(days=14)


def strip(case: Case, found: Replay, raised: Sequence[Signal]) -> str:
    """Draw the signals that were ever true, from the first record to a year after the last; nothing where none was."""
    if not raised:
        return ""
    scale = _Scale.over(case, found)
    rows = "".join(_row(at, signal, found, scale) for at, signal in enumerate(raised))
    high = TOP + ROW * len(raised) + 10
    words = "When each signal was true. The table above gives the first days, the list below every day with its reasons."
    box = f'viewBox="0 0 {WIDE} {high}" width="{WIDE}" height="{high}"'
    return (
        f'<figure class="wide"><svg {box} role="img" aria-labelledby="strip-{escape(case.id)}">'
        f'<title id="strip-{escape(case.id)}">{escape(words)}</title>{scale.years(high)}{rows}'
        f"{_harm(case, scale, high)}</svg><figcaption>{escape(words)}</figcaption></figure>"
    )


class _Scale:
    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last

    @classmethod
    def over(cls, case: Case, found: Replay) -> "_Scale":
        ends = [edge.day for edge in found.edges] + [event.known for event in case.ledger.events]
        latest = max(event.known for event in case.ledger.events) + timedelta(days=365)
        first = min(edge.day for edge in found.edges)
        harm = case.expectations.injury or first
        return cls(min(first, harm) - MARGIN, min(max(ends), latest) + MARGIN)

    def x(self, day: date) -> float:
        """Give how far along a day lies."""
        inside = min(max(day, self.first), self.last)
        return LEFT + (inside - self.first).days / (self.last - self.first).days * (WIDE - LEFT - 10)

    def years(self, high: int) -> str:
        """Mark the first day of each quarter that is covered."""
        months = [
            date(year, month, 1)
            for year in range(self.first.year, self.last.year + 1)
            for month in (1, 4, 7, 10)
        ]
        shown = [day for day in months if self.first <= day <= self.last]
        step = max(1, len(shown) // 8)
        return "".join(
            f'<line x1="{self.x(day):.1f}" y1="{TOP - 8}" x2="{self.x(day):.1f}" y2="{high - 6}" stroke="#b1b4b6"/>'
            f'<text x="{self.x(day):.1f}" y="{TOP - 14}" font-size="12" text-anchor="middle">{day:%b %Y}</text>'
            for day in shown[::step]
        )


def _row(at: int, signal: Signal, found: Replay, scale: _Scale) -> str:
    y = TOP + at * ROW
    name = f'<text x="0" y="{y + 15}" font-size="13">{escape(f"{signal.code} {signal.title}"[:48])}</text>'
    bars = "".join(
        f'<rect x="{scale.x(began):.1f}" y="{y + 4}" width="{max(scale.x(ended) - scale.x(began), 2):.1f}" height="14" '
        f'fill="{COLOUR[signal.severity]}"><title>{escape(_said(signal, began, ended))}</title></rect>'
        for began, ended in _spells(signal.code, found, scale.last)
    )
    return name + bars


def _said(signal: Signal, began: date, ended: date) -> str:
    return f"{signal.code} from {day_in_words(began)} to {day_in_words(ended)}"


def _spells(code: str, found: Replay, last: date) -> list[tuple[date, date]]:
    """Give the times in which a signal was true for any key, joined where they overlap."""
    standing: set[tuple[str, ...]] = set()
    spells: list[tuple[date, date]] = []
    began = last
    for edge in sorted(found.edges_of(code), key=lambda edge: (edge.day, not edge.up)):
        if edge.up:
            began = edge.day if not standing else began
            standing.add(edge.key)
        else:
            standing.discard(edge.key)
            if not standing:
                spells.append((began, edge.day))
    return spells + ([(began, last)] if standing else [])


def _harm(case: Case, scale: _Scale, high: int) -> str:
    harm = case.expectations.injury
    if harm is None:
        return ""
    x = scale.x(harm)
    return (
        f'<line x1="{x:.1f}" y1="{TOP - 8}" x2="{x:.1f}" y2="{high - 6}" stroke="#0b0c0c" stroke-width="2" '
        f'stroke-dasharray="4 3"/><text x="{x - 4:.1f}" y="{high - 1}" font-size="12" text-anchor="end">harm found</text>'
    )
