"""New descriptions to put to a register one at a time, with the right answer to each."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from random import Random
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
HIDES_A_TWIN = ("babyname", "initial", "middle_as_forename")
HIDES_A_NAMESAKE = ("nodob",)
# A record with one of these would tell father from son, or hide that it fits both.
TELLS = frozenset((*SLIPS, "babyname", "no_postcode")) - {"wrong_sex", "new_phone"}


@dataclass(frozen=True, slots=True)
class Query:
    """One question to a register: a description, of whom it truly is, and who it may rightly be found to be.

    `answers` is one id for a known person, none for somebody new, and both ids where nothing tells two people
    apart. `near` are the people it must not be joined to.
    """

    kind: str
    description: Description
    person_id: int
    answers: tuple[int, ...]
    near: tuple[int, ...]
    community: str
    errors: tuple[str, ...]


def queries(city: Register, *, seed: int, each: int) -> Iterator[Query]:
    """Ask so many questions of each kind, or as many as there are people of whom to ask them."""
    chance = source_of_chance(seed, "queries")
    writes = Records(chance, Places(len(city.records) // 4, chance), Numbers(chance))
    known, unseen = list(city.people.values()), list(city.held_back.values())
    for person in _some(known, each, chance):
        yield _asked("known", person, writes.of_person(person), (person.id,))
    for person in _some(known, each, chance):
        yield _asked(
            "known_hard", person, writes.of_person(person, slips=chance.randrange(2, 5)), (person.id,)
        )
    for person in _some((p for p in unseen if p.twin_of in city.people), each, chance):
        yield _asked("unseen_twin", person, _record(writes, person, HIDES_A_TWIN), (), (person.twin_of,))
    for person in _some((p for p in unseen if p.namesake_of in city.people), each, chance):
        made = _record(writes, person, HIDES_A_NAMESAKE)
        yield _asked("unseen_namesake", person, made, (), (person.namesake_of,))
    seen = {person.family for person in known}
    for person in _some((p for p in unseen if p.family not in seen), each, chance):
        yield _asked("stranger", person, writes.of_person(person), ())
    for elder, younger in _some(_one_name_one_home(city), each, chance):
        yield _undecidable(elder, younger)


def _some(items: Iterable[T], each: int, chance: Random) -> list[T]:
    found = list(items)
    return chance.sample(found, min(each, len(found)))


def _record(writes: Records, person: Person, never: Collection[str]) -> Made:
    return writes.of_person(person, slips=min(2, writes.usual_slips()), never=never)


def _asked(
    kind: str, person: Person, made: Made, answers: tuple[int, ...], near: tuple[int, ...] = ()
) -> Query:
    return Query(kind, made.description, person.id, answers, near, person.community, made.errors)


def _one_name_one_home(city: Register) -> list[tuple[Person, Person]]:
    """Give the two of one whole name and home, each known by a record that says so and gives a date of birth."""
    plain: dict[int, int] = defaultdict(int)
    for made in city.records:
        if not TELLS.intersection(made.errors):
            plain[made.person_id] += 1
    return [
        (city.people[person.namesake_of], person)
        for person in city.people.values()
        if person.role == "child"
        and plain[person.id]
        and plain.get(person.namesake_of)
        and _same_words(city.people[person.namesake_of], person)
    ]


def _same_words(elder: Person, younger: Person) -> bool:
    return elder.middle == younger.middle and elder.home == younger.home


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
    return Query("missing_birth_undecidable", said, younger.id, both, (), younger.community, ("nodob",))
