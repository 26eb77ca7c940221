"""By when a request must be answered: one calendar month from the day it came, and two more where that was said."""

import calendar
from datetime import date

MONTHS, MONTHS_MORE = 1, 2


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where it has no such day.

    >>> months_after(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def answer_by(received_on: date, *, extended: bool) -> date:
    """The last day for the answer."""
    return months_after(received_on, MONTHS + (MONTHS_MORE if extended else 0))
