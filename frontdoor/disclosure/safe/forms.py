"""What is asked about where somebody lives and how they can be reached."""

from django import forms

from frontdoor.access.roles import ROLES
from frontdoor.disclosure.safe.models import Attempt, Channel
from frontdoor.disclosure.safe.places import spot
from frontdoor.ui.forms import GovukForm, PostcodeField, choice, many, words

YES_NO = (("yes", "Yes"), ("no", "No"))


class AddressForm(GovukForm):
    """A safe address and those who may know it."""

    address = forms.CharField(label="House and street", max_length=200)
    postcode = PostcodeField(label="Postcode", required=False)
    roles = many([], label="Which roles may know it?", required=False)
    agencies = many([], label="Which agencies may know it?", required=False)
    themselves = choice(
        YES_NO,
        label="May it stand in what is sent to the person themselves?",
        hints={"yes": "Only where what is sent reaches nobody else."},
    )
    why = words(label="Why is it kept apart?", rows=3, most=1000)

    def __init__(self, *args, person: str, agencies: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["roles"].choices = [(role.key, role.title) for role in ROLES.values()]
        self.fields["agencies"].choices = agencies

    def clean_address(self) -> str:
        """Ask for what can be found again in a text."""
        given = self.cleaned_data["address"]
        if len(spot(given).words) < 2:
            raise forms.ValidationError("Enter a house number or name and the street, such as 4 Elm Road")
        return given

    def given(self) -> dict[str, object]:
        """The address with its audience."""
        said = self.cleaned_data
        audience = [f"role:{key}" for key in said["roles"]] + [f"agency:{key}" for key in said["agencies"]]
        audience += [f"person:{self.person}"] if said["themselves"] == "yes" else []
        return {
            "address": said["address"],
            "postcode": said["postcode"],
            "audience": audience,
            "why": said["why"],
        }


class EndForm(GovukForm):
    """Why an address holds no longer."""

    why = words(label="Why does it hold no longer?", rows=3, most=1000)


class ChannelForm(GovukForm):
    """One way to reach somebody, and whether it is safe."""

    kind = choice(Channel.Kind.choices, label="What is it?")
    value = forms.CharField(label="Number, e-mail or postal address", max_length=200)
    safe = choice(
        YES_NO, label="Is it safe to use?", hints={"no": "Somebody else may answer, hear, open or read it."}
    )
    message = choice(
        YES_NO, label="May a message be left?", hints={"yes": "A reference only, and nothing else."}
    )
    told_by = forms.CharField(
        label="Who said so?", help_text="Ask the person themselves, alone.", max_length=150
    )

    def given(self) -> dict[str, object]:
        """What was said of it."""
        said = self.cleaned_data
        return {
            "kind": said["kind"],
            "value": said["value"],
            "safe": said["safe"] == "yes",
            "no_message": said["message"] == "no",
            "told_by": said["told_by"],
        }


class AttemptForm(GovukForm):
    """What came of calling or writing."""

    outcome = choice(Attempt.Outcome.choices, label="What came of it?")


class SendForm(GovukForm):
    """By which channel a document goes, and what stands on the envelope."""

    channel = choice([], label="How does it go?")
    envelope = forms.CharField(
        label="What stands on the envelope, or in the address line?",
        help_text="Type it from the envelope itself, not from this page.",
        max_length=200,
    )

    def __init__(self, *args, channels: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = channels
