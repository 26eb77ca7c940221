"""What a worker types to find somebody. It is sent in the body of the request, so no address ever holds it."""

from datetime import date
from typing import NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from frontdoor.people.search.asked import Asked
from frontdoor.ui.forms import GovukForm, MemorableDateField, NhsNumberField

NOTHING = "Enter a name, a date of birth, an NHS number, an address or a telephone number"


class Birth(NamedTuple):
    """A date of birth as far as it is known."""

    day: date
    year_only: bool = False


class BirthField(MemorableDateField):
    """A date of birth, or only its year."""

    def to_python(self, value) -> Birth | None:
        if isinstance(value, Birth | None):
            return value
        if value.year and not value.day and not value.month:
            return Birth(self._year(value.year), year_only=True)
        day = super().to_python(value)
        return Birth(day) if day else None

    def validate(self, value: Birth | None) -> None:
        super().validate(value.day if value else None)

    def _year(self, typed: str) -> date:
        if not typed.isdecimal() or len(typed) != 4 or not 1900 <= int(typed) <= localdate().year:
            raise self.refuse("must have a year of 4 numbers, such as 2007", ["year"])
        return date(int(typed), 1, 1)


class SearchForm(GovukForm):
    """Any of a name, a date of birth, an NHS number, an address and a telephone number."""

    name = forms.CharField(
        label="Name",
        max_length=150,
        required=False,
        help_text="Forename and family name, in any order. The spelling need not be exact.",
    )
    born = BirthField(
        label="Date of birth",
        required=False,
        past=True,
        help_text="For example, 27 3 2007. If you only know the year, leave the day and month empty.",
    )
    nhs_number = NhsNumberField(label="NHS number", required=False, help_text="10 numbers")
    place = forms.CharField(
        label="Address or postcode",
        max_length=200,
        required=False,
        help_text="A full postcode, or a house number and street",
    )
    phone = forms.CharField(label="Telephone number", max_length=40, required=False)

    def clean(self):
        """Ask for something to look for, and say what is missing where nothing could be found by it."""
        given = super().clean()
        if self.errors:
            return given
        asked = self.asked()
        if not asked.said:
            raise ValidationError(NOTHING)
        if not asked.keys:
            self.add_error(*self._too_little(asked))
        return given

    def _too_little(self, asked: Asked) -> tuple[str, str]:
        if asked.name:
            return "name", "Enter a forename and a family name, or add a date of birth or a postcode"
        if asked.year_only:
            return "born", "Enter the whole date of birth, or add a name to the year"
        if asked.place:
            return "place", "Enter a full UK postcode, such as AA3 1AB, or a house number and street"
        return "phone", "Enter a telephone number, like 01632 960 001"

    def asked(self) -> Asked:
        """What was typed, made comparable."""
        given = self.cleaned_data
        born = given.get("born")
        return Asked(
            name=given.get("name", ""),
            born=born.day if born else None,
            year_only=bool(born and born.year_only),
            nhs_number=given.get("nhs_number", ""),
            place=given.get("place", ""),
            phone=given.get("phone", ""),
        )
