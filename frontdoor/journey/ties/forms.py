"""What one person of a family is to another, in a worker's words, and how they know."""

from django.core.exceptions import ValidationError

from frontdoor.ui.forms import GovukForm, choice, words

# What the page says -> the word of the tie. The genogram draws each in its own way.
TIES = {
    "mother": "is the mother of",
    "father": "is the father of",
    "adoptive_parent": "is the adoptive parent of",
    "foster_carer": "is the foster carer of",
    "stepparent": "is a step-parent of",
    "carer": "is a carer of",
    "married": "is married to",
    "partner": "is the partner of",
    "separated": "is separated from",
    "ex_partner": "is a former partner of",
    "divorced": "is divorced from",
    "sibling": "is a brother or sister of",
    "relative": "is a relative of",
    "household": "lives with",
    "in_contact": "is often with",
    "close": "is close to",
    "hostile": "is in open conflict with",
    "cut_off": "has broken off all contact with",
}


class SayTie(GovukForm):
    """One tie between two people of a family."""

    a = choice([], label="Who?", error_messages={"required": "Select the first person"})
    type = choice(TIES.items(), label="What are they?", error_messages={"required": "Select what they are"})
    b = choice([], label="Of whom, or to whom?", error_messages={"required": "Select the second person"})
    why = words(
        label="How do you know?",
        most=1000,
        rows=3,
        help_text="Say who told you, and when.",
        error_messages={"required": "Enter how you know"},
    )

    def __init__(self, *args, people: list[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["a"].choices = self.fields["b"].choices = people

    def clean(self):
        """Nobody is tied to themselves."""
        given = super().clean()
        if given.get("a") and given.get("a") == given.get("b"):
            self.add_error("b", ValidationError("Select two different people", code="same"))
        return given
