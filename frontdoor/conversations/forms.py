"""The forms of conversations: each short enough to be filled in on a telephone in the corridor."""

from datetime import date, timedelta

from django import forms

from frontdoor.agencies.models import Agency
from frontdoor.audit.references import Reference, event_reference
from frontdoor.conversations.pages import TalkingPage
from frontdoor.ui.forms import GovukForm, MemorableDateField, choice, many, words

TODAY, YESTERDAY, OTHER = "today", "yesterday", "other"


class RecordForm(GovukForm):
    """A conversation: who, when, and what was agreed."""

    title = "Record a conversation"
    ref = forms.RegexField(Reference.regex, widget=forms.HiddenInput, initial=event_reference)
    who = many([], label="Whom did you speak with?")
    when = choice(
        [(TODAY, "Today"), (YESTERDAY, "Yesterday"), (OTHER, "Another day")], label="When?", initial=TODAY
    )
    other_day = MemorableDateField(label="Which day?", past=True, required=False)
    agreed = words(label="What was agreed?", rows=4, most=2000)
    about = many([], label="About whom?")

    def __init__(self, *args, page: TalkingPage, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [(each.ref, f"{each.name}, {each.agency}") for each in page.cards]
        self.fields["who"].choices += [
            (each.contact, f"{each.name}, {each.agency}, who made contact")
            for each in page.referrers
            if not each.has_card
        ]
        self.fields["about"].choices = list(page.people)
        self.fields["about"].initial = list(page.children or [ref for ref, _ in page.people[:1]])

    def clean(self):
        """Another day needs its date."""
        given = super().clean()
        if given.get("when") == OTHER and not given.get("other_day") and "other_day" not in self.errors:
            self.add_error("other_day", "Enter the day of the conversation")
        return given

    def on(self, today: date) -> date:
        """The day of the conversation."""
        given = self.cleaned_data
        days = {TODAY: today, YESTERDAY: today - timedelta(days=1)}
        return days.get(given["when"]) or given["other_day"]


class AskForm(GovukForm):
    """A question to one named practitioner, with the day by which it needs an answer."""

    title = "Ask a practitioner"
    ref = forms.RegexField(Reference.regex, widget=forms.HiddenInput, initial=event_reference)
    who = choice([], label="Whom do you ask?")
    text = words(
        label="What do you want to know?",
        rows=3,
        most=1000,
        help_text="They may not be allowed to see this family. Write only what they need to answer.",
    )
    due_on = MemorableDateField(label="By when do you need the answer?", future=True)
    about = choice([], label="About whom?")

    def __init__(self, *args, page: TalkingPage, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [(each.ref, f"{each.name}, {each.agency}") for each in page.cards]
        self.fields["about"].choices = list(page.people)
        self.fields["about"].initial = page.people[0][0] if page.people else None


class CardForm(GovukForm):
    """A practitioner's contact card."""

    title = "Name a practitioner"
    name = forms.CharField(label="Name", max_length=150)
    agency = forms.ChoiceField(label="Agency")
    job = forms.CharField(
        label="What they are", max_length=120, required=False, help_text="For example: health visitor"
    )
    phone = forms.CharField(label="Telephone number", max_length=60, required=False)
    hours = forms.CharField(
        label="When can they be reached?",
        max_length=120,
        required=False,
        help_text="For example: Tuesday to Thursday, 9am to 3pm",
    )
    username = forms.CharField(
        label="Their account here, if they have one",
        max_length=150,
        required=False,
        help_text="With an account they can answer questions themselves.",
    )

    def __init__(self, *args, agencies: list[Agency], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = [("", "Choose")] + [(each.key, each.name) for each in agencies]


class EndForm(GovukForm):
    """Why a practitioner works with a family no longer."""

    title = "They no longer work with this family"
    why = forms.CharField(label="Why?", max_length=300, help_text="For example: the child changed school")


class AnswerForm(GovukForm):
    """The answer to one question."""

    title = "Answer the question"
    text = words(label="What is the answer?", most=4000)
