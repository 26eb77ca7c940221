"""Compares forename and surname together, because agencies swap them, halve them and shorten them."""

from kinfold.matching import names
from kinfold.matching.describe import Standard

from .agreement import Agreement
from .likeness import best, likeness

_ALIKE = frozenset({"same", "variant", "sounds", "typo", "nickname", "equivalent"})
_CROSSED = frozenset({"same", "variant", "sounds", "typo"})


def compare_name(a: Standard, b: Standard) -> tuple[Agreement, Agreement]:
    """Compare forenames and surnames, straight or with name order swapped: whichever agrees."""
    forename, surname = _forename(a, b), _surname(a, b)
    if "different" in (forename, surname) and _swapped(a, b):
        level = "swapped_either" if _either_order(a) else "swapped"
        return Agreement("forename", level), Agreement("surname", level, _whole(a), _whole(b))
    return (
        Agreement("forename", forename, a.said_forenames, b.said_forenames),
        Agreement("surname", surname, a.said_surname, b.said_surname),
    )


def compare_generation(a: Standard, b: Standard) -> Agreement:
    """Compare junior and senior, where both descriptions say which."""
    if not a.generation or not b.generation:
        return Agreement("generation", "missing")
    return Agreement(
        "generation", "same" if a.generation == b.generation else "different", a.generation, b.generation
    )


def _forename(a: Standard, b: Standard) -> str:
    if not a.forenames or not b.forenames:
        return "placeholder" if a.placeholder or b.placeholder else "missing"
    first, second = _used(a.forenames), _used(b.forenames)
    if first and second:
        return _used_forename(first, second)
    # At least one gives only a religious prefix, such as Mohammed.
    return "same_common" if not first and not second and _share(a, b) else _prefix_only(a, b)


def _used_forename(first: tuple[str, ...], second: tuple[str, ...]) -> str:
    found = likeness(first[0], second[0])
    if found == "same" and names.is_common_forename(first[0]):
        return "same_common"
    if found == "different" and _moved(first, second):
        return "middle"
    return found


def _moved(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Tell whether the name used by one is a further name of the other: Rose, and Isla Rose."""
    further = [likeness(first[0], name) for name in second[1:]] + [
        likeness(second[0], name) for name in first[1:]
    ]
    return best(further) in _ALIKE


def _used(forenames: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in forenames if not names.is_prefix(name))


def _share(a: Standard, b: Standard) -> bool:
    return any(likeness(one, other) in _ALIKE for one in a.forenames for other in b.forenames)


def _prefix_only(a: Standard, b: Standard) -> str:
    return "prefix" if _share(a, b) else "different"


def _surname(a: Standard, b: Standard) -> str:
    if not a.surnames or not b.surnames:
        return "missing"
    if a.surnames == b.surnames:
        return _same(a.surnames)
    found = best([likeness(one, other) for one in a.surnames for other in b.surnames])
    if len(a.surnames) != len(b.surnames) and found in _ALIKE:
        return "half"
    if found in {"same", "variant", "sounds", "typo"}:
        return "honorific" if _courtesy(a) and _courtesy(b) else found
    return found if found == "close" else _differing(a, b)


def _same(surnames: tuple[str, ...]) -> str:
    if all(names.is_honorific(name) for name in surnames):
        return "honorific"
    return "same_common" if all(names.is_common_surname(name) for name in surnames) else "same"


def _differing(a: Standard, b: Standard) -> str:
    if _courtesy(a) or _courtesy(b):
        return "honorific_other"
    further = [likeness(one, other) for one in a.surnames for other in b.forenames[1:]]
    further += [likeness(one, other) for one in b.surnames for other in a.forenames[1:]]
    return "elsewhere" if best(further) in _ALIKE else "different"


def _courtesy(described: Standard) -> bool:
    return all(names.is_honorific(name) for name in described.surnames)


def _either_order(described: Standard) -> bool:
    """Tell whether every name could come first: Ali Hassan and Hassan Ali may well be two people."""
    return all(
        names.is_listed(name) or names.is_common_forename(name)
        for name in (*described.forenames[:1], *described.surnames)
    )


def _whole(described: Standard) -> str:
    return f"{described.said_forenames} {described.said_surname}"


def _swapped(a: Standard, b: Standard) -> bool:
    if not (a.forenames and a.surnames and b.forenames and b.surnames):
        return False
    across = best([likeness(a.forenames[0], name) for name in b.surnames])
    back = best([likeness(b.forenames[0], name) for name in a.surnames])
    return across in _CROSSED and back in _CROSSED
