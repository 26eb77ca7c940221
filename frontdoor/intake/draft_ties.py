"""Reads the ties out of a draft: who is whose mother, partner, brother, and who lives with or visits the children."""

from collections.abc import Iterator

from frontdoor.intake.answers import PARENTS, PARTNERS, Answers, Entry
from frontdoor.intake.contact import TieSaid
from frontdoor.intake.family import GROUPS, children_of, partner_of

# What a person from "others" is to the children they were tied to.
TIE_OF_ROLE = {
    "grandparent": "relative",
    "household": "household",
    "visitor": "in_contact",
    "carer": "carer",
    "stepparent": "stepparent",
    "other": "in_contact",
}


def ties_from(answers: Answers, numbers: dict[int, int]) -> tuple[TieSaid, ...]:
    """Every tie once, between people's places in the contact."""
    found = (
        TieSaid(a=numbers[a], b=numbers[b], type=kind)
        for entry in answers.people
        for a, b, kind in _ties_of(answers, entry)
        if a != b and a in numbers and b in numbers
    )
    return tuple(dict.fromkeys(found))


def _ties_of(answers: Answers, entry: Entry) -> Iterator[tuple[int, int, str]]:
    person = answers.who(entry).number
    if entry.group == "children":
        return
    if entry.group in PARTNERS:
        yield from _ties_of_partner(answers, entry, person)
        return
    kind = GROUPS[entry.group].role
    if entry.group not in PARENTS and entry.group != "siblings":
        kind = TIE_OF_ROLE[entry.said("name", "role")]
    for child in children_of(answers, entry):
        yield person, child, kind


def _ties_of_partner(answers: Answers, entry: Entry, person: int) -> Iterator[tuple[int, int, str]]:
    parent = partner_of(answers, entry)
    if parent is not None:
        yield person, parent, GROUPS[entry.group].role
    own = {
        child
        for slug in PARENTS
        for other in answers.group(slug)
        if answers.who(other).number == person
        for child in children_of(answers, other)
    }
    children = [child.number for child in answers.children if child.number not in {*own, person, parent}]
    if entry.said("ties", "stepparent") == "yes":
        for child in children:
            yield person, child, "stepparent"
    elif entry.said("home", "at_home") == "yes":
        for child in children:
            yield person, child, "household"
