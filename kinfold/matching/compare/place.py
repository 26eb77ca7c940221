"""Compares address, postcode and phone as one piece of evidence: they move together, so count only once."""

from rapidfuzz import fuzz

from kinfold.matching.describe import Standard

from .agreement import Agreement

ADDRESS_ALIKE_AT = 88


def compare_place(a: Standard, b: Standard) -> Agreement:
    """Compare where two descriptions place somebody, by the strongest of address, phone and postcode."""
    level = _level(a, b)
    if level == "phone":
        return Agreement("place", level, a.phone, b.phone)
    if level in {"address", "street", "moved"}:
        return Agreement("place", level, _shown(a), _shown(b))
    return Agreement("place", level, a.postcode, b.postcode)


def _level(a: Standard, b: Standard) -> str:
    if a.postcode and a.postcode == b.postcode:
        return _within_postcode(a, b)
    if a.phone and a.phone == b.phone:
        return "phone"
    if not (a.postcode and b.postcode) and _same_street(a, b):
        return "street"
    if a.postcode and b.postcode:
        return "district" if a.postcode.split()[0] == b.postcode.split()[0] else "moved"
    return "moved" if a.address and b.address else "missing"


def _within_postcode(a: Standard, b: Standard) -> str:
    if a.house and a.house == b.house:
        return "address"
    if not a.house and not b.house and _alike(a, b):
        return "address"
    if a.phone and a.phone == b.phone:
        return "phone"
    if a.house and b.house and a.house.split("/")[-1] != b.house.split("/")[-1]:
        return "neighbours"
    return "postcode"


def _alike(a: Standard, b: Standard) -> bool:
    return bool(a.address and b.address) and fuzz.token_set_ratio(a.address, b.address) >= ADDRESS_ALIKE_AT


def _same_street(a: Standard, b: Standard) -> bool:
    return bool(a.house) and a.house == b.house and _alike(a, b)


def _shown(described: Standard) -> str:
    return ", ".join(part for part in (described.address.title(), described.postcode) if part)
