"""What is asked about a request for one's own records."""

from django import forms

from frontdoor.audit.references import is_reference
from frontdoor.ui.forms import GovukForm, MemorableDateField, words


class RequestForm(GovukForm):
    """Who asks, when it came, and how it was made sure that it is them."""

    person = forms.CharField(
        label="Reference of whoever asks", help_text="Such as P-7K3M-9QXD", max_length=12
    )
    received_on = MemorableDateField(label="When did the request come?", past=True)
    identity = words(label="How do you know that it is them?", rows=3, most=1000)

    def clean_person(self) -> str:
        """Take a reference in either case."""
        ref = self.cleaned_data["person"].strip().upper()
        if not is_reference(ref):
            raise forms.ValidationError("Enter a reference such as P-7K3M-9QXD")
        return ref


class ExtendForm(GovukForm):
    """Why a request needs two more months."""

    why = words(label="Why does it need two more months?", rows=3, most=1000)
