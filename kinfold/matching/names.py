"""What the table of names knows: spellings, nicknames, prefixes, honorific last names, common names."""

import re
import unicodedata
from collections import defaultdict
from functools import lru_cache

from .names_table import rows

# Letters that Unicode does not take apart into a letter and a mark.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "a"}
)
# Last names that a woman bears in another form than a man: Polish, Bulgarian, Russian, Czech, Slovak, Ukrainian.
_OF_WOMEN = (
    ("ska", "ski"),
    ("cka", "cki"),
    ("dzka", "dzki"),
    ("ovova", "ov"),
    ("ova", "ov"),
    ("eva", "ev"),
    ("skaya", "ski"),
)
_NO_WORD, _WITHIN_A_WORD = re.compile(r"[\W_]+"), re.compile("['’‘`.´]")
_SOUNDS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        ("ph", "f"),
        ("ch", "1"),
        ("sh", "2"),
        ("c(?=[eiy])", "s"),
        ("ck|c|q", "k"),
        ("(?<=.)z", "s"),
        ("(?<=.)(gh|h)", ""),
        ("y", "i"),
        ("ee|ei|ie", "i"),
        ("ai|ae", "e"),
        ("ou|oo", "u"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=1 << 18)
def fold(text: str) -> str:
    """Give a text in lower case without accents or punctuation; hyphens become spaces.

    >>> fold("Zoë O'Neill-Łukasz")
    'zoe oneill lukasz'
    """
    kept = text.lower()
    if not kept.isascii():
        bare = unicodedata.normalize("NFKD", kept.translate(_LETTERS))
        kept = "".join(letter for letter in bare if not unicodedata.combining(letter))
    if kept.isalpha():
        return kept
    return " ".join(_NO_WORD.sub(" ", _WITHIN_A_WORD.sub("", kept)).split())


@lru_cache(maxsize=65536)
def sound(name: str) -> str:
    """Give roughly how a folded name is said, so that Kayla, Kaylah and Kaila come out alike.

    >>> sound("kayla") == sound("kaylah") == sound("kaila")
    True
    >>> sound("isla") == sound("ayla")
    False
    """
    for pattern, to in _SOUNDS:
        name = pattern.sub(to, name)
    return name


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """Give the first letter and the next consonants of a name: what most misspellings leave alone.

    >>> skeleton("mohammed"), skeleton("muhamad"), skeleton("maxamed")
    ('mmd', 'mmd', 'mmd')
    """
    said = sound(canonical(name))
    first = "a" if said[:1] in "aeiou" else said[:1]
    return (first + re.sub("[aeiouwh]", "", said[1:]))[:6]


@lru_cache(maxsize=65536)
def canonical(name: str) -> str:
    """Give the one spelling that stands for all spellings of a name.

    >>> canonical("ayesha"), canonical("merrin")
    ('aisha', 'merrin')
    """
    return _spellings().get(name, name)


@lru_cache(maxsize=65536)
def letters(name: str) -> str:
    """Give the letters of a name in order of the alphabet: the same for two names that differ by a swap.

    >>> letters("brain") == letters("brian")
    True
    """
    return "".join(sorted(name))


@lru_cache(maxsize=65536)
def family_canonical(name: str) -> str:
    """Give the one spelling of a part of a last name; Slavic last names of women and men count as one.

    >>> family_canonical("kowalska"), family_canonical("ivanova"), family_canonical("merrin")
    ('kowalski', 'ivanov', 'merrin')
    """
    for ending, other in _OF_WOMEN:
        if name.endswith(ending) and len(name) > len(ending) + 2:
            name = name[: -len(ending)] + other
            break
    return canonical(_surname_spellings().get(name, name))


@lru_cache(maxsize=65536)
def family_sound(name: str) -> str:
    """Give roughly how a part of a last name is said."""
    return sound(family_canonical(name))


@lru_cache(maxsize=65536)
def bases(name: str) -> frozenset[str]:
    """Give the fuller or other-language names that a name can stand for.

    >>> sorted(bases("bex"))
    ['rebecca']
    """
    return _bases().get(canonical(name), frozenset())


@lru_cache(maxsize=65536)
def is_common_forename(name: str) -> bool:
    """Tell whether so many people have this forename that sharing it says less."""
    return canonical(name) in _marked("common_forename")


@lru_cache(maxsize=65536)
def is_common_surname(name: str) -> bool:
    """Tell whether so many people have this surname that sharing it says less."""
    return family_canonical(name) in _common_surnames()


@lru_cache(maxsize=65536)
def is_honorific(name: str) -> bool:
    """Tell whether a last name works like a title (Begum, Kaur, Miah), so that it says little either way."""
    return canonical(name) in _marked("honorific")


@lru_cache(maxsize=65536)
def is_prefix(name: str) -> bool:
    """Tell whether a forename is often a religious prefix (Mohammed, Md, Syed) before the name used."""
    return canonical(name) in _marked("prefix")


def is_listed(name: str) -> bool:
    """Tell whether the table knows this as a name, so that a near miss of another is no slip of the pen."""
    return name in _listed()


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    return {row.name: row.of for row in rows() if row.kind == "spelling"}


@lru_cache(maxsize=1)
def _surname_spellings() -> dict[str, str]:
    return {row.name: row.of for row in rows() if row.kind == "surname_spelling"}


@lru_cache(maxsize=1)
def _bases() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows():
        if row.kind in {"nickname", "equivalent"}:
            found[canonical(row.name)].add(canonical(row.of))
    return {name: frozenset(of) for name, of in found.items()}


@lru_cache(maxsize=8)
def _marked(kind: str) -> frozenset[str]:
    return frozenset(canonical(row.name) for row in rows() if row.kind == kind)


@lru_cache(maxsize=1)
def _common_surnames() -> frozenset[str]:
    return frozenset(family_canonical(row.name) for row in rows() if row.kind == "common_surname")


@lru_cache(maxsize=1)
def _listed() -> frozenset[str]:
    # Spellings of last names are left out: Smith Kate is Kate Smith turned round, whatever Smyth is.
    kinds = {"spelling", "nickname", "equivalent", "common_forename"}
    return frozenset(name for row in rows() if row.kind in kinds for name in (row.name, row.of) if name)
