"""The schedule: how long each category of records is kept, from when, and whose word that is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Category:
    """One line of the schedule. `starts` says which day the years are counted from."""

    key: str
    title: str
    years: int
    starts: str
    source: str


SCHEDULE = {
    each.key: each
    for each in (
        Category(
            "adopted",
            "Child who was adopted",
            100,
            "the adoption order",
            "Practice for adoption records, as a court found it: [2015] EWHC 2134 (Admin)",
        ),
        Category(
            "looked_after",
            "Child who was looked after",
            75,
            "the date of birth",
            "Practice for looked after children, as a court found it: [2015] EWHC 2134 (Admin)",
        ),
        Category(
            "sexual_abuse",
            "Record that tells of child sexual abuse",
            75,
            "the latest entry",
            "Independent Inquiry into Child Sexual Abuse, final report, part H.5",
        ),
        Category(
            "closed",
            "Any other record of social care about a child",
            35,
            "the day it was closed",
            "Practice after closure, as a court examined it: [2015] EWHC 2134 (Admin)",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Kept:
    """That somebody's records are of a category, with the day its years are counted from."""

    category: str
    starts_on: date


@dataclass(frozen=True, slots=True)
class Held:
    """A legal hold from one day until, perhaps, another; a hold without an end stands."""

    from_on: date
    until_on: date | None = None

    def stands(self, day: date) -> bool:
        """Tell whether it stands on a day; on the day it is lifted it does still."""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


def years_after(day: date, years: int) -> date:
    """The same day so many years later; for the 29th of February, the 1st of March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def kept_until(kept: Iterable[Kept]) -> date | None:
    """The day until which records of these categories are kept: the longest counts. Without any, they are kept."""
    ends = [years_after(each.starts_on, SCHEDULE[each.category].years) for each in kept]
    return max(ends, default=None)


def why_not(kept: Iterable[Kept], holds: Iterable[Held], day: date) -> str:
    """Why records may not be disposed of on a day, in words; nothing where they may. A hold is asked for first."""
    if any(each.stands(day) for each in holds):
        return "A legal hold stands. While it does, nothing about them is disposed of."
    until = kept_until(kept)
    if until is None:
        return "Nobody has said of which category these records are, so they are kept."
    if day <= until:
        return f"They are kept until {until.day} {until:%B} {until.year}."
    return ""
