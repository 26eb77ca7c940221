"""What a worker writes when they decide on a contact: one outcome, a reason, and each person looked at or why not."""

from collections.abc import Iterable

from django import forms

from frontdoor.response.models import Decision
from frontdoor.response.pages import PersonAsked
from frontdoor.ui.forms import GovukForm, choice, words
from frontdoor.ui.words import upper_first

LOOKED = (("yes", "Looked at"), ("no", "Not looked at"))


class DecideForm(GovukForm):
    """One decision on a contact. It asks about every person of the family by name, so that nobody is left out unseen."""

    def __init__(self, data=None, *, people: Iterable[PersonAsked], **kwargs):
        self.people = tuple(people)
        about = {name: field for each in self.people for name, field in _about(each, data).items()}
        self.base_fields = {**about, **_decision()}
        super().__init__(data, **kwargs)

    @property
    def covered(self) -> dict[int, str]:
        """For everyone in the family "" where they were looked at, or why they were not."""
        said = self.cleaned_data
        return {
            id: said[why_name(person)] if said[looked_name(person)] == "no" else ""
            for person in self.people
            for id in person.ids
        }

    @property
    def asked(self) -> list[tuple[PersonAsked, str, str]]:
        """Each person with the names of their two fields, for the page."""
        return [(person, looked_name(person), why_name(person)) for person in self.people]

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What was written in words, to be given back where it was not saved."""
        named = [
            (self.fields[name].label, self.shown(name))
            for name in self.fields
            if self.kind(name) == "textarea"
        ]
        return [(label, text) for label, text in named if text]


def _decision() -> dict[str, forms.Field]:
    return {
        "outcome": choice(
            Decision.Outcome.choices,
            label="What is the outcome?",
            error_messages={"required": "Select the outcome"},
        ),
        "why": words(
            label="Why?",
            help_text="Say what you weighed, from all the contacts together, and what would change your mind.",
            error_messages={"required": "Enter the reason for the outcome"},
        ),
        "told_referrer": words(
            label="What do you tell the referrer?",
            most=2000,
            rows=4,
            help_text="They read the outcome and exactly these words. Leave out what other agencies have told you.",
            error_messages={"required": "Enter what you tell the referrer"},
        ),
    }


def _about(person: PersonAsked, data) -> dict[str, forms.Field]:
    """The two questions about one person; the second is asked only where the first says "not looked at"."""
    looked, why = looked_name(person), why_name(person)
    return {
        looked: choice(
            LOOKED,
            label=f"{person.name}, {person.age}" if person.age else person.name,
            help_text=_in_brief(person),
            error_messages={"required": f"Say whether you looked at {person.name}"},
        ),
        why: words(
            label=f"Why did you not look at {person.name}?",
            most=1000,
            rows=2,
            required=data is None or data.get(looked) == "no",
            error_messages={"required": f"Enter why you did not look at {person.name}"},
        ),
    }


def _in_brief(person: PersonAsked) -> str:
    """What somebody is in the family, and who has seen them."""
    seen = person.seen or "No one has recorded seeing them"
    return ". ".join(part for part in (upper_first(", ".join(person.roles)), seen) if part) + "."


def looked_name(person: PersonAsked) -> str:
    """The field that asks whether one person was looked at."""
    return f"looked_{person.key}"


def why_name(person: PersonAsked) -> str:
    """The field that asks why one person was not."""
    return f"why_{person.key}"
