"""The words findings are written in: plain dates, agencies by the names people use, and lists with an "and".

Nobody is ever described by a number or by blame: a person "has not been seen"; it is for us to see them.
"""

from collections.abc import Iterable, Sequence
from datetime import date

SAID = {"gp": "the GP", "cass": "CASS", "mash": "the MASH", "police": "the police", "": "an agency not named"}


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
