"""Who somebody turns out to be: one of the family, a person by reference, or somebody described here anew."""

from django import forms

from frontdoor.audit.references import is_reference
from frontdoor.intake.contact import PersonSaid
from frontdoor.people.models import Person
from frontdoor.ui.forms import GovukForm, MemorableDateField, choice, words

REFERENCE, ANEW = "reference", "anew"
NO_SUCH = "Enter the reference of another person, such as P-7K3M-9QXD"


class IdentifyForm(GovukForm):
    """Who is this?"""

    who = choice([], label="Who is this?", error_messages={"required": "Select who this is"})
    reference = forms.CharField(label="Their reference", max_length=12, required=False)
    forenames = forms.CharField(label="Forenames", max_length=100, required=False)
    surname = forms.CharField(label="Family name", max_length=100, required=False)
    born = MemorableDateField(label="Date of birth", required=False, past=True)
    why = words(
        label="How do you know?",
        most=2000,
        rows=3,
        help_text="Say who told you and what you checked. The next worker has to be able to weigh it.",
        error_messages={"required": "Enter how you know who this is"},
    )

    def __init__(self, *args, family: list[tuple[str, str]], unknown: Person, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.unknown = unknown
        others = [(REFERENCE, "Somebody on another page"), (ANEW, "Somebody not yet on record")]
        self.fields["who"].choices = [*family, *others]

    def clean(self):
        """Ask for what the choice needs."""
        given = super().clean()
        who = given.get("who")
        if who == ANEW and not (given.get("forenames") or given.get("surname")):
            self.add_error("forenames", "Enter a forename or a family name")
        if who and who != ANEW:
            said = given.get("reference", "") if who == REFERENCE else who
            found = Person.objects.filter(ref=said.upper()).first() if is_reference(said) else None
            if found is None or found.pk == self.unknown.pk:
                self.add_error("reference", NO_SUCH)
            given["known"] = found
        return given

    def described(self) -> PersonSaid | None:
        """Somebody described anew, in the role in which they were spoken of; nobody where one was chosen."""
        given = self.cleaned_data
        if given["who"] != ANEW:
            return None
        born = given.get("born")
        return PersonSaid(
            1,
            self.unknown.mention.role,
            forenames=given["forenames"],
            surname=given["surname"],
            born=born.isoformat() if born else "",
            born_precision="exact" if born else "",
        )
