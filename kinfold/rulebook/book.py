"""The rulebook: every value that a signal or a clock reads, as it stood on any day.

Lesson: when a number is changed in place, nobody can say afterwards what the rules were on the day a
decision was made. Every value is therefore a row with a day, and a later row is added, never an edit.
"""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from importlib import resources
from itertools import pairwise

from kinfold.rulebook.row import Row, Value

FILES = ("family.toml", "signals.toml", "clocks.toml")


@dataclass(frozen=True, slots=True)
class Rules:
    """The values in force on one day, by name."""

    day: date
    rows: Mapping[str, Row] = field(repr=False)

    def row(self, name: str) -> Row:
        """Give the row in force for a name, with its source; a missing one is refused with what to do."""
        if name not in self.rows:
            raise LookupError(
                f"The rulebook of {self.day:%d %B %Y} has no value for '{name}'. "
                "Add a row to a file of kinfold/rulebook that begins on or before that day."
            )
        return self.rows[name]

    def number(self, name: str) -> int:
        """Give a whole number in force, such as a count or a number of days."""
        value = self.row(name).value
        if not isinstance(value, int):
            raise TypeError(
                f"'{name}' in the rulebook is not a number: it is {value!r}. Write it without quotes."
            )
        return value

    def words(self, name: str) -> tuple[str, ...]:
        """Give a list of words in force, such as the agencies whose sightings do not count."""
        value = self.row(name).value
        if not isinstance(value, tuple):
            raise TypeError(
                f"'{name}' in the rulebook is not a list: it is {value!r}. Write it in square brackets."
            )
        return value

    def time_of_day(self, name: str) -> time:
        """Give a time of day in force, such as when the office opens."""
        return time.fromisoformat(str(self.row(name).value))

    def trying(self, name: str, value: Value) -> "Rules":
        """Give these rules with one value changed, to see what a change would do; bounds are kept."""
        tried = replace(self.row(name), value=value).checked()
        return replace(self, rows={**self.rows, name: tried})

    @property
    def version(self) -> str:
        """Give a short mark of these exact values, to keep with whatever was found under them."""
        written = "\n".join(f"{name}={self.rows[name].value}" for name in sorted(self.rows))
        return hashlib.sha256(written.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Every row there has ever been, oldest first."""

    rows: tuple[Row, ...]

    @classmethod
    def of(cls, rows: Iterable[Row]) -> "Rulebook":
        """Build a rulebook from rows in any order, refusing two rows of one name that begin on one day."""
        ordered = tuple(sorted(rows, key=lambda row: (row.since, row.name)))
        for earlier, later in pairwise(ordered):
            if (earlier.name, earlier.since) == (later.name, later.since):
                raise ValueError(
                    f"The rulebook has two rows for '{later.name}' since {later.since}, so nobody could say "
                    "which was in force. Give the later one a later day."
                )
        return cls(ordered)

    @classmethod
    def read(cls, texts: Iterable[str]) -> "Rulebook":
        """Read a rulebook from the text of TOML files in which every table is a list of dated rows."""
        return cls.of(
            Row.read(name, row)
            for text in texts
            for name, rows in tomllib.loads(text).items()
            for row in rows
        )

    def on(self, day: date) -> Rules:
        """Give the values in force on a day: of each name, the latest row that had begun."""
        return Rules(day, {row.name: row for row in self.rows if row.since <= day})

    def latest(self) -> Rules:
        """Give the values of the latest rows: what a replay uses unless told otherwise."""
        return self.on(self.rows[-1].since)


def _shipped() -> Iterable[str]:
    return [resources.files("kinfold.rulebook").joinpath(name).read_text("utf-8") for name in FILES]


RULEBOOK = Rulebook.read(_shipped())
