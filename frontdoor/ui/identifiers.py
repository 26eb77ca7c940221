"""Asks for the numbers that tell people apart, takes them with spaces, and says what is wrong."""

import re

import nhs_number
from django import forms
from django.core.exceptions import ValidationError
from stdnum.gb import upn

POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?|GIR)([0-9][A-Z]{2})")


def _compact(value: str) -> str:
    return re.sub(r"[\s./-]", "", value or "").upper()


class NhsNumberField(forms.CharField):
    """An NHS number, kept as ten digits."""

    def to_python(self, value) -> str:
        digits = _compact(super().to_python(value))
        if not digits:
            return ""
        if not re.fullmatch(r"[0-9]{10}", digits):
            raise ValidationError("NHS number must have 10 numbers, such as 999 123 4519", code="format")
        if not nhs_number.is_valid(digits):
            raise ValidationError(
                "Check the NHS number: one of its numbers is wrong. Leave it empty if you are not sure",
                code="check_digit",
            )
        return digits


class UpnField(forms.CharField):
    """A unique pupil number: a letter and twelve numbers; a temporary one ends in a letter."""

    def to_python(self, value) -> str:
        number = _compact(super().to_python(value))
        if not number:
            return ""
        if not re.fullmatch(r"[A-Z][0-9]{11}[0-9A-Z]", number):
            raise ValidationError(
                "UPN must be a letter and then 12 numbers, such as B801200005001", code="format"
            )
        # The letter alone is checked: the list of councils inside stdnum is older than some councils.
        if upn.calc_check_digit(number[1:]) != number[0]:
            raise ValidationError(
                "Check the UPN: a letter or number in it is wrong. Leave it empty if you are not sure",
                code="check_letter",
            )
        return number


class PostcodeField(forms.CharField):
    """A full UK postcode, kept in capitals with its space."""

    def to_python(self, value) -> str:
        found = POSTCODE.fullmatch(_compact(super().to_python(value)))
        if found:
            return f"{found[1]} {found[2]}"
        if _compact(super().to_python(value)):
            raise ValidationError("Enter a full UK postcode, such as AA3 1AB", code="format")
        return ""
