"""Who is on record: those whom a document may tell of, those near their family, and anybody else, by the key table."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from string import ascii_lowercase

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from frontdoor.access.sight import system_access
from frontdoor.accounts.models import User
from frontdoor.disclosure.gate.audience import Audience
from frontdoor.disclosure.safe.places import Spot
from frontdoor.disclosure.safe.queries import guarded_and_open
from frontdoor.families.queries import around, other_side
from frontdoor.people.clusters import everyone_joined
from frontdoor.people.drawers import standards_of
from frontdoor.people.models import Key, Person
from kinfold.matching.describe import Description, Standard
from kinfold.matching.keys import keys, search_keys
from kinfold.matching.names import fold
from kinfold.matching.standardise import standardise

Fact = Callable[[Standard], object]

HOPS = 3
AT_A_TIME = 400
OF_A_DRAWER = 200


@dataclass(frozen=True)
class Circle:
    """The people around a document: whom it may tell of, and everybody else who is near, each description by id.

    Of those `beyond` a barrier no page says that they are near. Where somebody lives and can be rung may stand only in
    what goes to themselves, or to agencies alone: `reached`. `guarded` are the safe addresses that somebody who gets it
    may not know; `open`, those that all of them may.
    """

    allowed: Mapping[int, Standard]
    reached: Mapping[int, Standard]
    guarded: tuple[Spot, ...]
    open: tuple[Spot, ...]
    near: Mapping[int, Standard]
    beyond: frozenset[int]
    workers: frozenset[frozenset[str]]

    def where(self, person: int) -> str:
        """How a page may say where somebody near is known."""
        return "elsewhere" if person in self.beyond else "near"

    def is_allowed(self, fact: Fact) -> bool:
        """Tell whether something is so of anybody whom the document may tell of."""
        return any(fact(held) for held in self.allowed.values())

    def is_reached(self, fact: Fact) -> bool:
        """Tell whether a place or a telephone is that of somebody who gets the document."""
        return any(fact(held) for held in self.reached.values())

    def near_of(self, fact: Fact) -> int | None:
        """The first who is near and of whom something is so."""
        return next((person for person, held in self.near.items() if fact(held)), None)

    def found_near(self, fact: Fact) -> int | None:
        """The same, with those of whom the document may tell: where they live is not for whoever else gets it."""
        return next(
            (person for person, held in (*self.near.items(), *self.allowed.items()) if fact(held)), None
        )


@system_access("the gate")
def circle_of(audience: Audience) -> Circle:
    """Whom a document may tell of, and who else belongs to their families, on either side of any barrier."""
    asked = dict(Person.objects.filter(ref__in=audience.people).values_list("ref", "id"))
    allowed = everyone_joined(asked.values()) if asked else set()
    readers = everyone_joined([asked[ref] for ref in audience.to_people if ref in asked])
    near = set(around(asked.values(), hops=HOPS)) if asked else set()
    beyond = other_side(near) if near else set()
    held = standards_of(allowed | near | beyond)
    guarded, opened = guarded_and_open(audience)
    return Circle(
        allowed={person: held[person] for person in sorted(allowed) if person in held},
        reached={person: held[person] for person in sorted(readers or allowed) if person in held},
        guarded=tuple(guarded),
        open=tuple(opened),
        near={person: held[person] for person in sorted((near | beyond) - allowed) if person in held},
        beyond=frozenset(beyond),
        workers=frozenset(
            frozenset(fold(user.full_name).split()) for user in User.objects.only("full_name").iterator()
        ),
    )


def standards_named(one: str, other: str) -> tuple[Standard, Standard]:
    """Two words as a forename and a last name, and the other way round."""
    return (
        standardise(Description(forenames=one, surname=other)),
        standardise(Description(forenames=other, surname=one)),
    )


def keys_of(standards: Iterable[Standard]) -> set[int]:
    """The keys under which somebody of one of these descriptions is filed, wide ones as well."""
    return {key for each in standards for key in (*keys(each), *search_keys(each))}


def keys_of_number(number: str) -> set[int]:
    """The keys of an NHS number."""
    return keys_of([standardise(Description(nhs_number=number))])


def keys_of_pupil(number: str) -> set[int]:
    """The keys of a unique pupil number."""
    return keys_of([standardise(Description(upn=number))])


def keys_of_phone(number: str) -> set[int]:
    """The keys of a telephone number."""
    return keys_of([standardise(Description(phone=number))])


def keys_of_postcode(postcode: str) -> set[int]:
    """The keys of a postcode."""
    return keys_of([standardise(Description(postcode=postcode))])


def keys_of_street(address: str) -> set[int]:
    """The keys of a house and street: filed with an initial, so every initial is tried."""
    first = standardise(Description(address=address))
    if not first.house:
        return set()
    return keys_of(replace(first, forenames=(letter,)) for letter in ascii_lowercase)


@dataclass(frozen=True)
class Filed:
    """Everybody who is filed under some keys: the newest of each key, each description, and the keys that hold more."""

    under: Mapping[int, list[int]]
    held: Mapping[int, Standard]
    too_full: frozenset[int]

    def first(self, asked: Iterable[int], fact: Fact, *, but: Mapping[int, Standard]) -> int | None:
        """Somebody filed under one of the keys of whom something is so, other than some people."""
        people = (person for key in asked for person in self.under.get(key, ()))
        return next((each for each in people if each not in but and fact(self.held[each])), None)

    def too_many(self, asked: Iterable[int]) -> bool:
        """Tell whether more people share one of the keys than were looked at: then nobody can be ruled out."""
        return not self.too_full.isdisjoint(asked)


@system_access("the gate")
def filed_under(asked: Iterable[int]) -> Filed:
    """Look all keys up, some hundreds at a time; of a drawer that is very full, only the newest."""
    under: dict[int, list[int]] = {}
    for some in _in_turn(asked):
        place = Window(RowNumber(), partition_by=[F("key")], order_by=[F("person_id").desc()])
        rows = Key.objects.filter(key__in=some).annotate(place=place).filter(place__lte=OF_A_DRAWER + 1)
        for key, person in rows.values_list("key", "person_id"):
            under.setdefault(key, []).append(person)
    full = frozenset(key for key, people in under.items() if len(people) > OF_A_DRAWER)
    everyone = {person for people in under.values() for person in people}
    held: dict[int, Standard] = {}
    for people in _in_turn(everyone):
        held |= standards_of(people)
    return Filed(under, held, full)


def _in_turn(numbers: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(set(numbers))
    return (ordered[start : start + AT_A_TIME] for start in range(0, len(ordered), AT_A_TIME))
