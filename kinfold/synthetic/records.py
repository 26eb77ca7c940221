"""Makes what agencies write about a person: who writes, how often, and what goes wrong as they do."""

from bisect import bisect
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from kinfold.matching.describe import Description
from kinfold.synthetic import habits, slips_of_facts, slips_of_names
from kinfold.synthetic.draft import Draft
from kinfold.synthetic.newborn import babyname
from kinfold.synthetic.numbers import Numbers
from kinfold.synthetic.people import Family, Person
from kinfold.synthetic.places import Places

Slip = Callable[[Draft, Random, Places], bool]


@dataclass(frozen=True, slots=True)
class Made:
    """One record that was made up: what it says, of whom it truly is, and what is wrong with it."""

    source: str
    record_id: str
    person_id: int
    description: Description
    community: str
    errors: tuple[str, ...]


# How often each is tried. Some cannot happen to everybody: few have a last name of two halves.
SLIPS: dict[str, tuple[Slip, float]] = {
    "swap": (slips_of_names.swap, 2.2),
    "nick": (slips_of_names.nick, 14),
    "translit": (slips_of_names.translit, 7),
    "translit_surname": (slips_of_names.translit_surname, 6),
    "typo": (slips_of_names.typo, 4.5),
    "typo_surname": (slips_of_names.typo_surname, 4.5),
    "newsurname": (slips_of_names.newsurname, 4),
    "halfname": (slips_of_names.halfname, 16),
    "gender_form": (slips_of_names.gender_form, 8),
    "midonly": (slips_of_names.midonly, 3),
    "initial": (slips_of_names.initial, 2),
    "prefix": (slips_of_names.prefix, 8),
    "nodob": (slips_of_facts.nodob, 5.3),
    "baddob": (slips_of_facts.baddob, 7),
    "wrongsex": (slips_of_facts.wrongsex, 0.8),
    "moved": (slips_of_facts.moved, 11),
    "no_fixed_address": (slips_of_facts.no_fixed_address, 0.5),
    "postcode_typo": (slips_of_facts.postcode_typo, 3),
    "address_typo": (slips_of_facts.address_typo, 3),
    "new_phone": (slips_of_facts.new_phone, 5),
}
NAMES = tuple(SLIPS)
UPTO = tuple(accumulate(weight for _, weight in SLIPS.values()))
# After these, another slip of the same part would hide the first or leave nothing to go by.
APART = (
    {"nick", "translit", "typo", "midonly", "initial", "babyname"},
    {"newsurname", "halfname", "translit_surname", "typo_surname", "gender_form"},
    {"nodob", "baddob"},
    {"moved", "no_fixed_address", "postcode_typo", "address_typo"},
    {"moved", "new_phone"},
    {"swap", "initial", "halfname", "babyname"},
    {"prefix", "nick", "initial", "babyname", "midonly"},
    {"babyname", "newsurname"},
    {"babyname", "nodob"},
)
SHUTS = {
    name: frozenset[str]().union(*(group for group in APART if name in group))
    for name in (*NAMES, "babyname")
}
SHUTS["unborn"] = SHUTS["babyname"] | {"baddob"}

AGENCIES = {
    "infant": {
        "health_visiting": 30,
        "midwifery": 24,
        "gp": 20,
        "social_care": 14,
        "housing": 7,
        "police": 5,
    },
    "pupil": {"school": 42, "gp": 16, "social_care": 16, "police": 9, "health_visiting": 9, "midwifery": 3},
    "woman": {"gp": 25, "midwifery": 22, "housing": 18, "police": 14, "social_care": 13, "school": 8},
    "adult": {"gp": 26, "housing": 26, "police": 26, "social_care": 14, "school": 8},
}
DRAWN = {kind: (tuple(shares), tuple(accumulate(shares.values()))) for kind, shares in AGENCIES.items()}
HOW_MANY = (0.695, 0.87, 0.95)  # up to one, two, three records; else four
HOW_WRONG = (0.53, 0.875, 0.975)  # up to no, one, two slips; else three
UNNAMED = {"midwifery": 0.50, "health_visiting": 0.08, "social_care": 0.05}


