"""The first questions: is a child in danger now, and who is telling us."""

from django import forms
from django.core.exceptions import ValidationError

from frontdoor.intake.forms.question import Question
from frontdoor.intake.words import YES_NO
from frontdoor.ui.forms import choice

OWN_OR_CALL = (
    ("own", "I am making this contact myself"),
    ("call", "I am taking a call from a member of the public"),
)


def telephone(number: str) -> None:
    """Accept a number however it is written; refuse only what nobody could ring."""
    if sum(letter.isdigit() for letter in number) < 3:
        raise ValidationError("Enter a phone number we can ring, such as 01632 960 001")


class ImmediateDanger(Question):
    """Asked before anything else."""

    danger = choice(
        YES_NO,
        label="Is a child in immediate danger now?",
        help_text="For example, someone is hurting them, or may do so today, or they need a doctor at once.",
        error_messages={"required": "Select yes if a child is in immediate danger now"},
    )
    short = {"danger": "Immediate danger"}


class PhoneFirst(Question):
    """Nothing to fill in: a page to read."""


class AboutYou(Question):
    """The referrer; and the caller, where a worker takes a call."""

    title = "About you"
    whose = choice(OWN_OR_CALL, label="Are you making this contact yourself?", initial="own")
    caller_name = forms.CharField(
        label="Name of the caller",
        max_length=120,
        required=False,
        help_text="Leave this empty if they do not want to give it.",
    )
    caller_relation = forms.CharField(
        label="How the caller knows the child",
        max_length=60,
        help_text="For example, neighbour or aunt.",
        error_messages={"required": "Enter how the caller knows the child, or “not told”"},
    )
    keep_private = forms.BooleanField(label="Do not tell the family who called", required=False)
    name = forms.CharField(label="Your name", max_length=120)
    role = forms.CharField(
        label="Your job or role", max_length=120, help_text="For example, health visitor or class teacher."
    )
    phone = forms.CharField(
        label="Phone number we can ring you on",
        max_length=40,
        validators=[telephone],
        help_text="We may need to ask you more before we decide.",
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    reveals = {"whose": {"call": ("caller_name", "caller_relation", "keep_private")}}
    widths = {"phone": 20}
    autofill = {"name": "name", "role": "organization-title", "phone": "tel"}
    short = {"whose": "Who is making this contact"}

    def ask(self) -> None:
        actor = self.asking.actor
        if actor is None or not actor.may("see the queue"):
            for name in ("whose", "caller_name", "caller_relation", "keep_private"):
                del self.fields[name]
        if actor is not None:
            self.fields["name"].initial = actor.name
