"""The plain facts a judgement may rest on: people, ties and events, each with the day it was known.

One vocabulary serves the case files, the imports, the live service and the signals. Two times stand on
everything: when it happened (`occurred`) and when the front door knew it (`recorded`, `known_from`).
Nothing here is ever changed: a correction is a later row, or the day an earlier one was taken back.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

CONCERNS = frozenset({"concern", "domestic_abuse"})
PARENTAL = frozenset({"mother", "father", "parent", "stepparent"})
SAME_PERSON = "same_person"


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the network, in their own right, the unborn included.

    `born` is the date of birth, or the expected date while the child is unborn. `taken_as_child` marks
    someone whom an agency described as a child without giving any date: they count as a child until a date
    is known.
    """

    id: str
    name: str = ""
    born: date | None = None
    sex: str = ""
    taken_as_child: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """A link from `a` to `b`, known from one day until (not including) the day it was undone."""

    a: str
    b: str
    type: str
    known_from: date
    known_to: date | None = None
    id: str = ""

    def known_on(self, day: date) -> bool:
        """Tell whether this link was known at the end of a day."""
        return self.stood(day, day)

    def stood(self, known_by: date, standing: date) -> bool:
        """Tell whether this link was known by one day, and not undone by another, as late or later."""
        return self.known_from <= known_by and (self.known_to is None or standing < self.known_to)

    @property
    def label(self) -> str:
        """Give the id a finding shows for this link: its own, or the two people and the type."""
        return self.id or f"{self.a}-{self.type}-{self.b}"

    @property
    def parental(self) -> bool:
        """Tell whether `a` is recorded as a parent of `b`: mother, father, parent or stepparent."""
        return self.type in PARENTAL


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the ledger: what happened, when, who recorded it, and the people in it by role.

    `order` is the place in the ledger; it decides what came first on one day. An unknown kind or subtype is
    kept and shown, and counts only where a rule says "any".
    """

    id: str
    kind: str
    agency: str
    occurred: date
    recorded: date
    subtype: str = ""
    withdrawn: date | None = None
    order: int = 0
    about: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    looked_at: tuple[str, ...] = ()
    assessed: tuple[str, ...] = ()
    victim: str = ""
    suspect: str = ""
    attended: tuple[str, ...] = ()
    with_agencies: tuple[str, ...] = ()
    referral: str = ""
    concern: str = ""
    text: str = ""

    @property
    def known(self) -> date:
        """Give the day this became known: the later of recorded and occurred."""
        return max(self.recorded, self.occurred)

    def known_on(self, day: date) -> bool:
        """Tell whether this was known, and not taken back, at the end of a day."""
        return self.stood(day, day)

    def stood(self, known_by: date, standing: date) -> bool:
        """Tell whether this was known by one day, and not taken back by another, as late or later."""
        return (
            self.recorded <= known_by
            and self.occurred <= known_by
            and (self.withdrawn is None or standing < self.withdrawn)
        )

    @property
    def is_concern(self) -> bool:
        """Tell whether this is a contact that tells of a concern or of domestic abuse."""
        return self.kind == "contact" and self.subtype in CONCERNS

    @property
    def people(self) -> tuple[str, ...]:
        """List the people this record is of: about, named and victim, each once; not seen, not suspect."""
        listed = (*self.about, *self.named, *((self.victim,) if self.victim else ()))
        return tuple(dict.fromkeys(listed))

    @property
    def everyone(self) -> tuple[str, ...]:
        """List everybody who appears in this record in any role, each once."""
        suspect = (self.suspect,) if self.suspect else ()
        return tuple(dict.fromkeys((*self.people, *suspect, *self.seen, *self.looked_at, *self.assessed)))

    @property
    def distinct(self) -> str:
        """Give what this counts as: its referral, or its own id where it has none."""
        return self.referral or f"record:{self.id}"


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything on record about some people: the people in order of entry, their ties and their events.

    The indexes are built once here, so that a view of any one day costs only what the family's own records
    cost. In a tie on one day, `order` decides, so give every event its own.

    Where several descriptions are held to be one person, `stands_for` says by which id each is known here, and
    `as_held` gives these records as people were held to be one on an earlier day, without what a later day has
    undone. In a case file nobody stands for anybody else.
    """

    people: tuple[Person, ...]
    ties: tuple[Tie, ...]
    events: tuple[Event, ...]
    stands_for: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    as_held: "Callable[[date, date], Ledger] | None" = field(default=None, repr=False, compare=False)
    by_id: dict[str, Person] = field(init=False, repr=False, compare=False, default_factory=dict)
    places: dict[str, int] = field(init=False, repr=False, compare=False, default_factory=dict)
    ties_of: dict[str, list[Tie]] = field(init=False, repr=False, compare=False, default_factory=dict)
    records_of: dict[str, list[Event]] = field(init=False, repr=False, compare=False, default_factory=dict)
    sightings_of: dict[str, list[Event]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def id_of(self, person: str) -> str:
        """Give the id by which a person is known here, whichever description of theirs is asked for."""
        return self.stands_for.get(person, person)

    def same(self, record: Event) -> Event:
        """Give a record of another day's ledger with the ids by which its people are known in this one."""
        if not self.stands_for:
            return record
        return next((held for held in self.events if held.id == record.id), record)

    def __post_init__(self) -> None:
        self.by_id.update({person.id: person for person in self.people})
        self.places.update({person.id: place for place, person in enumerate(self.people)})
        for tie in self.ties:
            for end in {tie.a, tie.b}:
                self.ties_of.setdefault(end, []).append(tie)
        for event in self.events:
            for person in event.people:
                self.records_of.setdefault(person, []).append(event)
            for person in set(event.seen):
                self.sightings_of.setdefault(person, []).append(event)

    @classmethod
    def of(
        cls,
        people: Iterable[Person],
        ties: Iterable[Tie],
        events: Iterable[Event],
        *,
        stands_for: Mapping[str, str] | None = None,
        as_held: "Callable[[date, date], Ledger] | None" = None,
    ) -> "Ledger":
        """Build a ledger from any iterables, keeping the order of entry of the people."""
        in_order = tuple(sorted(events, key=lambda event: event.order))
        return cls(tuple(people), tuple(ties), in_order, stands_for or {}, as_held)
