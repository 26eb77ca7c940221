"""The pages about one person: their name, when they were born, where they live, their numbers, and who saw them."""

from django import forms
from django.core.exceptions import ValidationError

from frontdoor.intake.forms.dates import ApproximateDateField
from frontdoor.intake.forms.question import Question
from frontdoor.intake.words import OTHER_ROLES, SEX, YES_NO, YES_NO_NOT_KNOWN
from frontdoor.ui.forms import MemorableDateField, NhsNumberField, PostcodeField, UpnField, choice
from frontdoor.ui.words import nhs

CALLED = (
    ("named", "I know their name, or part of it"),
    ("unborn", "The child is not yet born"),
    ("not_known", "I do not know their name"),
)
CERTAINTY = (
    ("exact", "I know the date of birth"),
    ("approximate", "I know about when: the month or the year"),
    ("age", "I know about how old they are"),
    ("not_known", "I do not know"),
)
EXPECTED = (("expected", "I know the expected date, exactly or about"), ("not_known", "I do not know"))


class Name(Question):
    """A child who may have no name yet; or anybody else."""

    called = choice(CALLED, label="Do you know the child’s name?", initial="named")
    forenames = forms.CharField(label="First names", max_length=100, required=False)
    surname = forms.CharField(label="Last name", max_length=100, required=False)
    other_names = forms.CharField(
        label="Other names they are known by",
        max_length=200,
        required=False,
        help_text="Nicknames, earlier or other family names.",
    )
    role = choice(OTHER_ROLES, label="Who are they to the child?")
    sex = choice(SEX, label="Sex", initial="U")
    reveals = {"called": {"named": ("forenames", "surname", "other_names")}}
    short = {"other_names": "Other names", "role": "Who they are"}

    def ask(self) -> None:
        group = self.asking.group
        if group != "children":
            del self.fields["called"]
            self.reveals = {}
        self.fields["forenames"].help_text = "Leave out what you do not know: one name is enough."
        if group != "others":
            del self.fields["role"]
        if group in ("mother", "father"):
            self.fields["sex"].initial = "F" if group == "mother" else "M"
        self.title = {
            "children": "Child’s name",
            "siblings": "Name of the brother or sister",
            "partners": "Name of the partner",
            "former-partners": "Name of the former partner",
            "others": "Name of this person, and who they are",
        }.get(group, f"Name of the {group}")

    def clean(self):
        said = super().clean()
        named = self.asking.group == "children" and said.get("called") == "named"
        wrong = {"forenames", "surname"} & set(self.errors)
        if named and not wrong and not (said.get("forenames") or said.get("surname")):
            self.add_error(
                "forenames", "Enter a first name or a last name, or choose “I do not know their name”"
            )
        return said

    def said(self) -> list[tuple[str, str]]:
        rows = dict(super().said())
        rows.pop(str(self.fields["called"].label) if "called" in self.fields else "", None)
        name = " ".join(filter(None, (rows.pop("First names", ""), rows.pop("Last name", ""))))
        unborn = self.initial.get("called") == "unborn"
        return [("Name", name or ("Not yet born" if unborn else "Not known")), *rows.items()]


