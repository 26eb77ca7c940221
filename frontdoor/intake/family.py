"""The groups a contact asks about, one by one, so that nobody is left out because nobody was asked about."""

from dataclasses import dataclass

from frontdoor.intake.answers import NAMED, PARENTS, PARTNERS, Answers, Entry


@dataclass(frozen=True, slots=True)
class Group:
    """People of one kind: how they are asked about, and what they are called in a contact."""

    slug: str
    role: str
    title: str
    question: str
    hint: str
    one: str
    may_be_none: bool = False

    @property
    def parents(self) -> bool:
        """Whether these are mothers or fathers, who are asked about for every child."""
        return self.slug in PARENTS

    @property
    def may_be_listed(self) -> bool:
        """Whether someone already listed may be meant: a mother who is herself a child of this contact."""
        return self.parents or self.slug in PARTNERS


GROUPS = {
    group.slug: group
    for group in (
        Group("children", "child", "The children", "Who are you worried about?", "", "child"),
        Group(
            "mother",
            "mother",
            "Mother",
            "Do you know who the mother is?",
            "A mother can herself be a child: if she is already listed, say so.",
            "mother",
        ),
        Group(
            "father",
            "father",
            "Father",
            "Do you know who the father is?",
            "Say what you know, even if it is only a first name. He matters whether or not he lives with the child.",
            "father",
        ),
        Group(
            "partners",
            "partner",
            "Partners of a parent",
            "Does a parent have a partner now?",
            "Anyone a parent is in a relationship with, living there or not.",
            "partner",
            may_be_none=True,
        ),
        Group(
            "former-partners",
            "ex_partner",
            "Former partners of a parent",
            "Is there a former partner of a parent?",
            "Former partners may still visit, or may be someone a parent is afraid of.",
            "former partner",
            may_be_none=True,
        ),
        Group(
            "siblings",
            "sibling",
            "Brothers and sisters",
            "Are there brothers or sisters you have not listed yet?",
            "Half and step brothers and sisters too, and any who live somewhere else.",
            "brother or sister",
            may_be_none=True,
        ),
        Group(
            "others",
            "other",
            "Others at home and in the child’s life",
            "Is there anyone else at home, or often with the child?",
            "Grandparents, frequent visitors, lodgers, friends who help.",
            "person",
            may_be_none=True,
        ),
    )
}


def pages_about(answers: Answers, entry: Entry) -> list[str]:
    """The pages to fill in about one person, in order."""
    group = GROUPS[entry.group]
    asked = ["answer"] if group.parents else []
    if entry.answer == "known":
        asked.append("name")
        if not (entry.group == "children" and "name" not in entry.pages):
            asked += ["birth"] if entry.unborn else ["birth", "home"]
        if entry.group in ("children", "siblings", *PARENTS) and not entry.unborn:
            asked.append("services")
    if ties_are_asked(answers, entry):
        asked.append("ties")
    if entry.answer == "known" and not entry.unborn:
        asked.append("seen")
    return asked


def ties_are_asked(answers: Answers, entry: Entry) -> bool:
    """Whether there is anything to choose: more than one child, or, for a partner, whose and whether a step-parent."""
    if entry.group == "children":
        return False
    return entry.group in PARTNERS or len(possible_children(answers, entry)) > 1


def possible_children(answers: Answers, entry: Entry) -> list[Entry]:
    """The children someone may belong to: nobody is their own mother, and no mother is unborn."""
    return [child for child in answers.children if child.number != entry.listed]


def children_of(answers: Answers, entry: Entry) -> list[int]:
    """The children someone was tied to; all of them where there was nothing to choose."""
    possible = [child.number for child in possible_children(answers, entry)]
    if not ties_are_asked(answers, entry) or entry.group in PARTNERS:
        return possible
    return [number for number in entry.of if number in possible]


def known_parents(answers: Answers) -> list[Entry]:
    """The parents who are somebody, mothers first: the people whose partner someone can be."""
    found = [answers.who(entry) for slug in PARENTS for entry in answers.group(slug) if entry.answer in NAMED]
    return list({person.number: person for person in found}.values())


def partner_of(answers: Answers, entry: Entry) -> int | None:
    """The parent whose partner this is: as chosen, otherwise the first who is known and is not this person."""
    parents = [
        parent.number for parent in known_parents(answers) if parent.number != answers.who(entry).number
    ]
    chosen = [number for number in entry.of if number in parents]
    return next(iter(chosen or parents), None)


def not_yet_answered_for(answers: Answers, slug: str) -> list[Entry]:
    """The children whose mother (or father) nobody has answered about."""
    covered = {number for entry in answers.group(slug) for number in children_of(answers, entry)}
    return [child for child in answers.children if child.number not in covered]


def could_be_listed(answers: Answers, entry_number: int | None = None) -> list[Entry]:
    """People already here who could also be the one that is asked about."""
    return [person for person in answers.persons if not person.unborn and person.number != entry_number]
