"""Dates as people know them: exact, about a month or a year, an age; and the day each one stands for."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from frontdoor.ui.dates import MONTHS, MemorableDateField, Typed
from frontdoor.ui.words import gdate, gmonth

# Where only the month is known the 15th stands for it, and where only the year is known the 15th of June:
# the middle, so that the true date is as near as it can be.
MIDDLE_DAY, MIDDLE_MONTH = "15", "6"


class ApproximateDateField(MemorableDateField):
    """A date of which the day, or the day and the month, may be left out."""

    def to_python(self, value) -> date | None:
        if isinstance(value, Typed) and any(value):
            if value.day and not (value.month or value.year):
                value = _parted(value)
            value = value._replace(month=value.month or MIDDLE_MONTH, day=value.day or MIDDLE_DAY)
        found = super().to_python(value)
        today = timezone.localdate()
        # The middle of this month or year may lie ahead although the true date does not.
        if (
            found
            and isinstance(value, Typed)
            and found > today
            and (found.year, found.month) <= (today.year, today.month)
        ):
            return today
        return found


def _parted(typed: Typed) -> Typed:
    """Take a date pasted into the first box: 27/3/2007, 12/2017, December 2017, 2017."""
    pieces = typed.day.replace("/", " ").replace("-", " ").replace(",", " ").split()
    if len(pieces) == 1 and len(pieces[0]) == 4:
        return Typed(year=pieces[0])
    if len(pieces) == 3:
        return Typed(*(reversed(pieces) if len(pieces[0]) == 4 else pieces))
    if len(pieces) == 2 and len(pieces[1]) == 4:
        return Typed(month=pieces[0], year=pieces[1])
    return typed


def read_date(typed: Sequence[str] | None, *, approximate: bool = False) -> date | None:
    """The day that three kept boxes stand for; None where they are empty."""
    field = (ApproximateDateField if approximate else MemorableDateField)(required=False)
    try:
        return field.to_python(Typed(*typed)) if typed else None
    except ValidationError:
        return None


def said_date(typed: Sequence[str] | None) -> str:
    """Three kept boxes in words, with nothing that was not typed: 27 March 2007, March 2007, 2007."""
    if not typed or not any(typed):
        return ""
    whole = Typed(*typed)
    if not whole.month and not whole.year:
        whole = _parted(whole)
    day = read_date(whole, approximate=True)
    if day is None:
        return " ".join(filter(None, whole))
    if whole.day:
        return gdate(day)
    return gmonth(day) if whole.month else str(day.year)


def born_at_age(age: int, unit: str, today: date) -> date:
    """The 15th of the month in which someone of this age was most likely born, half a unit before their birthday."""
    if unit == "months":
        middle = today - timedelta(days=round((age + 0.5) * 30.44))
    else:
        middle = today - timedelta(days=round((age + 0.5) * 365.25))
    return middle.replace(day=15)


__all__ = ["MONTHS", "ApproximateDateField", "born_at_age", "read_date", "said_date"]
