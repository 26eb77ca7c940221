"""What is asked of whoever proposes a value, and of whoever answers."""

from django import forms

from frontdoor.rulebook.models import Answer
from frontdoor.ui.forms import GovukForm, choice, words

REPORT_AT_MOST = 2_000_000


class ProposeForm(GovukForm):
    """A value, the day it holds from, why, and the report on what it would cost."""

    value = forms.IntegerField(
        label="New value",
        min_value=0,
        max_value=100_000,
        error_messages={"required": "Enter the new value", "invalid": "Enter a whole number"},
    )
    holds_from = forms.DateField(
        label="Holds from",
        help_text="A later day, such as 2027-03-31. What is found until then is found under the present value.",
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y"],
        error_messages={
            "required": "Enter the day from which it holds",
            "invalid": "Enter a day such as 2027-03-31",
        },
    )
    why = words(
        label="Why?",
        help_text="Whoever approves reads this, and so will a review. Say what you weighed.",
        rows=4,
        error_messages={"required": "Enter why"},
    )
    report = forms.FileField(
        label="Impact report",
        help_text="The file impact.json that kinfold impact wrote.",
        error_messages={
            "required": "Attach the impact report",
            "empty": "The file is empty. Attach impact.json",
        },
    )

    def clean_report(self) -> str:
        """Read the file as text."""
        file = self.cleaned_data["report"]
        if not file.name.casefold().endswith(".json"):
            raise forms.ValidationError("The name of the file does not end in .json. Attach impact.json")
        if file.size > REPORT_AT_MOST:
            raise forms.ValidationError("The file is too large to be an impact report. Attach impact.json")
        try:
            return str(file.read().decode("utf-8"))
        except UnicodeDecodeError:
            raise forms.ValidationError("The file is not text. Attach impact.json") from None


class AnswerForm(GovukForm):
    """Approve or decline, and why."""

    choice = choice(
        Answer.Choice.choices,
        label="What do you say?",
        error_messages={"required": "Select whether you approve it"},
    )
    why = words(
        label="Why?",
        help_text="Say what in the report you weighed, and on whom the alerts would fall.",
        rows=4,
        error_messages={"required": "Enter why"},
    )
