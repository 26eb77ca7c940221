"""What an auditor asks for. It is sent in the body of the request, so no address ever holds it."""

from django import forms

from frontdoor.ui.forms import GovukForm, MemorableDateField, words


class TakesReference:
    """Takes a reference as it is read out: small letters and spaces around it do not matter."""

    def clean_subject(self):
        said = self.cleaned_data["subject"].strip()
        return said.upper() if said[1:2] == "-" else said


class DaysForm(GovukForm):
    """From one day, until another; without either, everything."""

    since = MemorableDateField(label="From", required=False, past=True)
    until = MemorableDateField(label="Until", required=False)

    def clean(self):
        said = super().clean()
        if said.get("since") and said.get("until") and said["until"] < said["since"]:
            self.add_error("until", "Until must be the same day as From or later")
        return said


class AboutForm(TakesReference, GovukForm):
    """The reference of a person, an alert or a contact."""

    subject = forms.CharField(label="Which reference", max_length=60, help_text="For example, P-7K3M-9QXD")


class WhoForm(GovukForm):
    """A member of staff, or a part of the system."""

    actor = forms.CharField(
        label="Which member of staff", max_length=150, help_text="All or part of a name, or a user name"
    )


class SearchForm(TakesReference, DaysForm):
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
    field_order = ("subject", "actor", "verb", "since", "until")

    def __init__(self, *args, verbs=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["verb"].choices = [("", "Anything"), *((verb, verb.capitalize()) for verb in verbs)]


class ExportForm(SearchForm):
    """Which entries leave, and why."""

    why = words(
        label="Why are they exported?",
        rows=3,
        most=1000,
        help_text="Who asked, and what for. Name no child and no family.",
    )
    field_order = ("subject", "actor", "verb", "since", "until", "why")


class TellForm(TakesReference, GovukForm):
    """Whose record, and who asked."""

    subject = forms.CharField(
        label="Reference of the person", max_length=60, help_text="For example, P-7K3M-9QXD"
    )
    why = words(
        label="Who asked, and how do you know that they may be told?",
        rows=3,
        most=1000,
        help_text="It is kept with the entry that says you made this list. Name no child.",
    )
