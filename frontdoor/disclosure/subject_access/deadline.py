"""By when a request must be answered: one calendar month from the day it came, and two more where that was said."""

import calendar
from collections.abc import Iterable
from datetime import date, timedelta

MONTHS, MONTHS_MORE = 1, 2


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where it has no such day.

    >>> months_after(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def answer_by(received_on: date, *, extended: bool, waited: int = 0) -> date:
    """The last day for the answer: so many days later as it waited for word from whoever asked."""
    return months_after(received_on, MONTHS + (MONTHS_MORE if extended else 0)) + timedelta(days=waited)


def days_waited(pauses: Iterable[tuple[date, date | None]], day: date) -> int:
    """On how many days a request waited; a pause without an end waits until this day.

    >>> days_waited([(date(2026, 3, 2), date(2026, 3, 9)), (date(2026, 3, 5), None)], date(2026, 3, 12))
    10
    """
    waiting: set[date] = set()
    for begins, ends in pauses:
        last = ends or day
        waiting |= {begins + timedelta(days=each) for each in range((last - begins).days)}
    return len(waiting)
