"""What a worker can add to a family's chronology, in their words, and the ledger's words for each."""

from django import forms
from django.core.exceptions import ValidationError

from frontdoor.audit.references import Reference, event_reference
from frontdoor.ui.forms import GovukForm, MemorableDateField, choice, many, words

# What the page says -> the ledger's kind and subtype. The signals read these (docs/reference).
KINDS = {
    "visit": ("A visit, or somebody was seen", "visit", ""),
    "conversation": ("A conversation between professionals", "conversation", ""),
    "child_in_own_right": ("Considered as a child in their own right", "consideration", "child_in_own_right"),
    "asked_not_known": ("Asked about: not known where they are", "consideration", "asked_not_known"),
    "not_safe_to_see": ("Not safe to see or approach", "consideration", "not_safe_to_see"),
    "no_contact_order": ("No contact, by order of a court", "consideration", "no_contact_order"),
    "deceased": ("Has died", "consideration", "deceased"),
    "abroad": ("Is abroad", "consideration", "abroad"),
    "lives_elsewhere": ("Lives elsewhere, and this was checked", "consideration", "lives_elsewhere_checked"),
    "other_parent_asked": ("Asked who the other parent is", "consideration", "other_parent_asked"),
    "history": ("The family's history was considered", "consideration", "history_considered"),
    "offered": ("Something was offered to them", "engagement", "offered"),
    "accepts": ("They said what help they would accept", "engagement", "accepts"),
    "declined": ("They declined what was offered", "engagement", "declined"),
    "invited": ("They were invited to a meeting or a visit", "engagement", "invited"),
    "attended": ("They came to what they were invited to", "engagement", "attended"),
    "spoken": ("They were spoken to, by telephone or in writing", "engagement", "spoken"),
    "tried": ("Somebody tried to reach them, and could not", "engagement", "tried"),
    "opened": ("Children's social care opened a case", "episode_open", ""),
    "closed": ("Children's social care closed the case", "episode_close", ""),
}


class AddRecord(GovukForm):
    """One thing that happened, to whom, when, and who was seen."""

    title = "Add to the chronology"
    ref = forms.RegexField(Reference.regex, widget=forms.HiddenInput, initial=event_reference)
    what = choice([(key, said) for key, (said, *_) in KINDS.items()], label="What do you want to record?")
    about = many([], label="Who is it about?")
    seen = many(
        [],
        label="Who was seen or spoken to?",
        required=False,
        help_text="Tick only people whom somebody saw or spoke to themselves.",
    )
    alone = many(
        [],
        label="Which of them was seen or spoken to alone?",
        required=False,
        help_text="Tick nobody if others were there, or if you do not know.",
    )
    happened_on = MemorableDateField(label="When did it happen?", past=True)
    agencies = forms.CharField(
        label="For a conversation: which agencies took part?",
        max_length=200,
        required=False,
        help_text="Separate them with commas, for example: health visiting, school",
    )
    text = words(label="What happened?", most=4000)
    their_words = words(
        label="What did they say, in their own words?",
        required=False,
        rows=3,
        most=1000,
        help_text="As they said it. A child who does not speak yet says much by what they do.",
    )
    analysis = words(
        label="What do you make of it?", required=False, rows=3, help_text="Kept apart from what happened."
    )

    def __init__(self, *args, people: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = people
        self.fields["seen"].choices = people
        self.fields["alone"].choices = people

    def clean(self):
        """A conversation needs somebody it was with, and whoever was seen alone was seen."""
        given = super().clean()
        if given.get("what") == "conversation" and not self.partners():
            self.add_error("agencies", ValidationError("Enter which agencies took part in the conversation"))
        if set(given.get("alone") or ()) - set(given.get("seen") or ()):
            self.add_error("alone", ValidationError("Tick only people whom you also ticked as seen"))
        return given

    def partners(self) -> list[str]:
        """The agencies of a conversation, by their keys in the ledger."""
        typed = (self.cleaned_data.get("agencies") or "").split(",")
        return [name.strip().lower().replace(" ", "_") for name in typed if name.strip()]


class Correct(GovukForm):
    """What was wrong with a record, and how it should read."""

    title = "Correct a record"
    what_was_wrong = words(
        label="What was wrong?",
        most=1000,
        rows=3,
        help_text="The earlier record stays on the page, struck through, with this beside it.",
    )
    occurred_on = MemorableDateField(label="When did it happen?", past=True)
    text = words(label="What happened?", most=4000)
    analysis = words(label="What do you make of it?", required=False, rows=3)


class Withdraw(GovukForm):
    """Why a record is taken back."""

    why = words(
        label="Why is this record withdrawn?",
        most=1000,
        rows=3,
        help_text="For example: wrong person, or entered in error. The record stays on the page, struck through.",
    )


class TakeBackTie(GovukForm):
    """Why a tie is taken back."""

    why = words(
        label="Why is this tie wrong?",
        most=1000,
        rows=3,
        help_text="For example: mistaken for somebody else. The tie stays on the page, struck through.",
    )
