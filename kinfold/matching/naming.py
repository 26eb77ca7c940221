"""Reads a name as people write it: titles, name order, "Baby of", "not known", junior and senior."""

import re
from dataclasses import dataclass
from functools import lru_cache

from . import names
from .names import fold


def _each(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TITLES = _each("mr mrs miss ms mx dr master mstr rev sir lady dame prof professor cllr sister pc")
_JUNIOR = {
    "jnr": "junior",
    "jr": "junior",
    "junior": "junior",
    "snr": "senior",
    "sr": "senior",
    "senior": "senior",
}
_PARTICLES = _each("van von der den de da do dos du del della di la le mac mc o st ter ten bin ibn")
_ARTICLES = frozenset({"al", "el"})

# Words that say "there is no name here", by what they say instead.
_INSTEAD = {
    **dict.fromkeys(_each("baby infant newborn neonate twin triplet"), "baby"),
    **dict.fromkeys(_each("unborn ub foetus fetus bump"), "unborn"),
    **dict.fromkeys(
        _each("unknown unnamed unidentified nk tbc tba anon anonymous none noname x xx xxx"), "unknown"
    ),
    **dict.fromkeys(
        _each("mother father mum mummy mom mam dad daddy stepfather stepmother boyfriend"), "unknown"
    ),
}
_BESIDE = _each(
    "boy girl male female child son daughter one two three a b c i ii 1 2 3 no of not name named yet known "
    "given identified partner step man woman the to be confirmed at this stage and s"
)
_PHRASES = re.compile(
    r"\b(not (yet )?(known|identified|named|given)|no name( given)?|name not .*|n k|to be confirmed)\b"
)
# "Father of Isla" names Isla, not him.
_SOMEBODY_OF = re.compile(
    r"^(the )?(step ?)?(father|mother|dad|mum|partner|boyfriend|friend)('s)?\b.* of\b", re.IGNORECASE
)
_ORDER = {"1": 1, "one": 1, "a": 1, "i": 1, "2": 2, "two": 2, "b": 2, "ii": 2, "3": 3, "three": 3, "c": 3}


@dataclass(frozen=True, slots=True)
class Naming:
    """What a name came to once read."""

    forenames: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    generation: str = ""
    placeholder: str = ""
    sex: str = ""
    birth_order: int = 0
    mother: str = ""


@lru_cache(maxsize=1 << 18)
def read_name(name: str, forenames: str = "", surname: str = "") -> Naming:
    """Read a whole name, or forenames and surname where the source has them apart."""
    if _SOMEBODY_OF.match(name):
        return Naming(placeholder="unknown")
    if not forenames and not surname:
        forenames, surname = _parted(name)
    forenames, mother = _of_mother(forenames, surname)
    surname = surname or (_parted(mother)[1] if mother else "")
    first = [word for word in _words(forenames) if word not in _TITLES]
    last = [word for word in _words(surname) if word not in _TITLES]
    if set(first) <= _JUNIOR.keys():  # Junior is a forename, where there is no other
        generation, kept = next((_JUNIOR[word] for word in last if word in _JUNIOR), ""), first
    else:
        generation = next((_JUNIOR[word] for word in (*last, *first) if word in _JUNIOR), "")
        kept = [word for word in first if word not in _JUNIOR]
    instead = _placeholder(first, last)
    return Naming(
        forenames=_given(kept, instead),
        surnames=_family(last),
        generation=generation,
        placeholder="" if _given(kept, instead) else instead,
        sex=_sex(first) if instead else "",
        birth_order=_birth_order(first) if instead else 0,
        mother=mother,
    )


def _parted(name: str) -> tuple[str, str]:
    """Part one field into forenames and surname: "Merrin, Kayla", "MERRIN Kayla", "Mr Merrin"."""
    family, comma, rest = name.partition(",")
    if comma:
        words = _words(family)
        # "Father, not yet identified" is a remark, not a surname.
        return (name.replace(",", " "), "") if set(words) & _INSTEAD.keys() else (rest, family)
    name, _, former = re.sub(r"[()\"]", " ", name).partition(" nee ")
    words = name.split()
    if words and words[-1].lower().strip(".") in _JUNIOR and len(words) > 2:
        words = [words[-1], *words[:-1]]
    return _ordered(words, f"-{former}" if former else "")


def _ordered(words: list[str], former: str) -> tuple[str, str]:
    named = [word for word in words if fold(word) not in _TITLES]
    if len(named) == 1:
        lone = named[0]
        return ("", lone + former) if len(words) > 1 else (lone, former)
    if len(named) > 1 and len(named[0]) > 2 and named[0].isupper() and not named[1].isupper():
        return " ".join(named[1:]), named[0] + former
    start = len(named) - 1
    while start > 1 and fold(named[start - 1]) in _PARTICLES | _ARTICLES:
        start -= 1
    if start >= 0 and _says_nothing(named[start]) and _says_nothing(" ".join(named)):
        return " ".join(named), ""
    return " ".join(named[: max(start, 0)]), " ".join(named[max(start, 0) :]) + former


def _says_nothing(text: str) -> bool:
    words = _words(_PHRASES.sub("unknown", fold(text)))
    return bool(words) and all(word in _INSTEAD or word in _BESIDE for word in words)


def _of_mother(forenames: str, surname: str) -> tuple[str, str]:
    """Take the mother's name out of "Baby of Kayla Merrin"."""
    before, of, after = f" {forenames} ".partition(" of ")
    if not of or not set(_words(before)) & _INSTEAD.keys():
        return forenames, ""
    return before, f"{after.strip()} {surname}".strip()


_NOT_KNOWN = re.compile(r"\bn/?k\b|\bn/a\b")


def _words(text: str) -> list[str]:
    spoken = text.lower()
    if "n" in spoken:
        spoken = _NOT_KNOWN.sub("unknown", spoken)
    return _PHRASES.sub("unknown", fold(spoken)).split() if text else []


def _placeholder(first: list[str], last: list[str]) -> str:
    found = {_INSTEAD[word] for word in first if word in _INSTEAD}
    if not first and last and all(word in _INSTEAD for word in last):
        found = {_INSTEAD[word] for word in last}
    return next((kind for kind in ("unborn", "baby", "unknown") if kind in found), "")


def _given(first: list[str], instead: str) -> tuple[str, ...]:
    dropped = _INSTEAD.keys() | (_BESIDE if instead else set())
    kept = [word for word in first if word not in dropped]
    # A last name like Begum between forenames is a courtesy; it is left out unless it is all there is.
    plain = [word for at, word in enumerate(kept) if not at or not names.is_honorific(word)]
    return tuple(dict.fromkeys(plain))


def _family(last: list[str]) -> tuple[str, ...]:
    """Join particles to what follows, so that "van der Berg" and "Vanderberg" agree."""
    joined, carried = [], ""
    for word in last:
        if word in _INSTEAD or word in _JUNIOR or word in _ARTICLES or word == "nee":
            continue
        if word in _PARTICLES:
            carried += word
            continue
        joined.append(carried + word)
        carried = ""
    return tuple(dict.fromkeys([*joined, carried] if carried else joined))


def _sex(first: list[str]) -> str:
    words = set(first)
    if words & {"boy", "male", "son"}:
        return "M"
    return "F" if words & {"girl", "female", "daughter"} else ""


def _birth_order(first: list[str]) -> int:
    return next((_ORDER[word] for word in first if word in _ORDER), 0)


def is_listed_in_either_order(forenames: tuple[str, ...], surnames: tuple[str, ...]) -> bool:
    """Tell whether every name could come first: Ali Hassan and Hassan Ali may well be two people."""
    together = (*forenames[:1], *surnames)
    return bool(together) and all(
        names.is_listed(name) or names.is_common_forename(name) for name in together
    )
