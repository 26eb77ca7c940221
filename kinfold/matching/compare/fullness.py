"""Asks whether two descriptions say enough for a link to be made without a person."""

from kinfold.matching.describe import Standard

from .agreement import Agreement


def compare_fullness(a: Standard, b: Standard) -> Agreement:
    """Tell whether both descriptions give a full name and a date of birth, or how little one gives."""
    if _anonymous(a) or _anonymous(b):
        return Agreement("fullness", "anonymous")
    if _unnamed_child(a) or _unnamed_child(b):
        return Agreement("fullness", "unnamed_child")
    return Agreement("fullness", "full" if _full(a) and _full(b) else "sparse")


def _anonymous(described: Standard) -> bool:
    return not (described.forenames or described.surnames or described.born)


def _unnamed_child(described: Standard) -> bool:
    return described.placeholder in {"baby", "unborn"}


def _full(described: Standard) -> bool:
    return bool(described.forenames and described.surnames and described.born)
