"""New descriptions to put to a register one at a time, with the right answer to each."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from kinfold.matching.describe import Description
from kinfold.synthetic.numbers import Numbers
from kinfold.synthetic.people import Person
from kinfold.synthetic.places import Places
from kinfold.synthetic.records import SLIPS, Made, Records
from kinfold.synthetic.register import Register, source_of_chance

T = TypeVar("T")
KINDS = (
    "known",
    "known_hard",
    "unseen_twin",
    "unseen_namesake",
    "stranger",
    "missing_birth_undecidable",
)
# With these nobody could say which twin is meant, or whether father or son.
HIDES_A_TWIN = ("babyname", "initial", "midonly")
HIDES_A_NAMESAKE = ("nodob", "baddob", "babyname")
# A record with one of these would tell father from son, or hide that it fits both.
TELLS = frozenset(SLIPS) - {"new_phone"} | {"babyname", "unborn", "no_postcode"}


@dataclass(frozen=True, slots=True)
class Query:
    """One question to a register: a description, and of whom it truly is, if of anybody who has a record.

    `candidates` are all whom it may rightly be found to be: one for a known person, none for somebody new, and
    both where nothing tells two people apart, so that only "ambiguous" is right.
    """

    kind: str
    description: Description
    person_id: int | None
    candidates: tuple[int, ...]
    community: str
    errors: tuple[str, ...]


def queries(city: Register, seed: int, each: int = 200) -> list[Query]:
    """Ask so many questions of each kind, or as many as there are people of whom to ask them."""
    return list(Asking(city, seed, each).all())


class Asking:
    """Chooses of whom to ask, and has an agency describe them."""

    def __init__(self, city: Register, seed: int, each: int) -> None:
        self.city, self.each = city, each
        self.chance = source_of_chance(seed, "queries")
        places = Places(len(city.records) // 4, self.chance)
        self.writes = Records(self.chance, places, Numbers(self.chance))

    def all(self) -> Iterator[Query]:
        """Give every question, kind by kind."""
        known = [person for person in self.city.people if not person.held_back]
        for person in self._some(known):
            yield self._of_known("known", person, self.writes.of_person(person))
        for person in self._some(known):
            yield self._of_known("known_hard", person, self._hard(person))
        yield from self._of_new(
            "unseen_twin", (p for p in self._unseen() if self._has(p.twin_of)), HIDES_A_TWIN
        )
        sons = (p for p in self._unseen() if p.role == "child" and self._has(p.namesake_of))
        yield from self._of_new("unseen_namesake", sons, HIDES_A_NAMESAKE)
        seen = {person.family for person in known}
        yield from self._of_new("stranger", (p for p in self._unseen() if p.family not in seen))
        for elder, younger in self._some(self._one_name_one_home()):
            yield _undecidable(elder, younger)

    def _some(self, items: Iterable[T]) -> list[T]:
        found = list(items)
        return self.chance.sample(found, min(self.each, len(found)))

    def _unseen(self) -> list[Person]:
        return [person for person in self.city.people if person.held_back]

    def _has(self, person_id: int | None) -> bool:
        return person_id is not None and not self.city.people[person_id].held_back

    def _hard(self, person: Person) -> Made:
        """Give a record with two to four slips; one that an agency's gaps have hidden again does not count."""
        while True:
            # A child without a name yet leaves too little that can go wrong.
            made = self.writes.of_person(person, slips=self.chance.randrange(2, 5), never=("babyname",))
            if len(set(SLIPS).intersection(made.errors)) > 1:
                return made

    def _of_known(self, kind: str, person: Person, made: Made) -> Query:
        return Query(kind, made.description, person.id, (person.id,), person.community, made.errors)

    def _of_new(self, kind: str, people: Iterable[Person], never: Collection[str] = ()) -> Iterator[Query]:
        for person in self._some(people):
            made = self.writes.of_person(person, slips=min(2, self.writes.usual_slips()), never=never)
            yield Query(kind, made.description, None, (), person.community, made.errors)

    def _one_name_one_home(self) -> list[tuple[Person, Person]]:
        """Give the two of one name and home, each known by a record that says so and gives a date of birth."""
        plain = {made.person_id for made in self.city.records if not TELLS.intersection(made.errors)}
        people = self.city.people
        return [
            (people[person.namesake_of], person)
            for person in people
            if person.role == "child"
            and person.namesake_of in plain
            and person.id in plain
            and people[person.namesake_of].home == person.home
            and people[person.namesake_of].middle == person.middle
        ]


def _undecidable(elder: Person, younger: Person) -> Query:
    """Describe one of two people with nothing but what both share, so that the only right answer is: either."""
    said = Description(
        forenames=younger.forename,
        surname=younger.surname,
        sex=younger.sex,
        address=younger.home.address,
        postcode=younger.home.postcode,
    )
    both = (elder.id, younger.id)
    return Query("missing_birth_undecidable", said, None, both, younger.community, ("nodob",))
