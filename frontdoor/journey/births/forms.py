"""What a worker was told of a birth, asked gently: how the baby is, when they were born, and who they are."""

from datetime import date

from django import forms

from frontdoor.intake.contact import PersonSaid
from frontdoor.journey.births.actions import BirthSaid
from frontdoor.ui.forms import GovukForm, MemorableDateField, NhsNumberField, choice, words

ALIVE, DIED, STILLBORN = "alive", "died", "stillborn"
ORDERS = [("1", "First"), ("2", "Second"), ("3", "Third or later"), ("", "Only one baby, or not known")]


class BirthForm(GovukForm):
    """A birth."""

    outcome = choice(
        [
            (ALIVE, "The baby is living"),
            (DIED, "The baby was born living, and has died"),
            (STILLBORN, "The baby was stillborn"),
        ],
        label="What were you told?",
        error_messages={"required": "Select what you were told"},
    )
    born = MemorableDateField(label="Date of birth", past=True)
    birth_order = choice(
        ORDERS,
        label="If more than one baby was expected: which was this?",
        required=False,
        help_text="In the order in which they were born.",
    )
    sex = choice([("F", "Female"), ("M", "Male"), ("", "Not known")], label="Sex of the baby", required=False)
    forenames = forms.CharField(label="Forenames", max_length=100, required=False)
    surname = forms.CharField(label="Family name", max_length=100, required=False)
    nhs_number = NhsNumberField(label="The baby’s NHS number", required=False)
    told_by = forms.CharField(
        label="Who told you?",
        max_length=200,
        help_text="A name and what they are, for example: Asha Rees, midwife.",
        error_messages={"required": "Enter who told you"},
    )
    text = words(label="Anything else the next worker should know", most=2000, rows=3, required=False)
    died_on = MemorableDateField(
        label="If the baby has died: on which day?",
        required=False,
        past=True,
        help_text="Leave it empty if it is not known.",
    )

    def clean(self):
        """Nobody dies before they are born."""
        given = super().clean()
        born, died = given.get("born"), given.get("died_on")
        if given.get("outcome") == DIED and born and died and died < born:
            self.add_error("died_on", "The date they died must be on or after the date of birth")
        return given

    def said(self, surname_before: str) -> BirthSaid:
        """The birth as it is kept; a baby without a name keeps the family name they were expected under."""
        given = self.cleaned_data
        died_on: date | None = given.get("died_on") if given["outcome"] == DIED else None
        died = {ALIVE: "", STILLBORN: "stillborn"}.get(
            given["outcome"], died_on.isoformat() if died_on else "died"
        )
        surname = given["surname"] or surname_before
        child = PersonSaid(
            1,
            "child",
            forenames=given["forenames"] or ("Baby" if surname else ""),
            surname=surname,
            born=given["born"].isoformat(),
            born_precision="exact",
            sex=given["sex"],
            nhs_number=given["nhs_number"] or "",
            described_as_child=True,
            birth_order=int(given["birth_order"] or 0),
            died=died,
        )
        return BirthSaid(child, told_by=given["told_by"], text=given["text"], died_on=died_on)
