"""Whether words of a text are the name of somebody on record: in any order, in common spellings, and with one slip."""

from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from kinfold.matching import names
from kinfold.matching.describe import Standard

LONG_ENOUGH_FOR_A_SLIP = 5
LONG_ENOUGH_FOR_A_SOUND = 3


class Alike(IntEnum):
    """How surely a word is a name: not at all, but for a slip of the pen, or as it may be spelt."""

    NOT = 0
    SLIP = 1
    SPELT = 2


@lru_cache(maxsize=1 << 16)
def forename(word: str, name: str) -> Alike:
    """Compare a folded word with a folded forename: spellings, short forms, sound, and then one slip."""
    one, other = names.canonical(word), names.canonical(name)
    if one == other or other in names.bases(word) or one in names.bases(name):
        return Alike.SPELT
    return _near(word, name, names.sound(one) == names.sound(other))


@lru_cache(maxsize=1 << 16)
def surname(word: str, name: str) -> Alike:
    """Compare a folded word with a part of a last name."""
    if names.family_canonical(word) == names.family_canonical(name):
        return Alike.SPELT
    return _near(word, name, names.family_sound(word) == names.family_sound(name))


def _near(word: str, name: str, same_sound: bool) -> Alike:
    shorter = min(len(word), len(name))
    if same_sound and shorter >= LONG_ENOUGH_FOR_A_SOUND:
        return Alike.SPELT
    if shorter >= LONG_ENOUGH_FOR_A_SLIP and OSA.distance(word, name, score_cutoff=1) <= 1:
        return Alike.SLIP
    return Alike.NOT


def called(word: str, held: Standard) -> Alike:
    """How surely a word is one of somebody's forenames."""
    return max((forename(word, name) for name in held.forenames), default=Alike.NOT)


def of_family(word: str, held: Standard) -> Alike:
    """How surely a word is a part of somebody's last name."""
    return max((surname(word, name) for name in held.surnames), default=Alike.NOT)


def named(one: str, other: str, held: Standard) -> Alike:
    """How surely two words are somebody's forename and last name, whichever comes first."""
    return max(min(called(one, held), of_family(other, held)), min(called(other, held), of_family(one, held)))