class Records:
    """Writes records of people, each by some agency and with its slips."""

    def __init__(self, chance: Random, places: Places, numbers: Numbers) -> None:
        self.chance, self.places, self.numbers = chance, places, numbers

    def of_family(self, family: Family) -> list[Made]:
        """Give every record of a family; whoever is held back has none."""
        return [
            self.of_person(person, among=family.people)
            for person in family.people
            if not person.held_back
            for _ in range(1 + bisect(HOW_MANY, self.chance.random()))
        ]

    def of_person(
        self,
        person: Person,
        slips: int | None = None,
        never: Collection[str] = (),
        among: Sequence[Person] = (),
    ) -> Made:
        """Give one record of a person, with so many slips or as many as usual, and none of those named."""
        chance = self.chance
        draft = Draft.of(person, self._source(person))
        self._role(draft)
        habits.number(draft, chance)
        if draft.child and "babyname" not in never and chance.random() < UNNAMED.get(draft.source, 0.0):
            babyname(draft, chance)
        self._slip(draft, self.usual_slips() if slips is None else slips, never)
        habits.leave_out(draft, chance)
        habits.write(draft, chance)
        self._wrong_number(draft, among)
        return Made(
            draft.source,
            self.numbers.record_id(draft.source),
            person.id,
            draft.description(),
            person.community,
            tuple(draft.errors),
        )

    def usual_slips(self) -> int:
        """Draw how many slips a record has, as records go."""
        return bisect(HOW_WRONG, self.chance.random())

    def _source(self, person: Person) -> str:
        kind = "adult" if person.sex == "M" or person.age > 45 else "woman"
        if person.is_child:
            kind = "infant" if person.age < 5 else "pupil"
        names, upto = DRAWN[kind]
        return names[bisect(upto, self.chance.random() * upto[-1])]

    def _role(self, draft: Draft) -> None:
        chance, person = self.chance, draft.person
        if person.is_child and person.role == "child":
            draft.child = draft.source != "police" or chance.random() < 0.5
            asked = {"midwifery": 0.6, "health_visiting": 0.3, "school": 0.3, "social_care": 0.2}
            if chance.random() < asked.get(draft.source, 0.0):
                draft.mother_name = " ".join(person.mother_name)
        elif person.role in ("mother", "father") and chance.random() < 0.5:
            draft.role = person.role

    def _slip(self, draft: Draft, slips: int, never: Collection[str]) -> None:
        shut = set(never)
        for before in draft.errors:
            shut |= SHUTS.get(before, frozenset())
        left, tries = slips, 0
        while left and tries < 40:
            tries += 1
            name = NAMES[bisect(UPTO, self.chance.random() * UPTO[-1])]
            # Names change places last of all, so that a slip in the forename is not one in the last name.
            if name not in shut and (name == "swap" or SLIPS[name][0](draft, self.chance, self.places)):
                draft.errors.append(name)
                shut |= SHUTS[name]
                shut.add(name)
                left -= 1
        if "swap" in draft.errors:
            slips_of_names.swap(draft, self.chance, self.places)

    def _wrong_number(self, draft: Draft, among: Sequence[Person]) -> None:
        if not draft.nhs_number:
            return
        luck = self.chance.random()
        others = [other for other in among if other.role == "child" and other.id != draft.person.id]
        if luck < 0.005:
            last = int(draft.nhs_number[-1])
            draft.nhs_number = draft.nhs_number[:-1] + str((last + self.chance.randrange(1, 10)) % 10)
            draft.errors.append("wrong_nhs_number")
        elif luck < 0.010 and draft.child and others:
            draft.nhs_number = self.chance.choice(others).nhs_number
            draft.errors.append("siblings_nhs_number")
