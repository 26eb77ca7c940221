"""What is asked about keeping, holding and disposing of records."""

from django import forms

from frontdoor.audit.references import is_reference
from frontdoor.disclosure.retention.models import CATEGORIES, DisposalReview
from frontdoor.disclosure.retention.schedule import SCHEDULE
from frontdoor.ui.forms import GovukForm, MemorableDateField, choice, words


class OfForm(GovukForm):
    """Whose records."""

    person = forms.CharField(label="Reference of a person", help_text="Such as P-7K3M-9QXD", max_length=12)

    def clean_person(self) -> str:
        """Take a reference in either case."""
        ref = self.cleaned_data["person"].strip().upper()
        if not is_reference(ref):
            raise forms.ValidationError("Enter a reference such as P-7K3M-9QXD")
        return ref


class CategoryForm(GovukForm):
    """A category of the schedule, and the day its years begin."""

    category = choice(
        CATEGORIES,
        label="Of which category are these records?",
        hints={each.key: f"{each.years} years from {each.starts}" for each in SCHEDULE.values()},
    )
    starts_on = MemorableDateField(label="From which day?", past=True)
    why = words(label="How do you know?", rows=3, most=1000)


class HoldForm(GovukForm):
    """A legal hold on one family, or on everybody."""

    person = forms.CharField(
        label="Reference of a person",
        help_text="It holds for their whole family. Leave it empty to hold the records of everybody.",
        max_length=12,
        required=False,
    )
    asked_by = forms.CharField(label="Who asked for it?", help_text="A name and an office", max_length=150)
    why = words(label="Why?", rows=3, most=1000)

    def clean_person(self) -> str:
        """Take a reference in either case, or nothing."""
        ref = self.cleaned_data["person"].strip().upper()
        if ref and not is_reference(ref):
            raise forms.ValidationError("Enter a reference such as P-7K3M-9QXD, or leave it empty")
        return ref


class WhyForm(GovukForm):
    """A reason."""

    why = words(label="Why?", rows=3, most=1000)


class ReviewForm(GovukForm):
    """Approve or decline a disposal, and why."""

    choice = choice(DisposalReview.Choice.choices, label="What do you say?")
    why = words(label="Why?", help_text="It stands on the certificate.", rows=3, most=1000)
