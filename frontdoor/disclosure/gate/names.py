"""Finds names in a text: both names of anybody on record, either name of whoever is near, and what reads as one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from frontdoor.disclosure.gate import likeness, text
from frontdoor.disclosure.gate.known import Circle, Filed, filed_under, keys_of, standards_named
from frontdoor.disclosure.gate.likeness import Alike
from frontdoor.disclosure.gate.text import STREETS, Place, Word
from kinfold.matching.describe import Standard
from kinfold.matching.names import is_common_forename, is_listed

# Written small, these never begin or end a name that the whole register is searched for.
SMALL_WORDS = text.each(
    "a about after all also and any are as at be because been before but by can child children could did do does down "
    "each for from get go had has have he her here hers him his how if in into is it its last left may me more most "
    "must my new next no not now of off old on one only or other our out over own re said same saw see seen she should "
    "since so some still than that the their them then there these they this to told too two under until up us very "
    "was we week well went were what when where which while who why will with would year years you your"
)
MONTHS = text.each("january february march april may june july august september october november december")
WITHIN = 2  # words from one name to the other: a middle name, or a nickname in brackets, may stand between


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words near each other that may be somebody's names."""

    passage: int
    one: Word
    other: Word

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the two stand: as one where nothing stands between."""
        low, high = sorted((self.one, self.other), key=lambda word: word.start)
        if high.start - low.end <= len(", "):
            return ((self.passage, low.start, high.end),)
        return ((self.passage, low.start, low.end), (self.passage, high.start, high.end))

    @property
    def capital(self) -> bool:
        """Whether both begin with a capital letter."""
        return self.one.capital and self.other.capital

    def of(self, held: Standard) -> Alike:
        """How surely they are somebody's names."""
        return likeness.named(self.one.folded, self.other.folded, held)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text, and who is meant as far as is known."""

    known: str
    places: tuple[Place, ...]
    person: int | None = None


def names_of(words: Sequence[Sequence[Word]], circle: Circle) -> Iterator[Named]:
    """Every name in some passages that is of nobody whom they may tell of."""
    pairs = [pair for number, mine in enumerate(words) for pair in _pairs(mine, number)]
    keys = {pair: keys for pair in pairs if (keys := _keys(pair))}
    filed = filed_under(chain.from_iterable(keys.values()))
    taken: set[tuple[int, int]] = set()
    for pair in pairs:
        ours = max((pair.of(held) for held in circle.allowed.values()), default=Alike.NOT)
        named = _whole(pair, ours, keys.get(pair, frozenset()), circle, filed)
        if ours or named:
            taken |= {(pair.passage, word.start) for word in (pair.one, pair.other)}
        if named:
            yield named
    for number, mine in enumerate(words):
        free = [word for word in mine if word.capital and (number, word.start) not in taken]
        yield from _alone(free, mine, number, circle)


def _pairs(words: Sequence[Word], passage: int) -> Iterator[Pair]:
    everything = [word for word in (*words, *text.joined(list(words))) if len(word.folded) > 1]
    by_number: dict[int, list[Word]] = {}
    for word in everything:
        by_number.setdefault(word.number, []).append(word)
    for word in everything:
        near = range(word.number + 1, word.number + WITHIN + 1)
        for other in chain.from_iterable(by_number.get(number, ()) for number in near):
            if other.start >= word.end:
                yield Pair(passage, word, other)


def _keys(pair: Pair) -> frozenset[int]:
    words = (pair.one, pair.other)
    if any(not word.capital and word.folded in SMALL_WORDS for word in words):
        return frozenset()
    return frozenset(keys_of(standards_named(pair.one.folded, pair.other.folded)))


def _whole(pair: Pair, ours: Alike, keys: frozenset[int], circle: Circle, filed: Filed) -> Named | None:
    """Both names of somebody outside. Of two near the family whose names fit, the better fit is meant."""
    near = circle.near_of(lambda held: pair.of(held) is Alike.SPELT)
    if near is None and not ours:
        near = circle.near_of(pair.of)
    if near is not None:
        return Named(circle.where(near), pair.places, near)
    if ours:
        return None
    person = filed.first(keys, pair.of, but=circle.allowed)
    if person is not None or (pair.capital and filed.too_many(keys)):
        return Named("elsewhere", pair.places, person)
    return None


def _alone(free: list[Word], words: Sequence[Word], passage: int, circle: Circle) -> Iterator[Named]:
    """A first or last name by itself of whoever is near; or what the table of names knows as a forename."""
    following = {word.number: word for word in words}
    for word in free:
        if circle.is_allowed(lambda held, word=word: _is_of(word, held)):
            continue
        place = (passage, word.start, word.end)
        near = circle.near_of(lambda held, word=word: _is_of(word, held))
        if near is not None:
            yield Named(circle.where(near), (place,), near)
        elif _reads_as_a_name(word, following.get(word.number + 1), circle):
            beside = following.get(word.number + 1)
            end = beside.end if beside and beside.capital and beside.start - word.end == 1 else word.end
            yield Named("nobody", ((passage, word.start, end),))


def _is_of(word: Word, held: Standard) -> bool:
    return Alike.SPELT in (likeness.called(word.folded, held), likeness.of_family(word.folded, held))


def _reads_as_a_name(word: Word, beside: Word | None, circle: Circle) -> bool:
    if word.folded in MONTHS or not (is_listed(word.folded) or is_common_forename(word.folded)):
        return False
    if beside is None:
        return True
    is_worker = frozenset((word.folded, beside.folded)) in circle.workers
    return not is_worker and beside.folded not in STREETS
