"""What the auditor's page shows: references, never the names of children."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One entry: who did what, to which reference, when."""

    id: int
    at: datetime
    who: str
    role: str
    agency: str
    verb: str
    kind: str
    ref: str
    detail: str
    searched: bool = False


@dataclass(frozen=True, slots=True)
class EntriesPage:
    """Some entries, the newest first, and where the older ones begin."""

    lines: tuple[Line, ...]
    found: str
    asked: str
    older_than: int | None
    first: bool


@dataclass(frozen=True, slots=True)
class SearchedPage:
    """What somebody typed to find a person: the one page of the audit that may hold a name."""

    ref: str
    at: datetime
    who: str
    agency: str
    searched: tuple[tuple[str, str], ...]
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Looker:
    """Somebody who looked: how often, since when, and what explained it."""

    who: str
    role: str
    agency: str
    times: int
    first: datetime
    latest: datetime
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one of the auditor's questions: by who looked, entry by entry, or both."""

    title: str
    found: str
    lookers: tuple[Looker, ...] = ()
    entries: EntriesPage | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One line of what a family is told: who looked, by role and agency, on which days and why."""

    agency: str
    role: str
    name: str
    days: str
    because: str


@dataclass(frozen=True, slots=True)
class ToldPage:
    """What a family can be told about one record."""

    ref: str
    told: tuple[Told, ...]
    made: datetime
