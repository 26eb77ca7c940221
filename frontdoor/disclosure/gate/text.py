"""Reads the text of a document: its words, dates, numbers and places, each with where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kinfold.matching import numbers
from kinfold.matching.names import fold


def each(words: str) -> frozenset[str]:
    """The words of a line, to be looked up."""
    return frozenset(words.split())


Place = tuple[int, int, int]  # passage, first letter, letter after the end

WORD = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)*")
TOKEN = re.compile(r"\d+[A-Za-z]?\b|[^\W\d_]+(?:['’`][^\W\d_]+)*")
LONG_NUMBER = re.compile(r"(?<![\d])\d{3}[ \u00a0-]?\d{3}[ \u00a0-]?\d{4}(?!\d)")
PUPIL_NUMBER = re.compile(r"\b[A-Za-z]\d{11}[0-9A-Za-z]\b")
TELEPHONE = re.compile(r"(?<![\d+])(?:\+|00)?\d[\d \u00a0().-]{8,16}\d(?!\d)")
POSTCODE = re.compile(r"\b[A-Za-z]{1,2}\d[A-Za-z\d]?[ \u00a0]{0,2}\d[A-Za-z]{2}\b")
IN_DIGITS = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)")
AS_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
IN_WORDS = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([A-Za-z]{3,9})\.?,? (\d{4})(?!\d)")
MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
STREETS = each(
    "road rd street st avenue ave av lane ln close cl drive dr court ct gardens gdns crescent cres grove gr place pl "
    "terrace way walk square hill rise mews row green park house view croft parade"
)
PARTICLES = each("van von der den de da do dos du del della di la le mac mc o st ter ten bin ibn al el")
WORDS_OF_A_STREET = 4


@dataclass(frozen=True, slots=True)
class Word:
    """One word, or a name of several words that are written apart, such as van der Berg."""

    folded: str
    capital: bool
    number: int  # its place among the words of its passage
    start: int
    end: int


def passages_of(text: str) -> list[str]:
    """Part a text at its blank lines."""
    parts = re.split(r"\n\s*\n", text.replace("\r\n", "\n"))
    return [part.strip() for part in parts if part.strip()]


def words_of(passage: str) -> list[Word]:
    """The words of a passage in their order."""
    found = []
    for number, match in enumerate(WORD.finditer(passage)):
        said = match[0]
        for ending in ("'s", "’s"):
            said = said.removesuffix(ending)
        folded = fold(said).replace(" ", "")
        found.append(Word(folded, said[:1].isupper(), number, match.start(), match.start() + len(said)))
    return found


def joined(words: list[Word]) -> list[Word]:
    """The names that begin with a particle, as one word each: van der Berg is vanderberg."""
    made = []
    for at, first in enumerate(words):
        end = at
        while words[end].folded in PARTICLES and end + 1 < len(words) and end < at + 3:
            end += 1
        if end > at:
            together = "".join(each.folded for each in words[at : end + 1])
            made.append(Word(together, True, first.number, first.start, words[end].end))
    return made


def dates_of(passage: str) -> Iterator[tuple[date, int, int]]:
    """Every date of a passage, in digits or in words."""
    for match in IN_DIGITS.finditer(passage):
        yield from _dated(match, match[3], match[2], match[1])
    for match in AS_ISO.finditer(passage):
        yield from _dated(match, *match.groups())
    for match in IN_WORDS.finditer(passage):
        yield from _dated(match, match[3], _month(match[2]), match[1])
    for match in MONTH_FIRST.finditer(passage):
        yield from _dated(match, match[3], _month(match[1]), match[2])


def _month(word: str) -> str:
    start = word.lower()[:3]
    return str(MONTHS.index(start) + 1) if start in MONTHS else "0"


def _dated(match: re.Match[str], year: str, month: str, day: str) -> Iterator[tuple[date, int, int]]:
    years = [int(year)] if len(year) == 4 else [2000 + int(year), 1900 + int(year)]
    for each in years:
        try:
            yield date(each, int(month), int(day)), match.start(), match.end()
        except ValueError:
            continue


def nhs_numbers_of(passage: str) -> Iterator[tuple[str, int, int]]:
    """Every NHS number of a passage whose check digit holds."""
    for match in LONG_NUMBER.finditer(passage):
        if number := numbers.nhs_number(match[0]):
            yield number, match.start(), match.end()


def pupil_numbers_of(passage: str) -> Iterator[tuple[str, int, int]]:
    """Every unique pupil number of a passage."""
    for match in PUPIL_NUMBER.finditer(passage):
        if number := numbers.upn(match[0])[0]:
            yield number, match.start(), match.end()


def phones_of(passage: str) -> Iterator[tuple[str, int, int]]:
    """Every telephone number of a passage, as national digits."""
    for match in TELEPHONE.finditer(passage):
        if number := numbers.phone(match[0]):
            yield number, match.start(), match.end()


def postcodes_of(passage: str) -> Iterator[tuple[str, int, int]]:
    """Every full postcode of a passage."""
    for match in POSTCODE.finditer(passage):
        if postcode := numbers.postcode(match[0]):
            yield postcode, match.start(), match.end()


def streets_of(passage: str) -> Iterator[tuple[str, int, int]]:
    """Every house number with a street of a passage: from the number to a word such as road."""
    tokens = list(TOKEN.finditer(passage))
    for at, first in enumerate(tokens):
        if not first[0][0].isdigit():
            continue
        for end in range(at + 1, min(at + 2 + WORDS_OF_A_STREET, len(tokens))):
            if tokens[end][0][0].isdigit():
                break  # the next number begins a street of its own
            if end > at + 1 and tokens[end][0].lower() in STREETS:
                yield passage[first.start() : tokens[end].end()], first.start(), tokens[end].end()
                break


def address_of(said: str) -> tuple[str, ...]:
    """The words of an address as they are compared: 14 Elm Rd is 14 elm road."""
    return tuple(numbers.address(said)[0].split())


def tokens_of(passage: str) -> list[tuple[str, int, int]]:
    """The words and numbers of a passage, each as it would stand in an address."""
    found = []
    for match in TOKEN.finditer(passage):
        # Only after another word is "st" a street.
        folded = numbers.address(f"1 {match[0]}")[0].removeprefix("1 ")
        found.append((folded, match.start(), match.end()))
    return found
