"""What is asked of whoever wants a list, and of whoever answers."""

from django import forms

from frontdoor.audit.references import is_reference
from frontdoor.disclosure.exporting.models import Export, ExportAnswer
from frontdoor.ui.forms import GovukForm, MemorableDateField, choice, words


class AskForm(GovukForm):
    """Which list, in what form, why, and until when."""

    what = choice(Export.List.choices, label="Which list?")
    person = forms.CharField(
        label="Reference of somebody in the family",
        help_text="For a chronology, such as P-7K3M-9QXD",
        max_length=12,
        required=False,
    )
    form = choice(Export.Form.choices, label="In what form?")
    why = words(label="What is it for?", help_text="It is kept, and the auditor can ask.", rows=3, most=1000)
    ends_on = MemorableDateField(
        label="Until when do you need to fetch it?", help_text="Seven days from today at most", future=True
    )

    def clean(self):
        """A chronology is somebody's."""
        given = super().clean()
        given["person"] = given.get("person", "").strip().upper()
        if given.get("what") == Export.List.CHRONOLOGY and not is_reference(given["person"]):
            self.add_error("person", "Enter a reference such as P-7K3M-9QXD")
        return given


class ExportAnswerForm(GovukForm):
    """Approve or decline, and why."""

    choice = choice(ExportAnswer.Choice.choices, label="What do you say?")
    why = words(label="Why?", rows=3, most=1000)
