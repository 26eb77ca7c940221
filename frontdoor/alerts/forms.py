"""What a manager writes about an alert: guidance, and a decision that covers everyone in the family."""

from collections.abc import Iterable

from django import forms

from frontdoor.alerts.models import AlertDecision
from frontdoor.alerts.pages import PersonShown
from frontdoor.ui.forms import GovukForm, choice, words

LOOKED = (("yes", "Looked at"), ("no", "Not looked at"))


class GuidanceForm(GovukForm):
    """What the workers are asked to do next."""

    text = words(
        label="What should the workers do next?",
        help_text="Say who does what, and by when. Everyone who works on this family reads it.",
        rows=6,
        error_messages={"required": "Enter what the workers should do next"},
    )


class DecideForm(GovukForm):
    """One decision for the whole family. It asks about every person by name, so that nobody is left out unseen."""

    choice = choice(
        AlertDecision.Choice.choices,
        label="What do you decide?",
        hints={
            "continue": "For a family whose present plan already answers what was noticed",
            "no_action": "What was noticed stays on record, and later contacts are counted with it",
        },
        error_messages={"required": "Select what you decide"},
    )
    why = words(
        label="Why?",
        help_text="The next manager reads this. Say what you weighed, and what would change your mind.",
        error_messages={"required": "Enter why you decide so"},
    )

    def __init__(self, data=None, *, people: Iterable[PersonShown], **kwargs):
        self.people = tuple(people)
        questions = {name: field for each in self.people for name, field in _about(each, data).items()}
        self.base_fields = {**questions, **self.base_fields}
        super().__init__(data, **kwargs)

    @property
    def covered(self) -> dict[int, str]:
        """For each person "" where they were looked at, or why they were not."""
        said = self.cleaned_data
        return {
            person.id: said[why_name(person)] if said[looked_name(person)] == "no" else ""
            for person in self.people
        }

    @property
    def asked(self) -> list[tuple[PersonShown, str, str]]:
        """Each person with the names of their two fields, for the page."""
        return [(person, looked_name(person), why_name(person)) for person in self.people]


def _about(person: PersonShown, data) -> dict[str, forms.Field]:
    """The two questions about one person; the second is asked only where the first says "not looked at"."""
    looked, why = looked_name(person), why_name(person)
    return {
        looked: choice(
            LOOKED,
            label=f"{person.name}, {person.age}",
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


def looked_name(person: PersonShown) -> str:
    """The field that asks whether one person was looked at."""
    return f"looked_{person.id}"


def why_name(person: PersonShown) -> str:
    """The field that asks why one person was not."""
    return f"why_{person.id}"
