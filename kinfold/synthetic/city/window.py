"""The days a city covers: from when there are records, the first day, the end, and ages on a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from kinfold.synthetic.city.rates import RUN_IN

YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Window:
    """The first day, the day after the last, and the earlier day from which there are records."""

    start: date
    end: date
    records_from: date

    @classmethod
    def of(cls, start: date, years: int) -> "Window":
        """Cover so many years from a first day on."""
        end = date(start.year + years, start.month, min(start.day, 28))
        return cls(start, end, start - timedelta(days=RUN_IN))

    @property
    def years(self) -> float:
        """Give the length in years."""
        return (self.end - self.start).days / YEAR

    def holds(self, day: date) -> bool:
        """Tell whether a day is among those measured."""
        return self.start <= day < self.end

    def recorded(self, day: date) -> bool:
        """Tell whether what happens on a day is still written down."""
        return self.records_from <= day < self.end


def years_old(born: date, day: date) -> float:
    """Give an age in years and parts of a year; below nought before birth."""
    return (day - born).days / YEAR


def later(day: date, chance: Random, least: int, most: int) -> date:
    """Give a day so many days later, drawn evenly between two numbers of days."""
    return day + timedelta(days=chance.randint(least, most))


def between(first: date, last: date, chance: Random) -> date:
    """Draw a day from one to another."""
    return first + timedelta(days=chance.randint(0, max(0, (last - first).days)))
