"""From days to places: the last hundred days get more room when much lies before them."""

from dataclasses import dataclass
from datetime import date, timedelta

from frontdoor.chronology.lanes.drawn import Tick

NEAR = 100  # days
NEAR_SHARE = 0.45
TICKS_APART = 62


@dataclass(frozen=True, slots=True)
class Scale:
    """The first and the last day, where they stand, and from where the scale is larger."""

    first: date
    last: date
    left: float
    right: float

    @property
    def breaks_on(self) -> date | None:
        """The day from which the scale is larger, where there is so much before it that it helps."""
        on = self.last - timedelta(days=NEAR)
        return on if (on - self.first).days > NEAR else None

    @property
    def breaks_at(self) -> float | None:
        """The place at which the scale changes."""
        return self.right - (self.right - self.left) * NEAR_SHARE if self.breaks_on else None

    def x(self, day: date) -> float:
        """The place of a day; whatever lies outside stands at the edge."""
        day = min(max(day, self.first), self.last)
        if self.breaks_on and self.breaks_at and day >= self.breaks_on:
            return round(_between(day, self.breaks_on, self.last, self.breaks_at, self.right), 1)
        end, at = self.breaks_on or self.last, self.breaks_at or self.right
        return round(_between(day, self.first, end, self.left, at), 1)

    def ticks(self) -> tuple[Tick, ...]:
        """The first days of months, as many as have room; the year stands where it is a new one."""
        kept: list[Tick] = []
        year = 0
        for day in _months(self.first, self.last):
            x = self.x(day)
            if kept and x - kept[-1].x < TICKS_APART:
                continue
            kept.append(Tick(x, f"{day:%b}" if day.year == year else f"{day:%b} {day.year}"))
            year = day.year
        return tuple(kept)


def _between(day: date, first: date, last: date, left: float, right: float) -> float:
    days = (last - first).days
    return left + (right - left) * ((day - first).days / days if days else 1)


def _months(first: date, last: date) -> list[date]:
    year, month = first.year, first.month
    found = []
    while (day := date(year, month, 1)) <= last:
        if day >= first:
            found.append(day)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found
