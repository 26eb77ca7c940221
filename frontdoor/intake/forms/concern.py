"""What happened: told in the sender's words, with its date and its source, apart from what they make of it."""

from django import forms

from frontdoor.intake.forms.dates import ApproximateDateField
from frontdoor.intake.forms.question import Question
from frontdoor.intake.words import ASKED, CLAIMS, KINDS, OTHER_KIND, PLACES, SUPPORT_REQUEST, YES_NO
from frontdoor.ui.forms import MemorableDateField, choice, many, words

WHEN = (
    ("exact", "On a day I know"),
    ("approximate", "I know about when: the month or the year"),
    ("between", "Between two dates, or it has gone on for some time"),
    ("not_known", "I do not know when"),
)


class WhereNow(Question):
    place = choice(
        PLACES,
        label="Where is the child now?",
        error_messages={"required": "Select where the child is now, or “I do not know”"},
    )
    details = forms.CharField(
        label="Where, and who with",
        required=False,
        max_length=300,
        help_text="For example, ward 3 with her grandmother.",
    )
    short = {"place": "Where the child is now"}


class WhatHappened(Question):
    """The concern itself, as it was seen or heard."""

    what = words(
        label="What has happened?",
        most=10000,
        rows=12,
        help_text="Say what was seen or heard, and how it came about. Keep to what happened: "
        "we ask what you make of it on a later page. If you are asking for support, say what would help.",
        error_messages={"required": "Enter what has happened, in your own words"},
    )


class WhenItHappened(Question):
    """One day, about a month, two dates, or not known."""

    certainty = choice(
        WHEN,
        label="When did it happen?",
        error_messages={"required": "Select when it happened, or “I do not know when”"},
    )
    on = MemorableDateField(label="The day it happened", past=True)
    about = ApproximateDateField(
        label="Month and year",
        past=True,
        help_text="Leave out the day, or the day and the month, if you do not know them. For example, 12 2017",
    )
    first = ApproximateDateField(label="The first date", past=True)
    latest = ApproximateDateField(label="The latest date", past=True)
    reveals = {"certainty": {"exact": ("on",), "approximate": ("about",), "between": ("first", "latest")}}
    short = {"certainty": "When it happened", "on": "Date", "about": "About", "first": "From", "latest": "To"}

    def clean(self):
        said = super().clean()
        first, latest = said.get("first"), said.get("latest")
        if first and latest and latest < first:
            self.add_error("latest", "The latest date must be the same as or after the first date")
        return said


class WhoseAccount(Question):
    """Who saw it, who said so, and what kind of claim it is."""

    title = "How this is known"
    seen_by = forms.CharField(
        label="Who saw or heard it?",
        max_length=200,
        help_text="For example, I did, or her class teacher. If nobody is known, say so.",
        error_messages={"required": "Enter who saw or heard it, or “not known”"},
    )
    said_by = forms.CharField(
        label="Who told you?",
        max_length=200,
        required=False,
        help_text="Leave this empty if you saw or heard it yourself.",
    )
    claim = choice(
        CLAIMS,
        label="What kind of account is it?",
        error_messages={"required": "Select what kind of account this is"},
    )
    short = {"seen_by": "Who saw or heard it", "said_by": "Who told you", "claim": "Kind of account"}


class ChildsWords(Question):
    childs_words = words(
        label="What has the child said, in the child’s own words?",
        most=5000,
        required=False,
        help_text="Write down the words the child used. "
        "For a baby, say how the baby seems to you, or leave this empty.",
    )
    short = {"childs_words": "The child’s words"}


class WhatYouMakeOfIt(Question):
    analysis = words(
        label="What do you make of it?",
        most=5000,
        required=False,
        help_text="Your professional view: why it worries you, what it may mean for this child and for others. "
        "It is kept apart from what happened.",
    )
    short = {"analysis": "What you make of it"}


class Kinds(Question):
    """Any number of worries; or a request for support, which is none of them."""

    kinds = many(
        (*KINDS, OTHER_KIND, SUPPORT_REQUEST),
        none="support_request",
        label="What are you worried about?",
        help_text="Select all that apply.",
        error_messages={"required": "Select at least one, or “a request for support”"},
    )
    other = forms.CharField(
        label="What else?",
        max_length=50,
        help_text="A few words, such as: missed vaccinations",
        error_messages={"required": "Enter what else you are worried about"},
    )
    reveals = {"kinds": {"other": ("other",)}}
    short = {"kinds": "Worried about", "other": "Something else"}


