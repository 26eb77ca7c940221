"""The made-up register that is measured: what agencies say, and beside it the truth, which no engine sees."""

from collections.abc import Sequence
from dataclasses import dataclass

from kinfold.matching.describe import Description
from kinfold.synthetic.queries import Query, queries
from kinfold.synthetic.register import register

# Training uses seeds below this, so that nothing is measured on what was learned from.
FIRST_SEED = 1000


@dataclass(frozen=True, slots=True)
class City:
    """A register and questions to it; `truth` names the person of each description by number.

    `namesakes` gives, for each person who shares name and home with another, whom; both have records.
    """

    seed: int
    descriptions: list[Description]
    truth: list[int]
    marks: list[frozenset[str]]
    communities: list[str]
    namesakes: dict[int, int]
    questions: list[Query]

    @property
    def data(self) -> str:
        """Say in a line what was measured on."""
        people = len(set(self.truth))
        return (
            f"{len(self.descriptions):,} made-up records of {people:,} people (kinfold.synthetic, seed {self.seed}), "
            f"{len(self.questions):,} questions"
        )


def city(records: int, seed: int, *, each: int = 500) -> City:
    """Make up a register and the questions to put to it; refuses a seed that training may have used."""
    if seed < FIRST_SEED:
        raise LookupError(
            f"Seed {seed} is kept for training: what was learned from must not be measured on. "
            f"Give a seed from {FIRST_SEED} up."
        )
    made = register(records, seed)
    described = {record.person_id for record in made.records}
    pairs = [
        (person.id, person.namesake_of)
        for person in made.people
        if person.id in described and person.namesake_of in described
    ]
    namesakes = {one: other for a, b in pairs if b is not None for one, other in ((a, b), (b, a))}
    return City(
        seed,
        [record.description for record in made.records],
        [record.person_id for record in made.records],
        [frozenset(record.errors) for record in made.records],
        [record.community for record in made.records],
        namesakes,
        queries(made, seed, each),
    )


def missing_births(town: City) -> list[tuple[int, int]]:
    """List the records without a date of birth of somebody who has a namesake, each with one of the namesake's."""
    of_person: dict[int, list[int]] = {}
    for at, person in enumerate(town.truth):
        of_person.setdefault(person, []).append(at)
    return [
        (at, other)
        for at, person in enumerate(town.truth)
        if "nodob" in town.marks[at] and person in town.namesakes
        for other in of_person[town.namesakes[person]]
    ]


def majority(truth: Sequence[int], people: Sequence[int]) -> dict[int, int]:
    """Give, for each person as an engine named them, whose records most of theirs truly are.

    >>> majority([7, 7, 8], [0, 0, 0])
    {0: 7}
    """
    counts: dict[int, dict[int, int]] = {}
    for true, found in zip(truth, people, strict=True):
        held = counts.setdefault(found, {})
        held[true] = held.get(true, 0) + 1
    return {found: max(sorted(held), key=held.__getitem__) for found, held in counts.items()}
