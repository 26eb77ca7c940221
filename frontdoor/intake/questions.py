"""The questions of a contact, in the order they are asked: this list is the form.

To ask something new, write its form and put it here. A page that is not always asked says when.
"""

from collections.abc import Callable
from dataclasses import dataclass

from frontdoor.intake.answers import Answers
from frontdoor.intake.family import GROUPS
from frontdoor.intake.forms import closing, concern, family, one_person, opening
from frontdoor.intake.forms.question import Question


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `title` never holds a name, because it shows in the browser's history."""

    slug: str
    title: str
    part: str
    form: type[Question]
    asked_when: Callable[[Answers], bool] = lambda answers: True
    template: str = "intake/question.html"

    @property
    def of_people(self) -> bool:
        """Whether this page gathers people, rather than one set of answers."""
        return self.slug in GROUPS


def _danger(answers: Answers) -> bool:
    return answers.page("immediate-danger").get("danger") == "yes"


def _several_kinds(answers: Answers) -> bool:
    return len(answers.page("kinds").get("kinds", [])) > 1


def _domestic_abuse(answers: Answers) -> bool:
    return answers.page("domestic-abuse").get("answer") == "yes"


def _people(slug: str, part: str) -> Page:
    return Page(slug, GROUPS[slug].title, part, family.WhoIsThere)


YOU, CHILDREN, FAMILY, CONCERN, SHARING = (
    "You",
    "The children",
    "Family and others in the child’s life",
    "What you are worried about",
    "The family and sharing",
)

PAGES = (
    Page("immediate-danger", "Immediate danger", YOU, opening.ImmediateDanger),
    Page("phone-first", "Phone first", YOU, opening.PhoneFirst, _danger, "intake/phone_first.html"),
    Page("about-you", "About you", YOU, opening.AboutYou),
    _people("children", CHILDREN),
    _people("mother", FAMILY),
    _people("father", FAMILY),
    _people("partners", FAMILY),
    _people("former-partners", FAMILY),
    _people("siblings", FAMILY),
    _people("others", FAMILY),
    Page("where-now", "Where the child is now", CONCERN, concern.WhereNow),
    Page("what-happened", "What has happened", CONCERN, concern.WhatHappened),
    Page("when-it-happened", "When it happened", CONCERN, concern.WhenItHappened),
    Page("how-it-is-known", "How this is known", CONCERN, concern.WhoseAccount),
    Page("childs-words", "The child’s words", CONCERN, concern.ChildsWords),
    Page("what-you-make-of-it", "What you make of it", CONCERN, concern.WhatYouMakeOfIt),
    Page("kinds", "What you are worried about", CONCERN, concern.Kinds),
    Page("main-kind", "What worries you most", CONCERN, concern.MainKind, _several_kinds),
    Page("domestic-abuse", "Domestic abuse", CONCERN, concern.DomesticAbuse),
    Page("domestic-abuse-who", "Domestic abuse: who", CONCERN, concern.DomesticAbuseWho, _domestic_abuse),
    Page("mental-health", "Mental health", CONCERN, concern.MentalHealth),
    Page("substance-use", "Alcohol or drugs", CONCERN, concern.SubstanceUse),
    Page("learning-difficulty", "Learning difficulty", CONCERN, concern.LearningDifficulty),
    Page("young-parent", "Young parent", CONCERN, concern.YoungParent),
    Page("tried", "What has been tried", SHARING, closing.Tried),
    Page("family-told", "Whether the family was told", SHARING, closing.FamilyTold),
    Page("lawful-basis", "Lawful basis for sharing", SHARING, closing.LawfulBasis),
    Page("agreement", "Agreement to a service", SHARING, closing.Agreement),
)
BY_SLUG = {page.slug: page for page in PAGES}

# The pages about one person, and their titles without a name. Which are asked of whom is said in family.py.
ABOUT_ONE_PERSON: dict[str, tuple[str, type[Question]]] = {
    "answer": ("Is this person known", family.WhoIsThere),
    "name": ("Name", one_person.Name),
    "birth": ("Date of birth", one_person.Birth),
    "home": ("Home", one_person.Home),
    "services": ("School, GP and numbers", one_person.Services),
    "ties": ("Place in the family", family.Ties),
    "seen": ("Seen or spoken to", one_person.Seen),
}
