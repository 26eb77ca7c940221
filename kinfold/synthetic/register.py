"""A city's register for measuring matching: records of agencies, and the people whom they are truly of."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from kinfold.synthetic.families import Families
from kinfold.synthetic.numbers import Numbers
from kinfold.synthetic.people import Family, Person
from kinfold.synthetic.places import Places
from kinfold.synthetic.records import Made, Records


@dataclass(slots=True)
class Register:
    """Records in no order, and everybody in the city: a person's id is the place in the list.

    Who is held back has no record, and can be asked about as somebody new.
    """

    seed: int
    records: list[Made] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)


def source_of_chance(seed: int, purpose: str = "") -> Random:
    """Give chance that a seed repeats exactly, apart for each purpose; made-up people need no secrecy."""
    return Random(f"{seed} {purpose}")  # noqa: S311


def families(records: int, seed: int) -> Iterator[tuple[Family, list[Made]]]:
    """Make families with their records, one family at a time, until there are so many records.

    For a register that is too large to hold: nothing is kept of a family once it is given.
    """
    chance = source_of_chance(seed)
    places, numbers = Places(records // 4, chance), Numbers(chance)
    writes = Records(chance, places, numbers)
    left = records
    makes = Families(chance, places, numbers)
    while left > 0:
        family = makes.family()
        made = writes.of_family(family)[:left]
        left -= len(made)
        yield family, made


def register(records: int, seed: int) -> Register:
    """Make a register of exactly so many records, the same for the same seed.

    >>> made = register(100, seed=1)
    >>> len(made.records), made.records == register(100, seed=1).records
    (100, True)
    """
    city = Register(seed)
    for family, made in families(records, seed):
        city.records.extend(made)
        city.people.extend(family.people)
        described = {record.person_id for record in made}
        for person in family.people:
            person.held_back = person.id not in described
    source_of_chance(seed, "order").shuffle(city.records)
    return city
