"""What people say: why they open a record, what they found about a look, and who works with a family."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from frontdoor.accounts.models import User
from frontdoor.agencies.localities import localities_on, named
from frontdoor.agencies.models import Agency, Locality
from frontdoor.agencies.queries import every_agency
from frontdoor.reasons.models import Involvement, Review
from frontdoor.ui.forms import GovukForm, MemorableDateField, choice, words

WHY = "Say what you need to know, and for what. It is kept, and somebody reads it."


class ReasonForm(GovukForm):
    """Why somebody opens a record."""

    why = words(
        label="Why do you need to open this record?",
        help_text=WHY,
        rows=3,
        error_messages={"required": "Enter why you need to open this record"},
    )


class GlassForm(GovukForm):
    """Which record is needed in an emergency, and why."""

    ref = forms.CharField(
        label="Reference of the record",
        max_length=12,
        help_text="It begins with P, such as P-7K3M-9QXD. Whoever asks you to act can tell you.",
        error_messages={"required": "Enter the reference of the record"},
    )
    why = words(
        label="What is the emergency?",
        help_text=WHY,
        rows=3,
        error_messages={"required": "Enter what the emergency is"},
    )


class ReviewForm(GovukForm):
    """What was found about a look."""

    verdict = choice(
        Review.Verdict.choices,
        label="What did you find?",
        error_messages={"required": "Select what you found"},
    )
    note = words(
        label="What did you do?",
        help_text="Do not name anybody of the family.",
        rows=3,
        error_messages={"required": "Enter what you did"},
    )


class InvolveForm(GovukForm):
    """Who works with a family, and until when."""

    user = forms.CharField(
        label="User name of the person",
        max_length=150,
        error_messages={"required": "Enter the user name of the person"},
    )
    kind = choice(
        Involvement.Kind.choices, label="What are they?", error_messages={"required": "Select what they are"}
    )
    why = words(
        label="Why?", rows=2, error_messages={"required": "Enter why they need to know about this family"}
    )

    def clean_user(self) -> User:
        """The person behind the user name, if they are still here."""
        found = User.objects.filter(username=self.cleaned_data["user"].strip(), is_active=True).first()
        if found is None:
            raise ValidationError("Nobody with this user name works here. Check how it is written.")
        return found


class InvolveTeamForm(GovukForm):
    """Which team works with a family: a hub of early help, a social work team, or the whole of an agency."""

    agency = forms.ChoiceField(
        label="Agency",
        choices=[("", "Choose an agency")],
        error_messages={"required": "Select the agency"},
    )
    team = forms.CharField(
        label="Team", required=False, max_length=120, help_text="Leave it empty where it is the whole agency."
    )
    locality = forms.ChoiceField(
        label="Locality",
        required=False,
        choices=[("", "No locality")],
        help_text="Where one is chosen, those of the team who work in it may open the record.",
    )
    why = words(label="Why?", rows=2, error_messages={"required": "Enter why this team needs to know"})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        agencies = [(each.key, each.name) for each in every_agency()]
        places = [(each.key, each.name) for each in localities_on(localdate())]
        self.fields["agency"].choices = [*self.fields["agency"].choices, *agencies]
        self.fields["locality"].choices = [*self.fields["locality"].choices, *places]

    def clean_agency(self) -> Agency:
        """The agency of this name."""
        return next(each for each in every_agency() if each.key == self.cleaned_data["agency"])

    def clean_locality(self) -> Locality | None:
        """The locality of this name, or none."""
        return named([self.cleaned_data["locality"]], localdate()).get(self.cleaned_data["locality"])


class EndForm(GovukForm):
    """Why somebody, or a team, no longer works with a family."""

    why = words(label="Why?", rows=2, error_messages={"required": "Enter why they no longer need to know"})


class TipOffForm(GovukForm):
    """What became known outside, of which record, and when."""

    ref = forms.CharField(
        label="Reference of the record",
        max_length=12,
        help_text="It begins with P, such as P-7K3M-9QXD.",
        error_messages={"required": "Enter the reference of the record"},
    )
    on = MemorableDateField(
        label="On which day was it known outside", past=True, help_text="For example, 27 3 2026"
    )
    what = words(
        label="What became known, and how do you know?",
        help_text="Do not name anybody of the family.",
        rows=3,
        error_messages={"required": "Enter what became known"},
    )
