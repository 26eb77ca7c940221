"""What is said when a record is sealed, opened to somebody, or a private acquaintance is declared."""

from django import forms
from django.core.exceptions import ValidationError

from frontdoor.accounts.models import User
from frontdoor.sealing.models import Conflict, StaffSeal
from frontdoor.ui.forms import GovukForm, PostcodeField, choice, words


def _users(text: str) -> list[User]:
    names = [name for name in text.replace(",", " ").split() if name]
    found = list(User.objects.filter(username__in=names, is_active=True).order_by("id"))
    if missing := sorted(set(names) - {user.username for user in found}):
        raise ValidationError(
            f"Nobody works here under the user name {', '.join(missing)}. Check how it is written."
        )
    return found


class SealForm(GovukForm):
    """Why records are sealed, for how many of the family, and who may see them all the same."""

    whole_family = choice(
        (("yes", "The whole family"), ("no", "Only this person")),
        label="Whose records?",
        error_messages={"required": "Select whose records to seal"},
    )
    readers = forms.CharField(
        label="User names of those who may see them",
        required=False,
        max_length=600,
        help_text="With a space between. The Head of Service always may.",
    )
    why = words(label="Why?", rows=3, error_messages={"required": "Enter why these records are sealed"})

    def clean_readers(self) -> list[User]:
        """The people behind the user names."""
        return _users(self.cleaned_data["readers"])


class LetSeeForm(GovukForm):
    """Who may see under a seal from now on, or no longer."""

    username = forms.CharField(
        label="User name", max_length=150, error_messages={"required": "Enter the user name"}
    )
    may = choice(
        (("yes", "They may see from now on"), ("no", "They may no longer see")),
        label="What changes?",
        error_messages={"required": "Select what changes"},
    )
    why = words(label="Why?", rows=2, error_messages={"required": "Enter why this changes"})

    def clean_username(self) -> User:
        """The person behind the user name."""
        found = _users(self.cleaned_data["username"])
        if len(found) != 1:
            raise ValidationError("Enter one user name.")
        return found[0]


class LiftSealForm(GovukForm):
    """Lift a seal."""

    why = words(
        label="Why do you lift this seal?",
        rows=3,
        error_messages={"required": "Enter why you lift this seal"},
    )


class ConflictForm(GovukForm):
    """How a worker knows somebody privately."""

    kind = choice(
        Conflict.Kind.choices,
        label="Who are they to you?",
        error_messages={"required": "Select who they are to you"},
    )


class EndConflictForm(GovukForm):
    """Why a declared conflict of interest holds no longer."""

    why = words(
        label="Why does it hold no longer?",
        rows=2,
        error_messages={"required": "Enter why it holds no longer"},
    )


class AddressForm(GovukForm):
    """Where a worker lives."""

    house = forms.CharField(
        label="First line of your address",
        required=False,
        max_length=120,
        help_text="Such as 14 Elm Road. Without a number, every record of the postcode is closed to you.",
    )
    postcode = PostcodeField(label="Postcode", error_messages={"required": "Enter your postcode"})


class StaffRecordForm(GovukForm):
    """Whose record is that of somebody who works here."""

    username = forms.CharField(
        label="User name of the person who works here",
        max_length=150,
        error_messages={"required": "Enter the user name"},
    )
    ref = forms.CharField(
        label="Reference of the record",
        max_length=12,
        help_text="It begins with P, such as P-7K3M-9QXD.",
        error_messages={"required": "Enter the reference of the record"},
    )
    kind = choice(
        StaffSeal.Kind.choices, label="Whose is it?", error_messages={"required": "Select whose it is"}
    )
    why = words(label="How is it known?", rows=2, error_messages={"required": "Enter how it is known"})

    def clean_username(self) -> User:
        """The person behind the user name."""
        found = _users(self.cleaned_data["username"])
        if len(found) != 1:
            raise ValidationError("Enter one user name.")
        return found[0]
