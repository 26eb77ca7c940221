"""What a Team Manager says when they set a barrier, or lift one: by which order, at whose request, and why."""

from django import forms
from django.core.exceptions import ValidationError

from frontdoor.audit.references import is_reference
from frontdoor.people.models import Barrier, Person
from frontdoor.ui.forms import GovukForm, choice, words

NO_SUCH = "Enter the reference of another person, such as P-7K3M-9QXD"
NO_NAMES = "Do not name the other person here."


class BarrierForm(GovukForm):
    """Which other record must be kept apart from this one, and by which order."""

    other = forms.CharField(
        label="Reference of the other record",
        max_length=12,
        help_text="It begins with P and stands in the address of the other person’s page, such as P-7K3M-9QXD.",
    )
    kind = choice(Barrier.Kind.choices, label="What is it?", error_messages={"required": "Select what it is"})
    order_reference = forms.CharField(
        label="Case or order number", max_length=60, help_text=f"As it stands on the order. {NO_NAMES}"
    )
    asked_by = forms.CharField(
        label="Who asked for this?",
        max_length=150,
        help_text="Their name and office, such as the adoption team",
        error_messages={"required": "Enter who asked for this barrier"},
    )
    why = words(
        label="Why is it needed?",
        most=2000,
        rows=3,
        help_text="Say what you checked. Only the Head of Service reads this.",
        error_messages={"required": "Enter why this barrier is needed"},
    )

    def __init__(self, *args, person: Person, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_other(self) -> Person:
        """The person behind the reference; never the same description."""
        said = self.cleaned_data["other"].strip().upper()
        found = Person.objects.filter(ref=said).first() if is_reference(said) else None
        if found is None or found.pk == self.person.pk:
            raise ValidationError(NO_SUCH)
        return found


class LiftForm(GovukForm):
    """Lift a barrier."""

    why = words(
        label="Why do you lift this barrier?",
        most=2000,
        rows=3,
        help_text="Say by whose decision. From now on each record may be shown with the other, and be joined to it.",
        error_messages={"required": "Enter why you lift this barrier"},
    )
