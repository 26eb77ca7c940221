"""Reading one entry of a case file, so that whatever is wrong is said with the place and what to do.

Case files are written by practice leads: a mistake is met with a sentence, never with a stack of code.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

EARLIEST, LATEST = 1850, 2200
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
NOTHING = ("", "null", "~")


class CaseFileError(ValueError):
    """A case file that cannot be read as written: what is wrong, where, and what to do."""


@dataclass(frozen=True, slots=True)
class Fields:
    """One mapping of a case file, and where it stands in it."""

    raw: dict[str, Any]
    where: str

    @classmethod
    def of(cls, raw: Any, where: str) -> "Fields":
        """Take an entry that must be a mapping of names to values."""
        if not isinstance(raw, dict):
            raise CaseFileError(
                f"{where}: expected 'name: value' entries, and found {_shown(raw)}. "
                "See the vocabulary at the top of tests/cases/public.yaml."
            )
        return cls(raw, where)

    def refuse(self, what: str) -> NoReturn:
        """Refuse this entry with a sentence that begins with its place in the file."""
        raise CaseFileError(f"{self.where}: {what}")

    def has(self, key: str) -> bool:
        """Tell whether a field is there at all, even empty."""
        return key in self.raw

    def text(self, key: str, *, needed: bool = False) -> str:
        """Read a field as text; empty where it is left out, unless it is needed."""
        value = self.raw.get(key, "")
        if not isinstance(value, str):
            self.refuse(f"'{key}' must be one word or text, and is {_shown(value)}.")
        if needed and not value.strip():
            self.refuse(f"'{key}' is missing. Add it: every entry of this kind needs one.")
        return value.strip()

    def day(self, key: str, *, needed: bool = False) -> date | None:
        """Read a field as a date, written year first, such as 2015-05-06."""
        written = self.text(key, needed=needed)
        return None if written in NOTHING else self.as_day(key, written)

    def as_day(self, key: str, written: str) -> date:
        """Read a value as a date, refusing one that is not in the calendar."""
        day = _in_calendar(written)
        if day is None:
            self.refuse(
                f"'{key}' is {_shown(written)}, which is not a date. Write it year first, such as 2015-05-06."
            )
        if not EARLIEST <= day.year <= LATEST:
            self.refuse(f"'{key}' is {day}, a year no case can be in. Check the year.")
        return day

    def words(self, key: str) -> tuple[str, ...]:
        """Read a field as a list of words; one word alone is a list of one."""
        value = self._given(key)
        found = [value] if isinstance(value, str) and value else value or []
        if not isinstance(found, list) or not all(isinstance(word, str) and word for word in found):
            self.refuse(f"'{key}' must be a list such as [kayla, isla], and is {_shown(value)}.")
        return tuple(dict.fromkeys(found))

    def entries(self, key: str) -> list["Fields"]:
        """Read a field as a list of entries, each named by its own id or by its place."""
        value = self._given(key) or []
        if not isinstance(value, list):
            self.refuse(
                f"'{key}' must be a list of entries, each beginning with a dash, and is {_shown(value)}."
            )
        return [
            Fields.of(raw, f"{self.where}, {key} {_named(raw, place)}") for place, raw in enumerate(value, 1)
        ]

    def mapping(self, key: str) -> "Fields":
        """Read a field as a mapping of its own."""
        return Fields.of(self._given(key) or {}, f"{self.where}, {key}")

    def _given(self, key: str) -> Any:
        value = self.raw.get(key, "")
        return "" if value in NOTHING else value


def _in_calendar(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if DAY.fullmatch(written) else None
    except ValueError:
        return None


def _named(raw: Any, place: int) -> str:
    name = raw.get("id") if isinstance(raw, dict) else None
    return f"'{name}'" if isinstance(name, str) and name else f"number {place}"


def _shown(value: Any) -> str:
    shown = "empty" if value in ("", None) else repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
