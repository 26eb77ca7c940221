"""The desk on which one child's record is checked: dates and codes are read here, and whatever cannot be is set aside.

Setting aside never loses: the reason, the place in the return and the XML itself are kept, and the same place in a
later return is compared, so that what reads by then is settled.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from xml.etree.ElementTree import Element, tostring

# xs:date; some systems add a midnight or a time zone, which say nothing more about the day.
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T00:00:00(?:\.0+)?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?")
EARLIEST = date(1900, 1, 1)
SHOWN_AT_MOST = 20


@dataclass(frozen=True, slots=True)
class SetAside:
    """One thing that could not be read: where it stood, why, and the XML as it came."""

    item: str
    reason: str
    xml: str


@dataclass(frozen=True, slots=True)
class Module:
    """One part of the return under its place: by its date where that reads, otherwise by its number in the record.

    `also` holds the same place by number: what was set aside under it may have its date by now.
    """

    element: Element
    place: str
    also: tuple[str, ...] = ()

    def text(self, tag: str) -> str:
        """The trimmed text of a field of this part, empty where it is missing."""
        return (self.element.findtext(tag) or "").strip()


@dataclass(slots=True)
class Desk:
    """What was met, set aside and noticed while one child's record was read, up to and including a day."""

    child: str
    today: date
    aside: list[SetAside] = field(default_factory=list)
    noticed: list[str] = field(default_factory=list)
    met: set[str] = field(default_factory=set)

    def set_aside(self, part: Module, what: str, reason: str) -> None:
        """Keep one thing that cannot be read, with the part of the return in which it stands."""
        item = self._item(part.place, what)
        self.aside.append(SetAside(item, reason, tostring(part.element, encoding="unicode").strip()))

    def notice(self, sentence: str) -> str:
        """Count something odd that can be read; gives the sentence, to stand in the event's text as well."""
        self.noticed.append(sentence)
        return sentence

    def day(
        self, part: Module, tag: str, *, needed: bool = False, may_lie_ahead: bool = False
    ) -> date | None:
        """Read a date. A day that does not exist, or has not come yet, is set aside."""
        said = part.text(tag)
        if needed and not said:
            self.set_aside(part, tag, f"{tag} is missing.")
        return self.day_said(part, tag, said, may_lie_ahead=may_lie_ahead)

    def day_said(self, part: Module, tag: str, said: str, *, may_lie_ahead: bool = False) -> date | None:
        """Read a date already taken out of its field: one of several of a kind, say."""
        self.meet(part, tag)
        day = as_day(said)
        if said and day is None:
            self.set_aside(part, tag, f"{tag} is not a day of the calendar written as 2026-03-31.")
        if day and day > self.today and not may_lie_ahead:
            self.set_aside(part, tag, f"{tag} is a day that has not come yet.")
            return None
        return day

    def code(self, part: Module, tag: str, known: Mapping[str, object], *, needed: bool = False) -> str:
        """Read a code, in capitals. An unknown one is set aside, and given as it stands: its event is kept."""
        return self.check_code(part, tag, part.text(tag), known, needed=needed)

    def check_code(
        self, part: Module, tag: str, said: str, known: Mapping[str, object], *, needed: bool = False
    ) -> str:
        """Check a code already read: one of several of a kind, say."""
        self.meet(part, tag)
        code = said.upper() if said.upper() in known else said.lower()
        if code in known:
            return code
        if said:
            self.set_aside(
                part, tag, f"{tag} is not a code of the census; the rest is kept, with the code as it stands."
            )
        elif needed:
            self.set_aside(part, tag, f"{tag} is missing; the rest is kept without it.")
        return shown(said)

    def in_order(self, part: Module, first_tag: str, later_tag: str) -> date | None:
        """Read the later of two days. It is set aside where it stands before the first, readable or not."""
        first, later = as_day(part.text(first_tag)), self.day(part, later_tag)
        if first and later and later < first:
            self.set_aside(part, later_tag, f"{later_tag} is before {first_tag}.")
            return None
        return later

    def meet(self, part: Module, what: str) -> None:
        """Remember that this place was looked at: what was once set aside there may be settled now."""
        self.met |= {self._item(place, what) for place in (part.place, *part.also)}

    def _item(self, place: str, what: str) -> str:
        return f"{self.child}/{place}/{what}"[:120]


def parts(element: Element, tag: str, dated_by: str, inside: Module | None = None) -> Iterator[Module]:
    """Every part of one name, known by its date where that reads, otherwise by its number."""
    outer = [f"{place}/" for place in (inside.place, *inside.also)] if inside else [""]
    for number, part in enumerate(element.findall(tag), start=1):
        names = dict.fromkeys((str(as_day((part.findtext(dated_by) or "").strip()) or number), str(number)))
        first, *others = [f"{place}{tag}[{name}]" for name in names for place in outer]
        yield Module(part, first, tuple(others))


def as_day(said: str) -> date | None:
    """A date as the census writes it, or None."""
    found = _DAY.fullmatch(said)
    try:
        day = date.fromisoformat(found.group(1)) if found else None
    except ValueError:
        return None
    return day if day is None or day >= EARLIEST else None


def in_words(day: date) -> str:
    """A day as a sentence says it."""
    return f"{day.day} {day:%B %Y}"


def shown(said: str) -> str:
    """A few printable letters of something unknown, fit to stand in a sentence."""
    return "".join(letter for letter in said if letter.isprintable())[:SHOWN_AT_MOST]
