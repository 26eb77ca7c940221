"""What is asked of whoever writes a document, answers for an outsider, releases, or recalls."""

from django import forms

from frontdoor.audit.references import is_reference
from frontdoor.disclosure.files.kept import AT_MOST
from frontdoor.disclosure.gate.models import Document, OutsiderAnswer, Release
from frontdoor.disclosure.gate.text import passages_of
from frontdoor.ui.forms import GovukForm, choice, many, words

TEXT_AT_MOST = 60_000


class BeginForm(GovukForm):
    """Of which family a document is."""

    person = forms.CharField(
        label="Reference of somebody in the family",
        help_text="From the family’s page, such as P-7K3M-9QXD",
        max_length=12,
    )

    def clean_person(self) -> str:
        """Take a reference in either case."""
        ref = self.cleaned_data["person"].strip().upper()
        if not is_reference(ref):
            raise forms.ValidationError("Enter a reference such as P-7K3M-9QXD")
        return ref


class DocumentForm(GovukForm):
    """A document, who gets it, and of whom it may tell."""

    kind = choice(Document.Kind.choices, label="What is it?")
    title = forms.CharField(
        label="Title",
        help_text="Say what it is, without a name, a date of birth or an address",
        max_length=120,
    )
    made_from = words(
        label="What was it taken from?",
        help_text="Such as: the plan of 3 March, and the minutes of the conference. Pasted minutes often hold others.",
        rows=2,
        most=1000,
    )
    to_people = many([], label="Which people get it?", required=False)
    to_agencies = many([], label="Which agencies get it?", required=False)
    may_name = many(
        [],
        label="Of whom else may it tell?",
        help_text="Everybody who is not ticked here or above is looked for in the text.",
        required=False,
    )
    file = forms.FileField(
        label="File",
        help_text="A PDF or DOCX of 2 MB at most, which leaves as it is. Or paste the text below.",
        required=False,
    )
    text = words(
        label="Text",
        help_text="Paste all that is to leave. A blank line begins a new passage.",
        rows=20,
        most=TEXT_AT_MOST,
        required=False,
    )

    def __init__(self, *args, people: list[tuple[str, str]], agencies: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("to_people", "may_name"):
            self.fields[name].choices = people
        self.fields["to_agencies"].choices = agencies

    def clean_text(self) -> list[str]:
        """Part the text into passages."""
        return passages_of(self.cleaned_data["text"])

    def clean_file(self) -> bytes | None:
        """Take the bytes; their name is nobody's to keep, since it may name somebody."""
        file = self.cleaned_data["file"]
        if file is not None and file.size > AT_MOST:
            raise forms.ValidationError("The file is larger than 2 MB. Part it, or make its pictures smaller")
        return file.read() if file else None

    def clean(self):
        """A file or a text, and not both."""
        given = super().clean()
        if not self.errors and bool(given.get("file")) == bool(given.get("text")):
            self.add_error("file", "Attach a file, or paste the text, and not both")
        return given


class OutsiderForm(GovukForm):
    """Take an outsider out, or let them stand with a reason."""

    choice = choice(OutsiderAnswer.Choice.choices, label="What should become of it?")
    why = words(
        label="Why?",
        help_text="Needed where it stands. Whoever releases the document reads this.",
        rows=3,
        most=1000,
        required=False,
    )

    def clean(self):
        """A reason belongs to whatever stands."""
        given = super().clean()
        if given.get("choice") == OutsiderAnswer.Choice.ALLOWED and not given.get("why"):
            self.add_error("why", "Enter why this may stand in the document")
        return given


class ReleaseForm(GovukForm):
    """Release, or send back, and why."""

    choice = choice(Release.Choice.choices, label="What do you say?")
    why = words(
        label="Why?",
        help_text="Say what you checked: the whole text, who gets it, and each outsider that stands.",
        rows=3,
        most=1000,
        error_messages={"required": "Enter why"},
    )
    looked = forms.BooleanField(
        label="I opened the file and looked at what could not be read", required=False
    )


class RecallForm(GovukForm):
    """Why a release is recalled."""

    why = words(
        label="Why is it recalled?",
        help_text="Say also who was told, and what was done about those who have it.",
        rows=3,
        most=1000,
        error_messages={"required": "Enter why it is recalled"},
    )
