"""Finds who and what stands in a text and belongs to nobody whom its readers may be told of.

Three nets, because minutes are pasted: whoever is near the family, by a first name alone; anybody on record anywhere, by
both names in any order; and what reads like a name or an address although nobody on record has it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from frontdoor.access.sight import hidden
from frontdoor.disclosure.gate import text
from frontdoor.disclosure.gate.known import (
    Circle,
    Filed,
    filed_under,
    keys_of_number,
    keys_of_phone,
    keys_of_postcode,
    keys_of_pupil,
    keys_of_street,
)
from frontdoor.disclosure.gate.names import Named, names_of
from frontdoor.disclosure.gate.places import standings, words_standing
from frontdoor.disclosure.gate.text import Place
from frontdoor.disclosure.safe.places import Spot
from kinfold.matching.describe import Standard

WORDS_KEPT = 200


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that may not leave as it is: what it is, the words, where they stand, and who is meant."""

    kind: str
    known: str
    words: str
    places: tuple[Place, ...]
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Something in the text that either is somebody's or is not: a number, a date, a postcode, a street."""

    kind: str
    place: Place
    words: str
    value: object
    keys: frozenset[int]
    matters_unknown: bool

    def of(self, held: Standard) -> bool:
        """Tell whether it is so of somebody."""
        return {
            "birth": lambda: held.born == self.value,
            "number": lambda: self.value in (held.nhs_number, held.upn, *held.former_upns),
            "phone": lambda: held.phone == self.value,
            "postcode": lambda: held.postcode == self.value,
            "street": lambda: _same_street(text.address_of(held.address), self.value),
        }[self.kind]()


def _same_street(held: tuple[str, ...], said: object) -> bool:
    """Tell whether an address on record has this house and street, with or without a flat and a town."""
    return isinstance(said, tuple) and any(
        held[at : at + len(said)] == said for at in range(len(held) - len(said) + 1)
    )


def outsiders(passages: Sequence[str], circle: Circle) -> list[Found]:
    """Everything in these passages that is not of those whom they may tell of, each once, in the order of the text."""
    facts = [fact for number, passage in enumerate(passages) for fact in _facts(passage, number)]
    words = [text.words_of(passage) for passage in passages]
    filed = filed_under(key for fact in facts for key in fact.keys)
    found = [each for fact in facts if (each := _outside(fact, circle, filed))]
    found += _addresses_near(passages, circle)
    found += [_named(each, passages) for each in names_of(words, circle)]
    guarded = list(_guarded(passages, circle))
    taken = [place for each in guarded for place in each.places]
    taken += [place for spot in circle.open for place in _places(passages, spot)]
    kept = [each for each in found if each.kind != "place" or not _within(each.places[0], taken)]
    return [_as_seen(each) for each in together([*guarded, *kept])]


def _as_seen(found: Found) -> Found:
    """Of somebody sealed from whoever asks, only that the words read like somebody: they are stopped all the same."""
    return replace(found, known="nobody", person=None) if found.person in hidden() else found


def together(found: Iterable[Found]) -> list[Found]:
    """The same words of the same kind as one, with every place where they stand."""
    kept: dict[tuple[str, str], Found] = {}
    for each in sorted(found, key=lambda each: each.places):
        key = (each.kind, " ".join(each.words.casefold().split()))
        before = kept.get(key)
        places = dict.fromkeys((*(before.places if before else ()), *each.places))
        first = before or each
        kept[key] = Found(first.kind, first.known, first.words, tuple(places), first.person)
    return list(kept.values())


def _facts(passage: str, number: int) -> Iterator[Fact]:
    def fact(kind, value, start, end, keys=(), unknown=False) -> Fact:
        place = (number, start, end)
        return Fact(kind, place, passage[start:end][:WORDS_KEPT], value, frozenset(keys), unknown)

    for day, start, end in text.dates_of(passage):
        yield fact("birth", day, start, end)
    for nhs, start, end in text.nhs_numbers_of(passage):
        yield fact("number", nhs, start, end, keys_of_number(nhs), unknown=True)
    for upn, start, end in text.pupil_numbers_of(passage):
        yield fact("number", upn, start, end, keys_of_pupil(upn), unknown=True)
    for phone, start, end in text.phones_of(passage):
        yield fact("phone", phone, start, end, keys_of_phone(phone))
    for postcode, start, end in text.postcodes_of(passage):
        yield fact("postcode", postcode, start, end, keys_of_postcode(postcode), unknown=True)
    for street, start, end in text.streets_of(passage):
        capital = street.split()[-1][:1].isupper()
        yield fact("street", text.address_of(street), start, end, keys_of_street(street), unknown=capital)


def _outside(fact: Fact, circle: Circle, filed: Filed) -> Found | None:
    reaches_them = fact.kind in ("postcode", "street", "phone")
    if circle.is_reached(fact.of) or (not reaches_them and circle.is_allowed(fact.of)):
        return None
    kind = "place" if fact.kind in ("postcode", "street") else fact.kind
    near = circle.found_near(fact.of) if reaches_them else circle.near_of(fact.of)
    if near is not None:
        return Found(kind, circle.where(near), fact.words, (fact.place,), near)
    person = filed.first(fact.keys, fact.of, but=circle.allowed)
    if person is not None or filed.too_many(fact.keys):
        return Found(kind, "elsewhere", fact.words, (fact.place,), person)
    return Found(kind, "nobody", fact.words, (fact.place,)) if fact.matters_unknown else None


def _named(name: Named, passages: Sequence[str]) -> Found:
    said = " ".join(passages[passage][start:end] for passage, start, end in name.places)
    return Found("person", name.known, said[:WORDS_KEPT], name.places, name.person)


def _addresses_near(passages: Sequence[str], circle: Circle) -> Iterator[Found]:
    """Whole addresses of those near the family, whatever their street is called: 4 The Beeches."""
    kept = {text.address_of(held.address) for held in circle.reached.values()}
    wanted: dict[tuple[str, ...], int] = {}
    for person, held in (*circle.near.items(), *circle.allowed.items()):
        address = text.address_of(held.address)
        if address not in kept:
            wanted.setdefault(address, person)
    for number, passage in enumerate(passages):
        tokens = text.tokens_of(passage)
        for address, person in wanted.items():
            for start, end in words_standing(address, tokens):
                said = passage[start:end][:WORDS_KEPT]
                yield Found("place", circle.where(person), said, ((number, start, end),), person)


def _guarded(passages: Sequence[str], circle: Circle) -> Iterator[Found]:
    """Safe addresses that somebody who gets the text may not know: nothing is said of whose each is."""
    for spot in circle.guarded:
        for place in _places(passages, spot):
            number, start, end = place
            yield Found("safe_place", "elsewhere", passages[number][start:end][:WORDS_KEPT], (place,))


def _places(passages: Sequence[str], spot: Spot) -> Iterator[Place]:
    for number, passage in enumerate(passages):
        yield from ((number, start, end) for start, end in standings(passage, spot))


def _within(one: Place, others: Iterable[Place]) -> bool:
    return any(one[0] == other[0] and one[1] < other[2] and other[1] < one[2] for other in others)
