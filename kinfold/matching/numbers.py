"""Numbers and places made comparable: NHS number, UPN, postcode, phone, and the house in an address."""

import re
from functools import lru_cache

from nhs_number.validate import is_valid
from stdnum.gb.upn import calc_check_digit

from .names import fold

_UPN = re.compile(r"[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]")
_UPN_AS_WRITTEN = re.compile(r"[A-Z]\d{11}[\dA-Z]")
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})")
_NO_ADDRESS = re.compile(
    r"^(nfa|no fixed (abode|address)|(address )?(unknown|not known|refused|withheld|nk)|homeless)\b"
)
_WITHIN_A_HOUSE = frozenset(["flat", "room", "unit", "floor", "ground", "first", "second", "top", "basement"])
_SHARED = frozenset(
    [
        "hostel",
        "refuge",
        "hospital",
        "infirmary",
        "ward",
        "hotel",
        "guesthouse",
        "shelter",
        "prison",
        "hmp",
        "barracks",
        "foyer",
    ]
)
_STREET_WORDS = {
    "rd": "road", "st": "street", "ave": "avenue", "av": "avenue", "ln": "lane", "cl": "close", "dr": "drive",
    "ct": "court", "gdns": "gardens", "cres": "crescent", "gr": "grove", "pl": "place", "apt": "flat",
}  # fmt: skip


@lru_cache(maxsize=1 << 17)
def nhs_number(said: str) -> str:
    """Give the ten digits of an NHS number whose check digit holds, or nothing: a wrong one is not evidence.

    >>> nhs_number("943 476 5919"), nhs_number("943 476 5918"), nhs_number("000 000 0000")
    ('9434765919', '', '')
    """
    if not said:
        return ""
    digits = re.sub(r"\D", "", said)
    if len(digits) != 10 or len(set(digits)) == 1:
        return ""
    return digits if is_valid(digits) else ""


@lru_cache(maxsize=1 << 17)
def upn(said: str) -> tuple[str, str]:
    """Give a UPN and whether its check letter holds: valid, temporary (ends in a letter), or failed.

    >>> upn("b801200005001"), upn("A801200005001"), upn("unknown")
    (('B801200005001', 'valid'), ('A801200005001', 'failed'), ('', ''))
    """
    written = re.sub(r"[^A-Z0-9]", "", said.upper())
    if not _UPN_AS_WRITTEN.fullmatch(written):
        return "", ""
    if not _UPN.fullmatch(written) or calc_check_digit(written[1:]) != written[0]:
        return written, "failed"
    return written, "temporary" if written[-1].isalpha() else "valid"


@lru_cache(maxsize=1 << 17)
def postcode(said: str) -> str:
    """Give a full postcode with one space, or nothing.

    >>> postcode("b296qx"), postcode("B29")
    ('B29 6QX', '')
    """
    found = _POSTCODE.fullmatch(re.sub(r"[^A-Z0-9]", "", said.upper()))
    # ZZ99 stands for "no fixed abode" and "not known" in NHS and social care data.
    return "" if found is None or found[1] == "ZZ99" else f"{found[1]} {found[2]}"


def postcode_within(address: str) -> str:
    """Give the full postcode written inside an address, or nothing."""
    found = re.search(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\s*$", address.upper().rstrip(" ."))
    return postcode("".join(found.groups())) if found else ""


@lru_cache(maxsize=1 << 17)
def phone(said: str) -> str:
    """Give a telephone number as national digits, or nothing when it is too short or plainly made up.

    >>> phone("+44 (0)7700 900123"), phone("07700-900123"), phone("0000000000")
    ('07700900123', '07700900123', '')
    """
    digits = re.sub(r"^(0044|44)0?", "0", re.sub(r"\D", "", said))
    return digits if 10 <= len(digits) <= 11 and len(set(digits)) > 2 else ""


@lru_cache(maxsize=65536)
def street_of(folded: str) -> str:
    """Give the words of a folded address without house numbers and flats.

    >>> street_of("flat 2 14 elm road")
    'elm road'
    """
    return " ".join(word for word in folded.split() if not word[0].isdigit() and word not in _WITHIN_A_HOUSE)


@lru_cache(maxsize=65536)
def is_shared_place(folded: str) -> bool:
    """Tell whether an address is one that many people share: a hostel, a refuge, a hospital, a hotel."""
    return not _SHARED.isdisjoint(folded.split())


@lru_cache(maxsize=262144)
def address(said: str) -> tuple[str, str]:
    """Give an address without its postcode, and its house number (with flat), each folded.

    >>> address("Flat 2, 14 Elm Rd., B29 6QX")
    ('flat 2 14 elm road', '2/14')
    """
    street = re.sub(r"\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\s*$", "", said.lower().rstrip(" ."))
    words = fold(street).split()
    folded = " ".join(_STREET_WORDS.get(word, word) if at else word for at, word in enumerate(words))
    if _NO_ADDRESS.match(folded):
        return "", ""
    return folded, "/".join(re.findall(r"\b\d+[a-z]?\b", folded))
