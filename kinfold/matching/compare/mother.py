"""Compares who the mother is: for an unborn child, the mother and the due date are the identity."""

from kinfold.matching.describe import Standard

from .agreement import Agreement
from .born import due_together
from .likeness import likeness

_ALIKE = frozenset({"same", "variant", "sounds", "typo", "nickname"})


def compare_mother(a: Standard, b: Standard) -> Agreement:
    """Compare the mothers of two descriptions, by the known person or else by name."""
    if a.mother_key and a.mother_key == b.mother_key:
        return Agreement("mother", "same_pregnancy" if due_together(a, b) else "same")
    named = _named(a, b) if a.mother_forenames and b.mother_forenames else "missing"
    said = " ".join(a.mother_forenames).title()
    if a.mother_key and b.mother_key:
        # Two known mothers of one name may be one whom nobody has joined yet: a question, for or against nothing.
        return Agreement("mother", "different" if named == "missing" else "not_joined", said)
    return Agreement("mother", named, said)


def _named(a: Standard, b: Standard) -> str:
    forename = likeness(a.mother_forenames[0], b.mother_forenames[0])
    surname = likeness(" ".join(a.mother_surnames), " ".join(b.mother_surnames))
    return "named_alike" if forename in _ALIKE and surname in _ALIKE else "missing"
