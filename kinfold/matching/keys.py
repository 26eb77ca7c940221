"""Blocking keys: numbers under which a description is filed, so that candidates cost an indexed look-up.

Every key combines enough that its drawer stays small however large the register grows; none is a surname
alone.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import blake2b

from . import names
from .describe import Standard
from .names import skeleton


def keys(standard: Standard) -> frozenset[int]:
    """Give the signed 64-bit keys of a description: two descriptions that share one are worth comparing.

    The same in every process and on every machine, and fit for a SQL BIGINT.
    """
    parts = (
        *_numbers(standard),
        *_name_and_birth(standard),
        *_place(standard),
        *_child(standard),
        *_name(standard),
    )
    return frozenset(_hashed(part) for part in parts)


def _hashed(part: tuple[str, ...]) -> int:
    return int.from_bytes(blake2b("\x1f".join(part).encode(), digest_size=8).digest(), "big", signed=True)


def _numbers(one: Standard) -> Iterator[tuple[str, ...]]:
    for name in ("nhs_number", "upn", "local_id"):
        if number := getattr(one, name):
            yield name, number


def _forenames(one: Standard) -> tuple[str, ...]:
    """Give up to three skeletons: of the name used, of what it is short for, and of a second forename."""
    used = [name for name in one.forenames if not names.is_prefix(name)] or list(one.forenames)
    wider = sorted(base for name in used[:1] for base in names.bases(name))
    return _skeletons([*used[:1], *wider[:2], *used[1:2]])[:3]


def _skeletons(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(skeleton(word) for word in words))


def _name_and_birth(one: Standard) -> Iterator[tuple[str, ...]]:
    if one.born is None or one.born_precision == "expected":
        return
    forenames, surnames = _forenames(one), _skeletons(one.surnames)[:2]
    for name in dict.fromkeys((*forenames[:2], *surnames)):
        # One drawer for forenames and surnames alike: agencies swap them.
        yield "name born", name, one.born.isoformat()
    for forename in forenames[:2]:
        for surname in surnames:
            pair = sorted((forename, surname))
            yield "name year", *pair, str(one.born.year)
            # Survives a wrong year, and day and month swapped.
            yield "name day", *pair, *sorted((f"{one.born.day:02}", f"{one.born.month:02}"))


def _place(one: Standard) -> Iterator[tuple[str, ...]]:
    if one.postcode:
        for forename in _forenames(one)[:2]:
            yield "postcode initial", one.postcode, forename[:1]
        if one.born:
            yield "postcode year", one.postcode, str(one.born.year)
        for surname in _skeletons(one.surnames)[:2]:
            yield "postcode surname", one.postcode, surname
    if one.phone:
        for name in dict.fromkeys((*_forenames(one)[:1], *_skeletons(one.surnames)[:1])):
            yield "phone name", one.phone, name


def _child(one: Standard) -> Iterator[tuple[str, ...]]:
    """File a child under its mother: an unborn child is a mother and a due date, never a name."""
    if one.mother_key:
        yield "mother", one.mother_key
    if one.mother_forenames and one.mother_surnames and one.born:
        for month in _months(one, one.born):
            yield "mother named", skeleton(one.mother_forenames[0]), skeleton(one.mother_surnames[0]), month
    if one.postcode and one.surnames and (one.unborn or one.placeholder == "baby") and one.born:
        for month in _months(one, one.born):
            yield "baby month", one.postcode.split()[0], skeleton(one.surnames[0]), month


def _months(one: Standard, born: date) -> Iterator[str]:
    """Give the month, and for a due date the months before it as well: children come early."""
    for back in range(4 if one.born_precision == "expected" else 1):
        month = born.year * 12 + born.month - 1 - back
        yield f"{month // 12}-{month % 12 + 1:02}"


def _name(one: Standard) -> Iterator[tuple[str, ...]]:
    """File under the name alone when it is uncommon; a common one only with the neighbourhood."""
    for forename in _forenames(one)[:2]:
        for at, surname in enumerate(_skeletons(one.surnames)[:2]):
            pair = sorted((forename, surname))
            if not names.is_common_surname(one.surnames[at]) and not names.is_honorific(one.surnames[at]):
                yield "name", *pair
            elif one.postcode:
                yield "name near", *pair, one.postcode[:-2]
