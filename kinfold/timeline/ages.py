"""Ages and birthdays: they change at the start of the calendar birthday.

A day that does not exist that year or month becomes the first of the next: a child born on 29 February
is a year older from 1 March, and six months after 31 August is 1 March.
"""

from datetime import date
from functools import cache

MONTHS = 12


def months_after(day: date, months: int) -> date:
    """Give the same day some months later, or the first of the next month where that day does not exist.

    >>> months_after(date(2014, 8, 31), 6)
    datetime.date(2015, 3, 1)
    """
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        return date(year + (month + 1) // MONTHS, (month + 1) % MONTHS + 1, 1)


@cache  # asked of the same few people on every day that is looked at
def birthday(born: date, years: int) -> date:
    """Give the day on which somebody turns an age.

    >>> birthday(date(2012, 2, 29), 18)
    datetime.date(2030, 3, 1)
    """
    return months_after(born, years * MONTHS)


def age_on(born: date, day: date) -> int:
    """Give the age in whole years on a day; below nothing for somebody not yet born.

    >>> age_on(date(1998, 2, 11), date(2015, 3, 10))
    17
    """
    years = day.year - born.year
    return years if birthday(born, years) <= day else years - 1
