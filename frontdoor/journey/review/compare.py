"""Puts what is held about two people side by side: each value with whose word it is, and whether the two agree."""

import re
from collections.abc import Iterable

from frontdoor.journey.review.pages import Compared
from frontdoor.people.pages import Given, PersonKnown

SHOWN = (
    ("Name", "names"),
    ("Born", "births"),
    ("Sex", "sexes"),
    ("Address", "addresses"),
    ("Phone", "phones"),
    ("School or nursery", "schools"),
    ("GP", "practices"),
)


def compared(one: PersonKnown, other: PersonKnown) -> tuple[Compared, ...]:
    """What is held about two people, term by term, without what neither has."""
    terms = [(term, getattr(one, key), getattr(other, key)) for term, key in SHOWN]
    terms += [(label, _number(one, label), _number(other, label)) for label in _labels(one, other)]
    return tuple(Compared(term, a, b, _mark(a, b)) for term, a, b in terms if a or b)


def _labels(one: PersonKnown, other: PersonKnown) -> list[str]:
    return list(dict.fromkeys(label for label, _ in (*one.numbers, *other.numbers)))


def _number(person: PersonKnown, wanted: str) -> tuple[Given, ...]:
    return tuple(given for label, given in person.numbers if label == wanted)


def _mark(one: Iterable[Given], other: Iterable[Given]) -> str:
    a, b = _plain(one), _plain(other)
    if not a or not b:
        return ""
    return "same" if a & b else "differs"


def _plain(given: Iterable[Given]) -> set[str]:
    """Values without the capitals, spaces and stops in which two senders differ."""
    return {re.sub(r"\W+", "", each.text).casefold() for each in given}
