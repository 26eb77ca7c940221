"""Reads a day as people in Britain write it: day first, with months in words or numbers, or only in part.

There is no clock here. What a year of two digits means is decided by the latest day that the extracts write
in full: a birth is never put after it. A month alone becomes its 15th and a year alone its 1 January, as
practice does, and both are marked as approximate.
"""

import re
from dataclasses import dataclass
from datetime import date

_FULL = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
         "november", "december"]  # fmt: skip
_MONTHS = {name[:3]: at for at, name in enumerate(_FULL, start=1)}
_TIME = re.compile(r"(?<=\d)(t|\s+)\d{1,2}:\d{2}.*$")
_WEEKDAY = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*[ ,.]+")
_ABOUT = re.compile(r"^(circa|approx(imately)?|about|abt|est(imated)?|c(?=[ .~\d]))[ .~:]*")
_EARLIEST, _LATEST = 1850, 2099
# What programs write when there is no date.
STAND_INS = frozenset({date(1900, 1, 1), date(1899, 12, 30), date(1899, 12, 31)})

_B = r"[-/. ]"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"(?P<y>\d{{4}}){_B}(?P<m>\d{{1,2}}){_B}(?P<d>\d{{1,2}})",
        r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})",
        r"(?P<d>\d{2})(?P<m>\d{2})(?P<y>\d{4})",
        rf"(?P<d>\d{{1,2}}){_B}(?P<m>\d{{1,2}}){_B}(?P<y>\d{{4}}|\d{{2}})",
        rf"(?P<d>\d{{1,2}})(st|nd|rd|th)?( of)?{_B}*(?P<w>[a-z]{{3,9}})[-/., ]*(?P<y>\d{{4}}|\d{{2}})",
        r"(?P<w>[a-z]{3,9})\.? (?P<d>\d{1,2})(st|nd|rd|th)?,? (?P<y>\d{4})",
        r"(?P<w>[a-z]{3,9})[-/., ]*(?P<y>\d{4}|\d{2})",
        r"(?P<m>\d{1,2})[-/.](?P<y>\d{4})",
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})",
        r"(?P<y>\d{4})",
    )
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day that was read, and whether it is exact or approximate."""

    day: date
    precision: str


def read_day(text: str, latest: date | None = None) -> Day | None:
    """Read one written day, or give nothing; two digits of a year need the latest day there can be.

    >>> read_day("8 June 2015"), read_day("08/06/2015 00:00").day
    (Day(day=datetime.date(2015, 6, 8), precision='exact'), datetime.date(2015, 6, 8))
    >>> read_day("Jun-15", date(2016, 3, 31))
    Day(day=datetime.date(2015, 6, 15), precision='approximate')
    >>> read_day("08/06/17", date(2016, 3, 31)).day, read_day("31/02/2015")
    (datetime.date(1917, 6, 8), None)
    """
    plain = " ".join(text.lower().replace("\u2013", "-").split())
    plain = _TIME.sub("", _WEEKDAY.sub("", plain)).strip(" .,")
    bare = _ABOUT.sub("", plain)
    for shape in _SHAPES:
        found = shape.fullmatch(bare)
        made = _made(found.groupdict(), latest) if found else None
        if made:
            return Day(made.day, "approximate") if bare != plain else made
    return None


def month_first(text: str) -> bool:
    """Tell whether a written day makes sense only with the month first, as in America.

    >>> month_first("06/25/2015"), month_first("25/06/2015")
    (True, False)
    """
    found = re.match(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}\b", text)
    return bool(found) and int(found[1]) <= 12 < int(found[2]) <= 31 if found else False


def two_digits(text: str) -> bool:
    """Tell whether a day can be read once it is known what its two digits of a year mean."""
    return read_day(text) is None and read_day(text, date(_LATEST, 12, 31)) is not None


def _made(parts: dict[str, str | None], latest: date | None) -> Day | None:
    month = _month(parts)
    year = parts["y"] or ""
    if month is None or (len(year) == 2 and latest is None):
        return None
    day = int(parts.get("d") or (15 if parts.get("m") or parts.get("w") else 1))
    try:
        made = date(int(year) if len(year) == 4 else _century(int(year), latest), month, day)
        # The 15th of a month is no later than the month.
        if len(year) == 2 and latest and (made if parts.get("d") else made.replace(day=1)) > latest:
            made = made.replace(year=made.year - 100)
    except ValueError:
        return None
    if not _EARLIEST <= made.year <= _LATEST:
        return None
    return Day(made, "exact" if parts.get("d") else "approximate")


def _century(year: int, latest: date | None) -> int:
    return (latest.year if latest else 0) // 100 * 100 + year


def _month(parts: dict[str, str | None]) -> int | None:
    word = parts.get("w")
    if word:
        number = _MONTHS.get(word[:3])
        full = _FULL[number - 1] if number else ""
        return number if full.startswith(word) or word == "sept" else None
    return int(parts.get("m") or 1)
