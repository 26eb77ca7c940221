"""The questions about who there is: asked of every group, with "not known", "not told" and "not safe" as answers."""

from frontdoor.intake.answers import NAMED, PARTNERS
from frontdoor.intake.family import (
    GROUPS,
    could_be_listed,
    known_parents,
    not_yet_answered_for,
    possible_children,
)
from frontdoor.intake.forms.question import Question
from frontdoor.intake.words import KNOWN, LISTED, NONE, UNTOLD, YES_NO, YES_NO_NOT_KNOWN
from frontdoor.ui.forms import choice, many

# How a tie is called on "check your answers".
CALLED = {
    "mother": "Mother of",
    "father": "Father of",
    "partners": "Partner of",
    "former-partners": "Former partner of",
    "siblings": "Brother or sister of",
    "others": "Close to, or living with",
}


class WhoIsThere(Question):
    """Do you know who they are? Every answer is an answer; only silence is not."""

    answer = choice((KNOWN, LISTED, NONE, *UNTOLD), label="Do you know who they are?")
    listed = choice((), label="Which of the people already listed?")
    reveals = {"answer": {"listed": ("listed",)}}

    def ask(self) -> None:
        group = GROUPS[self.asking.group]
        person = self.asking.person
        answers = self.asking.answers
        offered = could_be_listed(answers, person.number if person else None) if group.may_be_listed else []
        answer, listed = self.fields["answer"], self.fields["listed"]
        answer.label, answer.help_text = self._question(), group.hint
        answer.error_messages["required"] = "Select an answer. “Not known” is an answer too"
        listed.choices = [(str(other.number), answers.label(other)) for other in offered]
        listed.error_messages["required"] = "Select which of the people already listed"
        answer.choices = [
            ("known", "Yes" if group.may_be_none else KNOWN[1]),
            *([LISTED] if offered else []),
            *([NONE] if group.may_be_none else []),
            *UNTOLD,
        ]
        if not offered:
            del self.fields["listed"]
            self.reveals = {}

    def _question(self) -> str:
        group, answers = GROUPS[self.asking.group], self.asking.answers
        if not group.parents or len(answers.children) < 2 or self.asking.person:
            return group.question
        waiting = not_yet_answered_for(answers, group.slug)
        if len(waiting) == 1 and answers.group(group.slug):
            return f"Do you know who the {group.one} of {answers.label(waiting[0])} is?"
        return group.question


class AnyoneElse(Question):
    """Under the list of those already added."""

    another = choice(YES_NO, label="Is there anybody else to add?")

    def ask(self) -> None:
        group = GROUPS[self.asking.group]
        asked = self.fields["another"]
        asked.label = (
            "Do you need to add another child?"
            if group.slug == "children"
            else f"Is there another {group.one} to add?"
        )
        if group.parents:
            asked.help_text = f"Add another only if one of the children has a different {group.one}."
        asked.error_messages["required"] = f"Select yes if there is another {group.one} to add"

    def clean(self):
        said = super().clean()
        group, answers = GROUPS[self.asking.group], self.asking.answers
        waiting = not_yet_answered_for(answers, group.slug) if group.parents else []
        if said.get("another") == "no" and waiting:
            names = ", ".join(answers.label(child) for child in waiting)
            self.add_error(
                "another",
                f"Nothing is said yet about the {group.one} of {names}. Select yes to say it, or “not known”",
            )
        return said


class Ties(Question):
    """Whose mother, brother or grandparent someone is; for a partner, whose, and whether a step-parent."""

    of = many((), label="Which of the children?")
    stepparent = choice(YES_NO_NOT_KNOWN, label="Are they a step-parent to the children?")
    short = {"stepparent": "Step-parent to the children"}

    def ask(self) -> None:
        self.short = {**self.short, "of": CALLED[self.asking.group]}
        if self.asking.group in PARTNERS:
            self._ask_of_partner()
        else:
            self._ask_of_children()

    def _ask_of_partner(self) -> None:
        answers, person, name = self.asking.answers, self.asking.person, self.asking.name
        former = self.asking.group == "former-partners"
        parents = [each for each in known_parents(answers) if each.number != answers.who(person).number]
        step = self.fields["stepparent"]
        step.label = f"Is {name} a step-parent to any of the children?"
        step.help_text = "Someone who has helped to bring them up, married to the parent or not."
        step.error_messages["required"] = "Select whether they are a step-parent, or “I do not know”"
        if len(parents) < 2:
            del self.fields["of"]
            return
        self.title = f"{name} and the family"
        whose = choice(
            [(str(each.number), answers.label(each)) for each in parents],
            label=f"Whose {'former partner' if former else 'partner'} is {name}?",
            error_messages={"required": "Select whose partner they are"},
        )
        # Kept as a list of one, as for children, so that taking a person out is one rule.
        whose.prepare_value = lambda value: value[0] if isinstance(value, list) and value else value
        self.fields = {"of": whose, "stepparent": step}
        whose.label_suffix = ""

    def _ask_of_children(self) -> None:
        answers, person, name = self.asking.answers, self.asking.person, self.asking.name
        del self.fields["stepparent"]
        group, of = GROUPS[self.asking.group], self.fields["of"]
        children = possible_children(answers, person)
        of.choices = [(str(child.number), answers.label(child)) for child in children]
        waiting = not_yet_answered_for(answers, group.slug) if group.parents else []
        of.initial = [str(child.number) for child in (waiting or children) if child in children]
        if person.answer in NAMED:
            of.label = f"Which of the children is {name} {self._relation()}?"
        else:
            of.label = f"Which children is this answer about the {group.one} for?"
        of.error_messages["required"] = "Select at least one of the children"

    def _relation(self) -> str:
        return {
            "mother": "the mother of",
            "father": "the father of",
            "siblings": "a brother or sister of",
        }.get(self.asking.group, "close to, or living with")

    def kept(self):
        kept = super().kept()
        if isinstance(kept.get("of"), str):
            kept["of"] = [kept["of"]]
        return kept


class Remove(Question):
    """Asked before somebody is taken out of a draft."""

    sure = choice(YES_NO, label="Do you want to remove this person?")

    def ask(self) -> None:
        self.fields["sure"].label = f"Do you want to remove {self.asking.name} from this contact?"
        self.fields["sure"].error_messages["required"] = "Select yes if you want to remove them"