class Birth(Question):
    """When someone was born, as surely as the sender knows it; or when a child is expected."""

    certainty = choice(CERTAINTY, label="When was this person born?")
    born = MemorableDateField(label="Date of birth", past=True)
    about = ApproximateDateField(
        label="Month and year of birth",
        past=True,
        help_text="Leave out the day, or the day and the month, if you do not know them. For example, 12 2017",
    )
    age = forms.CharField(label="Age", max_length=20, widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    unit = choice((("years", "Years"), ("months", "Months")), label="Years or months?", initial="years")
    expected = ApproximateDateField(
        label="Expected date", help_text="Leave out the day if you do not know it. For example, 8 6 2027"
    )
    reveals = {
        "certainty": {
            "exact": ("born",),
            "approximate": ("about",),
            "age": ("age", "unit"),
            "expected": ("expected",),
        }
    }
    widths = {"age": 3}
    short = {"certainty": "How sure is the date", "unit": "Age in"}

    def ask(self) -> None:
        certainty, child = self.fields["certainty"], self.asking.person
        if child and child.unborn:
            certainty.label, certainty.choices = "When is the baby expected?", EXPECTED
            unused = ("born", "about", "age", "unit")
        else:
            certainty.label = f"When was {self.asking.name} born?" if self.asking.name else certainty.label
            unused = ("expected",)
        certainty.error_messages["required"] = "Select how well you know the date, or “I do not know”"
        for name in unused:
            del self.fields[name]
        self.reveals = {
            "certainty": {
                value: names for value, names in self.reveals["certainty"].items() if names[0] in self.fields
            }
        }

    def clean_age(self) -> str:
        digits = "".join(letter for letter in self.cleaned_data["age"] if letter.isdecimal())
        if not digits or int(digits) > 120:
            raise ValidationError("Enter the age as a number, such as 7 or 35")
        return str(int(digits))

    def said(self) -> list[tuple[str, str]]:
        kept, how = self.initial, self.initial.get("certainty")
        if how == "age":
            return [("Date of birth", f"Not known; about {kept.get('age')} {kept.get('unit')} old")]
        rows = dict(super().said())
        rows.pop("How sure is the date", None)
        value = next(iter(rows.values()), "") or "Not known"
        if how == "approximate":
            value = f"About {value}"
        return [("Expected" if "expected" in self.fields else "Date of birth", value)]


class Home(Question):
    """Where someone lives: the address for a child; for others first whether it is with the child."""

    at_home = choice(YES_NO_NOT_KNOWN, label="Do they live with the child?")
    address = forms.CharField(
        label="Address", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    postcode = PostcodeField(label="Postcode", required=False, max_length=20)
    phone = forms.CharField(
        label="Their phone number",
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    no_fixed = forms.BooleanField(label="They have no fixed address, or I do not know it", required=False)
    widths = {"postcode": 10, "phone": 20}
    short = {"at_home": "Lives with the child", "phone": "Phone"}

    def ask(self) -> None:
        name = self.asking.name
        if self.asking.group == "children":
            self.title = f"Where does {name} live?"
            for unused in ("at_home", "phone"):
                del self.fields[unused]
            self.fields["address"].required = True
            self.fields["address"].error_messages["required"] = (
                "Enter an address or a postcode, or tick that there is none or you do not know it"
            )
            return
        del self.fields["no_fixed"]
        self.title = f"Where {name} lives"
        with_whom = "any of the children" if len(self.asking.answers.children) > 1 else "the child"
        self.fields["at_home"].label = f"Does {name} live with {with_whom}?"
        self.fields["at_home"].error_messages["required"] = "Select whether they live with the child"
        self.fields[
            "address"
        ].help_text = "Leave this empty if they live with the child, or if you do not know it."

    def clean(self):
        said = super().clean()
        if said.get("postcode") or said.get("no_fixed"):
            missing = [error.code for error in self.errors.as_data().get("address", [])]
            if missing == ["required"]:
                del self._errors["address"]
                said["address"] = ""
        return said

    def said(self) -> list[tuple[str, str]]:
        rows = dict(super().said())
        none = "No fixed address, or not known" if self.initial.get("no_fixed") else ""
        address = ", ".join(filter(None, (rows.pop("Address", ""), rows.pop("Postcode", ""))))
        rows.pop(str(self.fields["no_fixed"].label) if "no_fixed" in self.fields else "", None)
        return [("Address", address or none), *rows.items()]


class Services(Question):
    """School, doctor and the numbers that tell two children of one name apart; all may be left empty."""

    school = forms.CharField(label="School, college or nursery", max_length=150, required=False)
    gp = forms.CharField(label="GP or surgery", max_length=150, required=False)
    nhs_number = NhsNumberField(
        label="NHS number",
        max_length=40,
        required=False,
        help_text="10 numbers, such as 999 123 4519",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    upn = UpnField(
        label="Unique pupil number (UPN)",
        max_length=40,
        required=False,
        help_text="A letter and 12 numbers. Schools know it.",
    )
    widths = {"nhs_number": 20, "upn": 20}

    def ask(self) -> None:
        self.title = f"School, GP and numbers of {self.asking.name}"

    def said(self) -> list[tuple[str, str]]:
        return [
            (label, nhs(text) if label == "NHS number" and text else text) for label, text in super().said()
        ]


class Seen(Question):
    """Whether the sender saw the person, or spoke with them; and, of a child, whether they are at home."""

    seen = choice(YES_NO, label="Have you seen or spoken to this person?")
    at_home = choice(YES_NO_NOT_KNOWN, label="Is the child at home now?")
    short = {"seen": "Seen or spoken to by you", "at_home": "At home now"}

    def ask(self) -> None:
        name = self.asking.name
        self.fields["seen"].label = f"Have you seen or spoken to {name}?"
        self.fields["seen"].error_messages["required"] = "Select yes if you have seen or spoken to them"
        if self.asking.group != "children":
            del self.fields["at_home"]
            return
        self.title = f"Seeing {name}"
        self.fields["at_home"].label = f"Is {name} at home now?"
        self.fields["at_home"].error_messages["required"] = "Select whether the child is at home now"
