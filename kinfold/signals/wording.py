"""The words findings are written in: plain dates, agencies by the names people use, and lists with an "and".

Nobody is ever described by a number or by blame: a person "has not been seen"; it is for us to see them.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from kinfold.records import Event
from kinfold.timeline import View

SAID = {"gp": "the GP", "cass": "CASS", "mash": "the MASH", "police": "the police", "": "an agency not named"}


@cache
def day_in_words(day: date) -> str:
    """Write a day as people say it.

    >>> day_in_words(date(2015, 6, 25))
    '25 June 2015'
    """
    return f"{day.day} {day:%B} {day.year}"


def agency_in_words(agency: str) -> str:
    """Write an agency's name as people say it.

    >>> agency_in_words("youth_service")
    'the youth service'
    """
    plain = agency.replace("_", " ")
    return SAID.get(agency) or (f"the {plain}" if plain.endswith((" service", " team")) else plain)


def listed(words: Sequence[str]) -> str:
    """Write a list with commas and an "and".

    >>> listed(["housing", "midwifery", "the youth service"])
    'housing, midwifery and the youth service'
    """
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def agencies_in_words(agencies: Iterable[str]) -> str:
    """Write several agencies, each once, in the order of the alphabet."""
    return listed([agency_in_words(agency) for agency in sorted(set(agencies))])


def counted(number: int, one: str, many: str) -> str:
    """Write a number with its noun.

    >>> counted(1, "person", "people")
    '1 person'
    """
    return f"{number} {one if number == 1 else many}"


def kind_in_words(record: Event) -> str:
    """Write what a record is, as people say it.

    >>> day = date(2015, 5, 8)
    >>> kind_in_words(Event("e1", "decision", "cass", day, day, subtype="advice_only"))
    'decision (advice only)'
    """
    what = record.kind.replace("_", " ")
    return f"{what} ({record.subtype.replace('_', ' ')})" if record.subtype else what


def names_in_words(view: View, people: Iterable[str]) -> str:
    """Write the names of some people, each once, as this view knows them."""
    return listed([view.name(person) for person in dict.fromkeys(people)])


def contact_in_words(view: View, record: Event, people: Iterable[str]) -> str:
    """Write one contact or other record on a line: day, agency, worry, whom it is about, and when it was known."""
    about = names_in_words(view, people)
    return f"{_told(record)}: about {about}; known on {day_in_words(record.known)}."


def record_in_words(view: View, record: Event, *, how_late: bool = False) -> str:
    """Write one record on a line with what kind it is; where the wait to be told matters, with how long it was."""
    about = f" about {names_in_words(view, record.people)}" if record.people else ""
    days = (record.known - record.occurred).days
    late = f", {counted(days, 'day', 'days')} later" if how_late and days else ""
    return f"{_told(record)}: {kind_in_words(record)}{about}; known on {day_in_words(record.known)}{late}."


def _told(record: Event) -> str:
    worry = f" ({record.concern.replace('_', ' ')})" if record.concern else ""
    return f"{day_in_words(record.occurred)}, {agency_in_words(record.agency)}{worry}"
