"""What is asked of the directory, and of a file for it."""

from django import forms

from frontdoor.services.models import Listing
from frontdoor.services.reading import BYTES_AT_MOST
from frontdoor.ui.forms import GovukForm, choice


class SearchForm(GovukForm):
    """Four questions, each of which may be left open. They say nothing about a family."""

    need = forms.CharField(
        label="What is needed?",
        required=False,
        max_length=200,
        help_text="For example, counselling, or baby group",
    )
    place = forms.CharField(
        label="Where?",
        required=False,
        max_length=100,
        help_text="A locality, a town, or the first half of a postcode",
    )
    age = forms.IntegerField(
        label="For what age?",
        required=False,
        min_value=0,
        max_value=120,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": "Age must be a whole number of years, like 17"},
    )
    cost = forms.ChoiceField(
        label="What may it cost?", required=False, choices=[("", "Anything"), *Listing.Cost.choices]
    )


class FileForm(GovukForm):
    """A directory as a file, whose it is, and whether it is all that they list."""

    title = "Take in a directory of services"
    source = forms.CharField(label="Who keeps this directory?", max_length=120)
    file = forms.FileField(label="The file", help_text="JSON in Open Referral UK form, at most 20 MB")
    whole = choice(
        [
            ("yes", "Yes: a service that is not in it is no longer offered"),
            ("no", "No: it adds to what is there"),
        ],
        label="Is this all that they list?",
    )

    def clean_file(self):
        """Refuse what is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > BYTES_AT_MOST:
            raise forms.ValidationError("The file must be smaller than 20 MB. Divide it, and load each part.")
        return file
