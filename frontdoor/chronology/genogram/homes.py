"""Who lives with whom on a day: by the newest address that was told of each, and by who was said to live together."""

import re
from collections.abc import Iterable, Mapping

from frontdoor.people.pages import Given, PersonKnown
from kinfold.kinship.genogram import Home
from kinfold.records import Tie

HOUSEHOLD = "household"
POSTCODE = re.compile(r"^[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}$")


def homes_of(
    people: Iterable[PersonKnown], ties: Iterable[Tie], ids: Mapping[str, str]
) -> list[tuple[Home, str]]:
    """Give each home of at least two of these people, with its address where one was told.

    Somebody's newest address counts. A tie "lives with" joins two unless an address told later says otherwise.
    """
    people = list(people)
    newest = {str(person.id): person.addresses[0] for person in people if person.addresses}
    keys = {person: _key(given) for person, given in newest.items()}
    together = [*_same_address(keys), *_said_together(ties, ids, newest, keys)]
    order = [str(person.id) for person in people]
    groups = [group for group in _joined(order, together) if len(group) > 1]
    return [
        (Home(f"Home {_letter(number)}", tuple(group)), _address(group, newest, keys))
        for number, group in enumerate(groups)
    ]


def _key(given: Given) -> str:
    """An address as it may be compared; a postcode alone is many homes, so it is none."""
    key = re.sub(r"[^a-z0-9]", "", given.text.lower())
    return "" if POSTCODE.match(key) else key


def _same_address(keys: Mapping[str, str]) -> list[tuple[str, str]]:
    first: dict[str, str] = {}
    return [(first.setdefault(key, person), person) for person, key in keys.items() if key]


def _said_together(
    ties: Iterable[Tie], ids: Mapping[str, str], newest: Mapping[str, Given], keys: Mapping[str, str]
) -> list[tuple[str, str]]:
    found = []
    for tie in ties:
        if tie.type == HOUSEHOLD and tie.a in ids and tie.b in ids:
            one, other = ids[tie.a], ids[tie.b]
            apart = keys.get(one) and keys.get(other) and keys[one] != keys[other]
            if not (apart and max(newest[one].on, newest[other].on) > tie.known_from):
                found.append((one, other))
    return found


def _joined(order: list[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    top = {person: person for person in order}

    def find(person: str) -> str:
        while top[person] != person:
            person = top[person]
        return person

    for one, other in pairs:
        if one in top and other in top:
            top[find(other)] = find(one)
    groups: dict[str, list[str]] = {}
    for person in order:
        groups.setdefault(find(person), []).append(person)
    return list(groups.values())


def _address(group: Iterable[str], newest: Mapping[str, Given], keys: Mapping[str, str]) -> str:
    return next((newest[person].text for person in group if keys.get(person)), "")


def _letter(number: int) -> str:
    return chr(ord("A") + number) if number < 26 else str(number + 1)
