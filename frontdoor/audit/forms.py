"""What an auditor asks for. It is sent in the body of the request, so no address ever holds it."""

from django import forms

from frontdoor.ui.forms import GovukForm, MemorableDateField


class SearchForm(GovukForm):
    """Any of a reference, a person who acted, a kind of act and two days."""

    subject = forms.CharField(
        label="About which reference",
        max_length=60,
        required=False,
        help_text="For example, P-7K3M-9QXD",
    )
    actor = forms.CharField(
        label="Who acted", max_length=150, required=False, help_text="All or part of a name"
    )
    verb = forms.ChoiceField(label="What was done", required=False)
    since = MemorableDateField(label="From", required=False, past=True)
    until = MemorableDateField(label="Until", required=False)

    def __init__(self, *args, verbs=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["verb"].choices = [("", "Anything"), *((verb, verb.capitalize()) for verb in verbs)]

    def clean_subject(self):
        """Take a reference as it is read out: small letters and spaces around it do not matter."""
        said = self.cleaned_data["subject"].strip()
        return said.upper() if said[1:2] == "-" else said

    def clean(self):
        said = super().clean()
        if said.get("since") and said.get("until") and said["until"] < said["since"]:
            self.add_error("until", "Until must be the same day as From or later")
        return said
