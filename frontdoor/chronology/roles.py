"""What each person is in the family on a day: child, parent, unborn, partner, and who has recorded seeing them."""

from collections.abc import Iterable, Mapping

from frontdoor.people.pages import PersonKnown
from frontdoor.ui.words import listed
from kinfold.records import PARENTAL, SAME_PERSON, Event, Tie
from kinfold.timeline import View

PAIRS = {"partner": "partner of", "ex_partner": "former partner of"}
FROM_A = {"carer": "carer of", "relative": "relative of", "in_contact": "often with"}


def roles_on(view: View, person: PersonKnown, ids: Iterable[str], names: Mapping[str, str]) -> list[str]:
    """Everything somebody is that day. `ids` are their names in the view; nobody is only somebody's parent."""
    ids = list(ids)
    ties = [tie for one in ids for tie in view.ties(one) if tie.type != SAME_PERSON]
    roles = _stage(view, person, ids)
    parent_of = [names[tie.b] for tie in ties if tie.parental and tie.a in ids and tie.b in names]
    if parent_of:
        roles.append(f"parent of {listed(dict.fromkeys(parent_of))}")
    for type, words in PAIRS.items():
        others = [names[_other(tie, ids)] for tie in ties if tie.type == type and _other(tie, ids) in names]
        if others:
            roles.append(f"{words} {listed(dict.fromkeys(others))}")
    for type, words in FROM_A.items():
        of = [names[tie.b] for tie in ties if tie.type == type and tie.a in ids and tie.b in names]
        if of:
            roles.append(f"{words} {listed(dict.fromkeys(of))}")
    siblings = siblings_of(view, ids)
    others = [names[each] for each in siblings if each in names]
    if others:
        roles.append(f"{_sibling_word(person)} of {listed(dict.fromkeys(others))}")
    if any(event.victim in ids for one in ids for event in _records(view, one)):
        roles.append("recorded as a victim")
    return roles


def _stage(view: View, person: PersonKnown, ids: list[str]) -> list[str]:
    if person.unborn:
        return ["unborn child"]
    return ["child"] if any(view.is_child(one) for one in ids) else []


def _other(tie: Tie, ids: list[str]) -> str:
    return tie.b if tie.a in ids else tie.a


def _sibling_word(person: PersonKnown) -> str:
    return {"F": "sister", "M": "brother"}.get(person.sex, "brother or sister")


def siblings_of(view: View, ids: Iterable[str]) -> list[str]:
    """Brothers and sisters: said to be, or with a parent in common."""
    ids = list(ids)
    said = [_other(tie, ids) for one in ids for tie in view.ties(one) if tie.type == "sibling"]
    parents = {tie.a for one in ids for tie in view.ties_to_parents(one)}
    shared = [
        tie.b
        for parent in parents
        for tie in view.ties(parent)
        if tie.type in PARENTAL and tie.a == parent and tie.b not in ids
    ]
    return list(dict.fromkeys([*said, *sorted(shared, key=int)]))


def sightings_of(view: View, ids: Iterable[str]) -> list[Event]:
    """Every record in which somebody was seen, by anybody, newest first."""
    found = {event.id: event for one in ids for event in view.sightings(one)}
    return sorted(found.values(), key=lambda event: (event.occurred, event.order), reverse=True)


def _records(view: View, person: str) -> list[Event]:
    return [event for event in view.ledger.records_of.get(person, ()) if event.known_on(view.now)]
