"""A family of the made-up city as it truly is: who belongs together, under which roof, and from when until when."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from kinfold.synthetic.naming import Custom
from kinfold.synthetic.people import Person

EIGHTEEN = 18 * 365.25
EXPECTED = timedelta(days=150)  # so long before birth a child is spoken of


@dataclass(slots=True)
class Entry:
    """One record in the making: as `kinfold.records.Event`, with people for their ids."""

    kind: str
    subtype: str
    agency: str
    occurred: date
    recorded: date
    withdrawn: date | None = None
    about: tuple[Person, ...] = ()
    named: tuple[Person, ...] = ()
    seen: tuple[Person, ...] = ()
    looked_at: tuple[Person, ...] = ()
    assessed: tuple[Person, ...] = ()
    attended: tuple[str, ...] = ()
    with_agencies: tuple[str, ...] = ()
    victim: Person | None = None
    suspect: Person | None = None
    referral: str = ""
    concern: str = ""
    text: str = ""

    @property
    def everyone(self) -> set[int]:
        """Give the ids of everybody in this record, in whatever role."""
        one_each = [person.id for person in (self.victim, self.suspect) if person]
        groups = (self.about, self.named, self.seen, self.looked_at, self.assessed)
        return {person.id for group in groups for person in group}.union(one_each)


@dataclass(slots=True)
class Bond:
    """One link in the making."""

    a: Person
    b: Person
    type: str
    known_from: date
    known_to: date | None = None


@dataclass(slots=True)
class Kin:
    """People who truly belong together, what trouble they have, and all that is told of them."""

    custom: Custom
    deprivation: int
    people: list[Person] = field(default_factory=list)
    mother: Person | None = None
    father: Person | None = None
    children: list[Person] = field(default_factory=list)
    apart_on: date | None = None
    partner: Person | None = None
    partner_from: date | None = None
    partners_children: list[Person] = field(default_factory=list)
    partners_former: Person | None = None
    grandmother: Person | None = None
    earlier_record: Person | None = None
    burden: float = 0.0
    factors: frozenset[str] = frozenset()
    shape: str = ""
    harm_on: date | None = None
    harmed: Person | None = None
    open_until: date = date.min
    in_episode: list[Person] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    bonds: list[Bond] = field(default_factory=list)
    referrals: dict[int, list[date]] = field(default_factory=dict)

    @property
    def first(self) -> Person:
        """Give the mother, or in a household without one its first person."""
        return self.mother or self.people[0]

    def children_on(self, day: date) -> list[Person]:
        """List the mother's children under eighteen on a day, the expected ones included."""
        soon = day + EXPECTED
        return [child for child in self.children if child.born <= soon and is_child(child, day)]

    def father_home(self, day: date) -> bool:
        """Tell whether the father lives with the mother on a day."""
        return self.father is not None and (self.apart_on is None or day < self.apart_on)

    def partner_on(self, day: date) -> Person | None:
        """Give the mother's new partner on a day, if she has one."""
        return self.partner if self.partner and self.partner_from and self.partner_from <= day else None

    def man_on(self, day: date) -> Person | None:
        """Give the man most likely to be met or spoken of: who lives there, or else the father."""
        return self.partner_on(day) or self.father

    def household_on(self, day: date) -> list[Person]:
        """List everybody under the mother's roof on a day."""
        adults = [self.mother, self.father if self.father_home(day) else None, self.partner_on(day)]
        return [*(adult for adult in adults if adult), *(c for c in self.children_on(day) if c.born <= day)]

    def whole_on(self, day: date) -> list[Person]:
        """List whom somebody who asks about the whole family would hear of."""
        both = {person.id: person for person in (*self.household_on(day), *self.children_on(day))}
        if self.father:
            both.setdefault(self.father.id, self.father)
        return list(both.values())

    def open_on(self, day: date) -> bool:
        """Tell whether an episode of help is open on a day."""
        return day < self.open_until


def is_child(person: Person, day: date) -> bool:
    """Tell whether somebody is under eighteen on a day, or not yet born."""
    return (day - person.born).days < EIGHTEEN
