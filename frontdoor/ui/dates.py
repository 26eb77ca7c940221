"""Asks for a date in three boxes, takes it as people type it, and says which box is wrong."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from frontdoor.ui.words import gdate, listed

PARTS = ("day", "month", "year")
MONTHS = ("january", "february", "march", "april", "may", "june")
MONTHS += ("july", "august", "september", "october", "november", "december")


class Typed(NamedTuple):
    """What stood in the three boxes, kept as typed so that it can be shown again."""

    day: str = ""
    month: str = ""
    year: str = ""


class DateBoxes(forms.Widget):
    """Three text boxes, named as the Design System names them: born-day, born-month, born-year."""

    def value_from_datadict(self, data, files, name):
        return Typed(*(str(data.get(f"{name}-{part}", "")).strip()[:40] for part in PARTS))

    def value_omitted_from_data(self, data, files, name):
        return all(f"{name}-{part}" not in data for part in PARTS)

    def format_value(self, value) -> Typed:
        """Give what each box shows, for a date or for what was typed before."""
        if isinstance(value, date):
            return Typed(str(value.day), str(value.month), str(value.year))
        return value if isinstance(value, Typed) else Typed()


def _number(text: str) -> int | None:
    """Read a number as typed: 3, 03, 3rd."""
    digits = text.lower().removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th").strip()
    return int(digits) if digits.isdecimal() and len(digits) <= 4 else None


def _month(text: str) -> int | None:
    """Read a month as typed: 3, 03, mar, March, Sept."""
    word = text.lower().strip(" .")
    if word.isalpha() and len(word) >= 3:
        return next((place for place, month in enumerate(MONTHS, 1) if month.startswith(word)), None)
    return _number(text)


def _spread(typed: Typed) -> Typed:
    """Take a whole date pasted into the first box: 27/3/2007, 27 March 2007, 2007-03-27."""
    if typed.month or typed.year or not typed.day:
        return typed
    pieces = typed.day.replace("/", " ").replace("-", " ").replace(".", " ").replace(",", " ").split()
    if len(pieces) != 3:
        return typed
    return Typed(*(reversed(pieces) if len(pieces[0]) == 4 else pieces))


class MemorableDateField(forms.Field):
    """A date someone knows by heart. `past` and `future` say which side of today it may lie on."""

    widget = DateBoxes

    def __init__(
        self, *, past: bool = False, future: bool = False, earliest: date = date(1900, 1, 1), **kwargs
    ):
        self.past, self.future, self.earliest = past, future, earliest
        super().__init__(**kwargs)

    @property
    def named(self) -> str:
        return str(self.label or "The date").rstrip("?")

    def refuse(self, sentence: str, parts: Iterable[str] = PARTS) -> ValidationError:
        """Make an error that knows which boxes it is about."""
        return ValidationError(f"{self.named} {sentence}", code="date", params={"parts": tuple(parts)})

    def to_python(self, value) -> date | None:
        if value is None or isinstance(value, date):
            return value
        if not any(value):
            return None
        return self._real(_spread(value))

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is None:
            return
        today = timezone.localdate()
        if self.past and value > today:
            raise self.refuse("must be today or in the past")
        if self.future and value < today:
            raise self.refuse("must be today or in the future")
        if value < self.earliest:
            raise self.refuse(f"must be on or after {gdate(self.earliest)}", ["year"])

    def _real(self, typed: Typed) -> date:
        missing = [part for part, text in zip(PARTS, typed, strict=True) if not text]
        if missing:
            raise self.refuse(f"must include a {listed(missing)}", missing)
        day, month, year = _number(typed.day), _month(typed.month), _number(typed.year)
        wrong = [
            part
            for part, number, most in zip(PARTS, (day, month, year), (31, 12, 9999), strict=True)
            if number is None or not 1 <= number <= most
        ]
        if wrong:
            raise self.refuse("must be a real date", wrong)
        if len(typed.year) != 4:
            raise self.refuse("must have a year of 4 numbers, such as 2007", ["year"])
        try:
            return date(year, month, day)
        except ValueError:
            raise self.refuse("must be a real date") from None
