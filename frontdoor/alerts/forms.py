"""What a manager writes about an alert: guidance, and a decision that covers everyone in the family and each child."""

from collections.abc import Iterable, Sequence

from django import forms

from frontdoor.alerts.deciding.actions import NOTHING_FOLLOWS, Child, Hindsight, Step
from frontdoor.alerts.models import AlertDecision, ChildDecision, Weighing
from frontdoor.alerts.pages import PersonShown
from frontdoor.ui.forms import GovukForm, MemorableDateField, choice, words

LOOKED = (("yes", "Looked at"), ("no", "Not looked at"))
SAME_AGAIN = (("yes", "Yes, because"), ("no", "No, because"))
CHOOSE = ("", "Choose")
STEPS = (1, 2, 3)
People = Sequence[tuple[int, str]]


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
        [each for each in AlertDecision.Choice.choices if each[0] != AlertDecision.Choice.CLEARED],
        label="What do you decide for the family?",
        hints={
            "continue": "For a family whose present plan already answers what was noticed",
            "no_action": "What was noticed stays on record, and later contacts are counted with it",
        },
        error_messages={"required": "Select what you decide"},
    )
    reason = forms.ChoiceField(
        choices=[CHOOSE, *Weighing.Reason.choices],
        label="What do you make of what was noticed?",
        help_text="Counted without names when the rules are reviewed.",
        error_messages={"required": "Select what you make of what was noticed"},
    )
    why = words(
        label="Why?",
        help_text="The next manager reads this. Say what you weighed, and what would change your mind.",
        error_messages={"required": "Enter why you decide so"},
    )
    guidance = words(
        label="Guidance to the workers",
        required=False,
        rows=3,
        help_text="Everyone who works on this family reads it.",
    )

    def __init__(
        self,
        data=None,
        *,
        people: Iterable[PersonShown],
        earlier: Sequence[str] = (),
        owners: People = (),
        **kwargs,
    ):
        self.people, self.earlier = tuple(people), tuple(earlier)
        questions = {name: field for each in self.people for name, field in _about(each, data).items()}
        again = _about_earlier(data) if self.earlier else {}
        steps = {name: field for number in STEPS for name, field in _step(number, data, owners).items()}
        self.base_fields = {**questions, **again, **self.base_fields, **steps}
        super().__init__(data, **kwargs)

    def clean(self):
        """A step is whole or not there, and where something is to be done, somebody does it."""
        said = super().clean()
        for number in STEPS:
            if said.get(f"step_{number}") and not _owner(said, number):
                self.add_error(f"owner_{number}", "Choose whose next step it is, or enter their name")
        return said

    @property
    def covered(self) -> dict[int, str]:
        """For each person "" where they were looked at, or why they were not."""
        said = self.cleaned_data
        return {
            person.id: said[why_name(person)] if said[looked_name(person)] == "no" else ""
            for person in self.people
        }

    @property
    def children(self) -> dict[int, Child]:
        """What is decided for each child."""
        said = self.cleaned_data
        return {
            each.id: Child(said[f"child_{each.id}"], said[f"child_why_{each.id}"])
            for each in self.people
            if each.child
        }

    @property
    def steps(self) -> list[Step]:
        """The next steps, each with its owner and its day."""
        said, names = self.cleaned_data, dict(self.fields["owner_1"].choices)
        made = []
        for number in (each for each in STEPS if said[f"step_{each}"]):
            owner = said[f"owner_{number}"]
            name = said[f"owner_name_{number}"] or names[owner]
            made.append(
                Step(said[f"step_{number}"], name, said[f"due_{number}"], int(owner) if owner else None)
            )
        return made

    @property
    def hindsight(self) -> Hindsight | None:
        """Whether the earlier contacts would be decided the same way today; nothing where there were none."""
        said = self.cleaned_data
        if not self.earlier:
            return None
        return Hindsight(said["same_again"] == "yes", said["same_because"], self.earlier)

    @property
    def asked(self) -> list[tuple[PersonShown, str, str, str, str]]:
        """Each person with the names of their fields, for the page; only a child has the last two."""
        return [
            (
                each,
                looked_name(each),
                why_name(each),
                f"child_{each.id}" if each.child else "",
                f"child_why_{each.id}" if each.child else "",
            )
            for each in self.people
        ]

    @property
    def asked_next(self) -> list[tuple[str, str, str, str]]:
        """The fields of each next step, for the page."""
        return [
            (f"step_{number}", f"owner_{number}", f"owner_name_{number}", f"due_{number}") for number in STEPS
        ]


def _about(person: PersonShown, data) -> dict[str, forms.Field]:
    """The questions about one person; "why not?" is asked only where somebody was not looked at."""
    looked, why = looked_name(person), why_name(person)
    asked = {
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
    return {**asked, **(_about_child(person, data) if person.child else {})}


def _about_child(person: PersonShown, data) -> dict[str, forms.Field]:
    """What is decided for one child; the same as for the family must be said, and anything else has a reason."""
    name = f"child_{person.id}"
    own = data is not None and data.get(name, "") not in ("", ChildDecision.Choice.SAME)
    return {
        name: forms.ChoiceField(
            choices=[CHOOSE, *ChildDecision.Choice.choices],
            label=f"What do you decide for {person.name}?",
            error_messages={"required": f"Select what you decide for {person.name}"},
        ),
        f"child_why_{person.id}": words(
            label=f"Why, for {person.name}?",
            most=1000,
            rows=2,
            required=own,
            error_messages={"required": f"Enter why you decide so for {person.name}"},
        ),
    }


def _about_earlier(data) -> dict[str, forms.Field]:
    return {
        "same_again": choice(
            SAME_AGAIN,
            label="Knowing what you know now, would you decide the earlier contacts the same way today?",
            error_messages={
                "required": "Say whether you would decide the earlier contacts the same way today"
            },
        ),
        "same_because": words(
            label="Because",
            most=2000,
            rows=3,
            error_messages={"required": "Enter why you would, or would not, decide them the same way"},
        ),
    }


def _step(number: int, data, owners: People) -> dict[str, forms.Field]:
    """One next step: the first is needed where something is to be done; a step that is begun is whole."""
    choices, nothing = (
        data.get("choice", "") if data is not None else "",
        {each.value for each in NOTHING_FOLLOWS},
    )
    begun = data is not None and bool((data.get(f"step_{number}") or "").strip())
    needed = number == 1 and bool(choices) and choices not in nothing
    which = "" if number == 1 else f" {number}"
    return {
        f"step_{number}": words(
            label=f"Next step{which}",
            most=500,
            rows=2,
            required=needed,
            error_messages={"required": "Enter what is done next"},
        ),
        f"owner_{number}": forms.ChoiceField(
            choices=[CHOOSE, *((str(user), name) for user, name in owners)],
            label=f"Whose is step {number}?",
            required=False,
        ),
        f"owner_name_{number}": forms.CharField(
            max_length=150, label="Or somebody else, by name and agency", required=False
        ),
        f"due_{number}": MemorableDateField(
            label=f"By which day, for step {number}?",
            future=True,
            required=begun or needed,
            error_messages={"required": "Enter the day by which it is done"},
        ),
    }


def _owner(said, number: int) -> str:
    return said.get(f"owner_{number}") or said.get(f"owner_name_{number}") or ""


def looked_name(person: PersonShown) -> str:
    """The field that asks whether one person was looked at."""
    return f"looked_{person.id}"


def why_name(person: PersonShown) -> str:
    """The field that asks why one person was not."""
    return f"why_{person.id}"
