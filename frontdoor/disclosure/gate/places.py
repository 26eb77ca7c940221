"""Whether a place stands in a text: its postcode, or its house and street, however they are written there."""

from collections.abc import Iterator

from frontdoor.disclosure.gate import text
from frontdoor.disclosure.safe.places import Spot


def standings(passage: str, place: Spot) -> list[tuple[int, int]]:
    """Every stretch of a passage that tells of a place; the house and street alone where the rest is left out."""
    tokens = text.tokens_of(passage)
    found = [(start, end) for code, start, end in text.postcodes_of(passage) if code == place.postcode]
    found += words_standing(place.words, tokens)
    core = words_standing(place.core, tokens)
    return found + [one for one in core if not any(one[0] < end and start < one[1] for start, end in found)]


def words_standing(wanted: tuple[str, ...], tokens: list[tuple[str, int, int]]) -> Iterator[tuple[int, int]]:
    """Every stretch in which the words of an address stand one after another; of two words or more."""
    if len(wanted) < 2:
        return
    for at in range(len(tokens) - len(wanted) + 1):
        if tuple(token[0] for token in tokens[at : at + len(wanted)]) == wanted:
            yield tokens[at][1], tokens[at + len(wanted) - 1][2]


def stands_in(whole: str, place: Spot) -> bool:
    """Tell whether a place stands anywhere in a text."""
    return bool(standings(whole, place))
