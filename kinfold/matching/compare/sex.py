"""Compares recorded sex, which is weak evidence: half of all people share it, and records slip."""

from kinfold.matching.describe import Standard

from .agreement import Agreement

_WORDS = {"F": "female", "M": "male"}


def compare_sex(a: Standard, b: Standard) -> Agreement:
    """Compare recorded sex, where both descriptions give one."""
    if not a.sex or not b.sex:
        return Agreement("sex", "missing")
    return Agreement(
        "sex", "same" if a.sex == b.sex else "different", _WORDS.get(a.sex, ""), _WORDS.get(b.sex, "")
    )
