"""How alike two single names are: the same, said the same, a known variant, a slip, or different."""

from functools import lru_cache

from rapidfuzz.distance import OSA

from kinfold.matching.names import bases, canonical, is_listed, sound

# Best first; a comparison of several names keeps the best it finds.
LIKENESS = (
    "same", "variant", "sounds", "nickname", "equivalent", "typo", "short", "close", "cousin", "initial",
    "different",
)  # fmt: skip


def best(found: list[str]) -> str:
    """Give the best likeness of several."""
    return min(found, key=LIKENESS.index, default="different")


@lru_cache(maxsize=65536)
def likeness(a: str, b: str) -> str:
    """Tell how alike two folded names are.

    >>> likeness("kayla", "kaylah"), likeness("mohammed", "maxamed"), likeness("kate", "katherine")
    ('sounds', 'variant', 'nickname')
    >>> likeness("elsa", "ella"), likeness("christopher", "christpher"), likeness("isla", "noah")
    ('close', 'typo', 'different')
    """
    if a == b:
        return "same"
    if min(len(a), len(b)) <= 1:
        return "initial" if a[:1] == b[:1] else "different"
    return _listed(a, b) or _heard(a, b) or _slip(a, b) or "different"


def _listed(a: str, b: str) -> str:
    first, second = canonical(a), canonical(b)
    if first == second:
        return "variant"
    if first in bases(b) or second in bases(a):
        return "nickname"
    # Two short forms of one name (Lisa and Elsie, of Elizabeth) may well be two sisters.
    return "cousin" if bases(a) & bases(b) else ""


def _heard(a: str, b: str) -> str:
    return "sounds" if sound(a) == sound(b) else ""


def _slip(a: str, b: str) -> str:
    """Tell a slip of the pen from a different name; short and listed names are easily different people."""
    if is_listed(a) and is_listed(b):
        return ""
    shorter, longer = sorted((a, b), key=len)
    distance = OSA.distance(a, b, score_cutoff=2)
    if a[0] == b[0] and distance <= (2 if len(shorter) >= 9 else 1) and len(shorter) >= 6:
        return "typo"
    if distance == 1 and len(shorter) >= 4:
        return "close"
    return (
        "short"
        if len(shorter) >= 3 and longer.startswith(shorter) and len(longer) - len(shorter) >= 2
        else ""
    )
