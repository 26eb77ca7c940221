"""Other ways to write a name: short names, spellings met on forms, what ears make of it, and plain mistyping."""

import re
import tomllib
import unicodedata
from functools import cache
from random import Random

from kinfold.synthetic.naming import HOME, words

NEAR = {
    "a": "sqz", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk",
    "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "wa", "r": "et", "s": "ad", "t": "ry",
    "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "xs",
}  # fmt: skip
# What clerks hear: the first that fits may be written as the second, and the other way about.
SOUNDS = (
    ("ee", "i"), ("oo", "u"), ("ou", "u"), ("kh", "k"), ("ph", "f"), ("q", "k"), ("dh", "d"), ("th", "t"), ("aa", "a"),
    ("sz", "sh"), ("cz", "ch"), ("rz", "zh"), ("w", "v"), ("ie", "y"), ("ey", "y"), ("ck", "k"), ("z", "s"), ("j", "y"),
    ("ae", "ai"), ("ll", "l"), ("nn", "n"), ("ss", "s"), ("tt", "t"), ("x", "ks"), ("c", "k"), ("i", "y"), ("a", "e"),
)  # fmt: skip
PLAIN = str.maketrans("łŁđĐ", "lLdD")


@cache
def _tables() -> dict[str, dict[str, tuple[str, ...]]]:
    rows = tomllib.loads((HOME / "variants.toml").read_text(encoding="utf-8"))
    short: dict[str, tuple[str, ...]] = {}
    for entry in rows["nicknames"].split():
        name, _, others = entry.partition(":")
        known = short.get(name.replace("_", " "), ())
        short[name.replace("_", " ")] = tuple(dict.fromkeys((*known, *others.replace("_", " ").split(","))))
    return {"short": short, "forenames": _groups(rows["forenames"]), "surnames": _groups(rows["surnames"])}


def _groups(text: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for group in words(text):
        members = group.split(",")
        for name in members:
            found[name] = (*found.get(name, ()), *(other for other in members if other != name))
    return found


def short(name: str, chance: Random) -> str:
    """Give a short or pet name, or nothing where none is in use."""
    known = _tables()["short"].get(name)
    return chance.choice(known) if known else ""


def respelt(name: str, chance: Random, kind: str) -> str:
    """Give another spelling of the same name, from the table or by its sound; nothing where there is none."""
    known = _tables()[kind].get(name)
    if known and chance.random() < 0.85:
        return chance.choice(known)
    if (plain := without_marks(name)) != name and chance.random() < 0.6:
        return plain
    return _by_sound(name, chance)


def _by_sound(name: str, chance: Random) -> str:
    start = chance.randrange(len(SOUNDS))
    for at in range(len(SOUNDS)):
        heard, written = SOUNDS[(start + at) % len(SOUNDS)]
        if heard in name[1:]:
            return name[0] + name[1:].replace(heard, written, 1)
    return ""


def without_marks(name: str) -> str:
    """Write a name without its accents, as many keyboards do.

    >>> without_marks("Łukasz Wójcik")
    'Lukasz Wojcik'
    """
    if name.isascii():
        return name
    parts = unicodedata.normalize("NFKD", name.translate(PLAIN))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def mistyped(name: str, chance: Random) -> str:
    """Mistype one place of a name: a neighbouring key, two letters changed over, one doubled or one dropped."""
    if len(name) < 3:
        return ""
    at = chance.randrange(0 if chance.random() < 0.08 else 1, len(name) - 1)
    here, after = name[at], name[at + 1 :]
    luck = chance.random()
    if luck < 0.32:
        near = NEAR.get(here.lower())
        wrong = name[:at] + (chance.choice(near) if near else "") + after
        return wrong.capitalize() if at == 0 else wrong
    if luck < 0.57:
        return name[:at] + after[0] + here + after[1:]
    if luck < 0.75:
        return name[: at + 1] + here + after
    return name[:at] + after


def parts(surname: str) -> list[str]:
    """Split a last name of two halves; one of a single word stays whole.

    >>> parts("Smith-Jones"), parts("Kaur Gill"), parts("Nowak")
    (['Smith', 'Jones'], ['Kaur', 'Gill'], ['Nowak'])
    """
    return [part for part in re.split(r"[ -]", surname) if part]