class MainKind(Question):
    """Only the kinds already chosen."""

    main = choice(
        (),
        label="Which of these worries you most?",
        error_messages={"required": "Select the one that worries you most"},
    )
    short = {"main": "Worries you most"}

    def ask(self) -> None:
        said = self.asking.answers.page("kinds")
        words_for = {**dict(KINDS), "other": said.get("other", "")}
        self.fields["main"].choices = [
            (kind, words_for[kind]) for kind in said.get("kinds", []) if kind in words_for
        ]


class AskedByItself(Question):
    """One of the five questions that are each asked on a page of their own."""

    about = ""
    answer = choice(ASKED, label="")
    details = forms.CharField(
        label="Who, and what do you know?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    reveals = {"answer": {"yes": ("details",)}}

    def ask(self) -> None:
        answer = self.fields["answer"]
        answer.label, answer.help_text = self.question, self.hint
        answer.error_messages["required"] = "Select an answer. “Not known” is an answer too"
        if self.about in self.asking.answers.page("kinds").get("kinds", []):
            answer.initial = "yes"


class DomesticAbuse(AskedByItself):
    about = "domestic_abuse"
    question = "Is there, or has there been, domestic abuse around the child?"
    hint = (
        "Violence, threats or control, by a partner, former partner or relative. Seeing it harms a child too."
    )
    short = {"answer": "Domestic abuse", "details": "Domestic abuse: what is known"}


class MentalHealth(AskedByItself):
    about = "mental_health"
    question = "Does a parent or carer have difficulties with their mental health?"
    hint = "Low mood after a birth, too."
    short = {"answer": "Mental health", "details": "Mental health: what is known"}


class SubstanceUse(AskedByItself):
    about = "substance_use"
    question = "Does anyone’s use of alcohol or drugs affect the child?"
    hint = "A parent’s, the child’s own, or that of someone who visits."
    short = {"answer": "Alcohol or drugs", "details": "Alcohol or drugs: what is known"}


class LearningDifficulty(AskedByItself):
    about = "learning_difficulty"
    question = "Does a parent or carer have a learning difficulty?"
    hint = "It may mean that they need things explained in another way, or more help."
    short = {"answer": "Learning difficulty", "details": "Learning difficulty: what is known"}


class YoungParent(AskedByItself):
    about = "young_parent"
    question = "Is a parent very young, or were they in care?"
    hint = "A parent under 18 is a child too, and is looked at in their own right."
    short = {"answer": "Young parent", "details": "Young parent: what is known"}


class DomesticAbuseWho(Question):
    """Who is hurt and who hurts, chosen from the people listed; asked only where there is domestic abuse."""

    title = "Domestic abuse: who is hurt, and who hurts them"
    incident = choice(
        YES_NO,
        label="Is this contact about a domestic abuse incident?",
        error_messages={"required": "Select yes if this contact is about a domestic abuse incident"},
    )
    victim = choice((), label="Who is being hurt, threatened or controlled?")
    suspect = choice((), label="Who is hurting them?")
    short = {
        "incident": "About a domestic abuse incident",
        "victim": "Who is hurt",
        "suspect": "Who hurts them",
    }

    def ask(self) -> None:
        answers = self.asking.answers
        people = [(str(person.number), answers.label(person)) for person in answers.persons]
        for name in ("victim", "suspect"):
            self.fields[name].choices = [*people, ("not_known", "Not known, or somebody not listed")]
        self.fields["victim"].error_messages["required"] = "Select who is being hurt, or “not known”"
        self.fields["suspect"].error_messages["required"] = "Select who is hurting them, or “not known”"

    def clean(self):
        said = super().clean()
        if said.get("victim") not in (None, "not_known") and said.get("victim") == said.get("suspect"):
            self.add_error(
                "suspect", "You have chosen the same person twice. Choose “not known” if you are not sure"
            )
        return said
