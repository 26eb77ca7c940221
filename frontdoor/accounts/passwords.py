"""Which passwords are refused: those of this place, those that many have, and those that the world already has.

Long and otherwise free is the rule: no kinds of letters are asked for, and none ever expires.
"""

import hashlib
import os
import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

LETTERS = re.compile(r"[^\W\d_]+")
ENOUGH_OF_ONES_OWN = 8  # letters and numbers that must be left once the words of the place are taken out
A_UNIT = 8  # something this short, written over and over, is no long password
_names: list[Callable[[], Iterable[str]]] = []


def register_names(names: Callable[[], Iterable[str]]) -> None:
    """Let a room add names that a password should not be made of, such as those of the agencies."""
    _names.append(names)


def words_of_the_place() -> set[str]:
    """Every word that anybody who knows this service would try first."""
    named = [settings.SERVICE_NAME, settings.PARTNERSHIP_NAME, *settings.PASSWORD_CONTEXT_WORDS]
    named += [name for names in _names for name in names()]
    return {word for name in named for word in LETTERS.findall(name.lower()) if len(word) >= 4}


class WordsOfThePlace:
    """Refuses a password that has a word of the place in it, or little besides."""

    def validate(self, password: str, user: Any = None) -> None:
        typed = left = password.lower()
        words = words_of_the_place()
        for word in sorted(words, key=len, reverse=True):
            left = left.replace(word, "")
        if words & set(LETTERS.findall(typed)) or (left != typed and own(left) < ENOUGH_OF_ONES_OWN):
            raise ValidationError(self.get_help_text(), code="password_of_the_place")

    def get_help_text(self) -> str:
        return "Leave out the words of this service, of its agencies and of the city: they are tried first."


def own(left: str) -> int:
    """Count the letters and numbers of what is left of a password."""
    return sum(letter.isalnum() for letter in left)


class WrittenOver(CommonPasswordValidator):
    """Refuses what is only made long: a common password twice, two of them, or a few letters over and over."""

    def validate(self, password: str, user: Any = None) -> None:
        typed = password.lower()
        halves = ((typed[:place], typed[place:]) for place in range(1, len(typed)))
        if (
            _repeats(typed)
            or _in_a_row(typed)
            or any(self._common(one) and self._common(two) for one, two in halves)
        ):
            raise ValidationError(self.get_help_text(), code="password_written_over")

    def _common(self, part: str) -> bool:
        return part in self.passwords or not any(letter.isalpha() for letter in part)

    def get_help_text(self) -> str:
        return "Use words that do not belong together. A common password that is only made longer is guessed as fast."


def _repeats(typed: str) -> bool:
    units = (typed[:size] for size in range(1, A_UNIT + 1) if 2 * size <= len(typed))
    return any((unit * len(typed)).startswith(typed) for unit in units)


def _in_a_row(typed: str) -> bool:
    return all(ord(after) - ord(before) == 1 for before, after in pairwise(typed))


class Breached:
    """Refuses what stands in a list of passwords that were stolen somewhere, named in BREACHED_PASSWORDS.

    The list is a file in the order of its lines: each begins with a SHA-1 in capitals, or with its first ten or more
    letters, as Pwned Passwords are published. It is searched where it lies, so it may be larger than the memory.
    """

    def validate(self, password: str, user: Any = None) -> None:
        # In small letters as well: our list of the commonest has them so, and a capital makes none of them rare.
        sums = {_published_sum(password), _published_sum(password.lower())}
        for name in settings.BREACHED_PASSWORDS:
            with Path(name).open("rb") as lines:
                if any(stands_in(lines, each) for each in sums):
                    raise ValidationError(self.get_help_text(), code="password_breached")

    def get_help_text(self) -> str:
        return "Choose one that was never stolen: passwords from known thefts are not taken."


def _published_sum(password: str) -> str:
    """The sum that published lists are in; it guards nothing here."""
    return hashlib.new("SHA1", password.encode(), usedforsecurity=False).hexdigest().upper()


def stands_in(lines: BinaryIO, sum_of_it: str) -> bool:
    """Tell whether a file of sums in order has this one, by halving where to look."""
    low, high = 0, lines.seek(0, os.SEEK_END)
    while low < high:
        middle = (low + high) // 2
        lines.seek(max(middle - 1, 0))
        if middle:
            lines.readline()  # to the beginning of a line
        known = lines.readline().decode("ascii").strip().partition(":")[0].upper()
        if known and sum_of_it.startswith(known):
            return True
        if known and known < sum_of_it:
            low = lines.tell()
        else:
            high = middle
    return False
