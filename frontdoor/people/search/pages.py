"""What a search shows: no more of each person than tells whether it is them, and why they were found."""

from dataclasses import dataclass, field

from frontdoor.people.pages import PersonKnown


@dataclass(frozen=True, slots=True)
class Found:
    """One person who may be the one that was looked for."""

    ref: str
    name: str
    age: str
    area: str
    told_by: tuple[str, ...]
    fits: str
    agrees: tuple[str, ...]
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Some of the people who were found, those of whom most agrees first."""

    ref: str
    fields: str
    found: tuple[Found, ...]
    total: int
    more_than_shown: bool
    advice: str
    page: int
    pages: int
    shown: tuple[PersonKnown, ...] = field(default=(), repr=False)

    @property
    def people_shown(self) -> tuple[str, ...]:
        """The references of those whom this page shows."""
        return tuple(person.ref for person in self.shown)
