"""What is asked about a request for one's own records, or for a child's."""

from django import forms

from frontdoor.audit.references import is_reference
from frontdoor.disclosure.subject_access.models import SubjectBehalf
from frontdoor.ui.forms import GovukForm, MemorableDateField, choice, words

THEMSELVES = "themselves"
FOR_A_CHILD = ("authority", "competence", "competence_why")
MISSING = {
    "asker": "Enter the reference of the parent",
    "authority": "Enter what gives the right to ask",
    "competence": "Select what the child understands and wants",
    "competence_why": "Enter how you know",
}


def _reference(said: str) -> str:
    ref = said.strip().upper()
    if ref and not is_reference(ref):
        raise forms.ValidationError("Enter a reference such as P-7K3M-9QXD")
    return ref


class RequestForm(GovukForm):
    """Whose records, who asks, when it came, and how it was made sure that it is them."""

    person = forms.CharField(
        label="Reference of whoever the records are about", help_text="Such as P-7K3M-9QXD", max_length=12
    )
    received_on = MemorableDateField(label="When did the request come?", past=True)
    identity = words(label="How do you know who asks?", rows=3, most=1000)
    relation = choice(
        [(THEMSELVES, "They themselves"), *SubjectBehalf.Relation.choices],
        label="Who asks?",
        initial=THEMSELVES,
    )
    asker = forms.CharField(
        label="Reference of the parent", help_text="Such as P-7K3M-9QXD", max_length=12, required=False
    )
    authority = words(
        label="What gives them the right to ask?",
        help_text="Such as parental responsibility by a birth certificate or an order, or how an advocate was appointed.",
        rows=3,
        most=1000,
        required=False,
    )
    competence = choice(
        SubjectBehalf.Competence.choices,
        label="What does the child understand and want?",
        help_text="Most children of twelve or older understand it. Ask them.",
        required=False,
    )
    competence_why = words(label="How do you know what the child wants?", rows=3, most=1000, required=False)

    def clean_person(self) -> str:
        """Take a reference in either case."""
        return _reference(self.cleaned_data["person"])

    def clean_asker(self) -> str:
        """Take a reference in either case, or nothing."""
        return _reference(self.cleaned_data["asker"])

    def clean(self):
        """For a child it is said by which right, and what the child wants."""
        given = super().clean()
        relation = given.get("relation")
        if relation in SubjectBehalf.Relation.values:
            needed = [*(["asker"] if relation == SubjectBehalf.Relation.PARENT else []), *FOR_A_CHILD]
            for name in needed:
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, MISSING[name])
        return given


class ExtendForm(GovukForm):
    """Why a request needs two more months."""

    why = words(label="Why does it need two more months?", rows=3, most=1000)


class PauseForm(GovukForm):
    """What is asked of whoever asked, while the month stands still."""

    prefix = "pause"
    why = words(
        label="What do you ask them for?",
        help_text="Who they are, or which records they mean. The month stands still until they have said.",
        rows=3,
        most=1000,
    )


class GoOnForm(GovukForm):
    """The word that came."""

    prefix = "go_on"
    what = words(label="What did they say?", rows=3, most=1000)
