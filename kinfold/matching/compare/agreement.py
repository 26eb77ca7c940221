"""One theme's answer: which level of the model two descriptions reach, and the words for its sentence."""

from datetime import date
from typing import NamedTuple


class Agreement(NamedTuple):
    """A theme, the level reached, and what each of the two descriptions said."""

    theme: str
    level: str
    a: str = ""
    b: str = ""


def day_in_words(day: date | None) -> str:
    """Give a day as a worker writes it.

    >>> day_in_words(date(2015, 6, 8))
    '8 June 2015'
    """
    return f"{day.day} {day:%B %Y}" if day else ""
