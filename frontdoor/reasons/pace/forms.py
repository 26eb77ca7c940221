"""Why somebody needs to open more pages than an hour allows."""

from django import forms

from frontdoor.ui.forms import GovukForm, words


class PaceForm(GovukForm):
    """Why, and where they were going."""

    why = words(
        label="Why do you need to open more?",
        help_text="Name no child and no family. It is kept, and the privacy officer reads it.",
        rows=3,
        most=1000,
        error_messages={"required": "Enter why you need to open more pages"},
    )
    onwards = forms.CharField(required=False, max_length=2_000, widget=forms.HiddenInput)
