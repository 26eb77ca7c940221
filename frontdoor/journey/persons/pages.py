"""What the page of one person shows: sentences with where each stands, never rows."""

from dataclasses import dataclass, field
from datetime import date

from frontdoor.chronology.engagement import Engagement
from frontdoor.chronology.pages import Entry, FindingToday
from frontdoor.disclosure.safe.queries import Reach
from frontdoor.people.pages import PersonKnown


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence about a person, and the entry that it rests on."""

    text: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Aspect:
    """What is known about somebody as one thing: a child, a parent, a victim, somebody never met."""

    heading: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody saw or heard them: when, how old they were, who, and whether anybody else was there."""

    on: date
    age: str
    by: str
    what: str
    alone: str
    counts: bool
    ref: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What they said, in their own words, to whom and when."""

    words: str
    by: str
    on: date
    age: str
    ref: str


@dataclass(frozen=True, slots=True)
class Past:
    """One thing of their own history, with their age at the time and whose word it is."""

    entry: Entry
    age: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person, as known on a day."""

    ref: str
    day: date
    person: PersonKnown
    age: str
    roles: tuple[str, ...]
    adult: bool
    aspects: tuple[Aspect, ...]
    met: tuple[Met, ...]
    heard: tuple[Heard, ...]
    engagement: Engagement
    history: tuple[Past, ...]
    findings: tuple[FindingToday, ...]
    questions: tuple[str, ...]
    reaches: tuple[Reach, ...]
    others: tuple[tuple[str, str], ...]
    people_shown: tuple[str, ...] = field(default=(), repr=False)
