"""One part of the city: families enough for so many children, lived through and laid out as tables."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from kinfold.caseload.layout import EVENTS, MENTIONS, PEOPLE, TIES, TRUTH
from kinfold.caseload.writing import rows_table
from kinfold.synthetic.city import rates
from kinfold.synthetic.city.front_door.contacts import FrontDoor
from kinfold.synthetic.city.kin import Kin
from kinfold.synthetic.city.laying_out import LayingOut
from kinfold.synthetic.city.life.births import Births
from kinfold.synthetic.city.life.bonds import UNDONE, Bonds, mistake
from kinfold.synthetic.city.life.everyday import Everyday
from kinfold.synthetic.city.life.making import Makes
from kinfold.synthetic.city.mentions import Mentions
from kinfold.synthetic.city.planted.shapes import SHAPES, plant
from kinfold.synthetic.city.tallies import Tallies
from kinfold.synthetic.city.telling import Telling
from kinfold.synthetic.city.window import Window, between
from kinfold.synthetic.numbers import Numbers
from kinfold.synthetic.places import Places
from kinfold.synthetic.register import source_of_chance

# So many numbers are kept for each block that no two blocks hand out the same.
NHS_NUMBERS, PUPIL_NUMBERS = 24_000, 8_000
SCHEMAS = {"people": PEOPLE, "ties": TIES, "events": EVENTS, "mentions": MENTIONS, "truth": TRUTH}


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of which city to make: all that a worker needs to know."""

    number: int
    children: int
    city_children: int
    seed: int
    start: date
    years: int


@dataclass(frozen=True, slots=True)
class Made:
    """A part that has been made: its tables, with families counted from nought, and what was counted."""

    tables: dict[str, Any]
    families: int
    tallies: Tallies


def make(part: Part) -> Made:
    """Make one part of the city; the same part of the same seed is always the same."""
    return _Block(part).made()


@cache
def _streets(families: int, seed: int) -> Places:
    return Places(families, source_of_chance(seed, "streets"))


class _Block:
    def __init__(self, part: Part) -> None:
        self.part, self.window = part, Window.of(part.start, part.years)
        self.chance = source_of_chance(part.seed, f"part {part.number}")
        self.tallies = Tallies(self.window)
        places = _streets(part.city_children, part.seed)
        places.chance = self.chance
        numbers = Numbers(source_of_chance(part.seed, "numbers"))
        numbers.nhs_given, numbers.upns_given = (
            part.number * NHS_NUMBERS,
            part.number * PUPIL_NUMBERS,
        )
        self.makes = Makes(self.chance, places, numbers, self.window)
        mentions = Mentions(source_of_chance(part.seed, f"mentions {part.number}"), places, numbers)
        self.laid = LayingOut(f"{part.number:03d}", mentions, self.window)

    def made(self) -> Made:
        """Make families until there are children enough, then everybody else."""
        for _ in range(max(1, round(self.part.children / rates.CHILDREN_PER_SHAPE))):
            for shape in SHAPES:
                self._add(plant(shape, self.makes), planted=True)
        while self.tallies.counts["children"] < self.part.children:
            self._add(self._ordinary(), planted=False)
        while self.makes.people_made < self.part.children * rates.PEOPLE_PER_CHILD:
            self.laid.add([self.makes.others()])
        tables = {name: rows_table(schema, self.laid.rows[name]) for name, schema in SCHEMAS.items()}
        return Made(tables, self.laid.families, self.tallies)

    def _add(self, together: list[Kin], *, planted: bool) -> None:
        for kin in together:
            self.tallies.family(kin, planted=planted)
        self.laid.add(together)

    def _ordinary(self) -> list[Kin]:
        kin, chance = self.makes.kin(), self.chance
        telling = Telling(kin, chance, self.window)
        self._earlier_record(kin)
        FrontDoor(telling, self.tallies).live()
        Births(telling, self.tallies).live()
        Everyday(telling).live()
        self._harm(kin, telling)
        Bonds(kin, chance, self.window).learn()
        if chance.random() < UNDONE:
            stranger = self.makes.others()
            mistake(kin, stranger, chance, self.window)
            return [kin, stranger]
        return [kin]

    def _earlier_record(self, kin: Kin) -> None:
        """Keep a record of the mother from when she was a child, apart from hers of today."""
        mother, chance = kin.mother, self.chance
        if mother is None or chance.random() > 0.02:
            return
        surname = mother.other_surname or mother.surname
        home = self.makes.places.home(kin.custom.community)
        kin.earlier_record = self.makes.person(kin, "adult", "F", mother.born, surname, home, mother.forename)

    def _harm(self, kin: Kin, telling: Telling) -> None:
        share = rates.SERIOUS_HARM * self.window.years / 3 * kin.burden
        if self.chance.random() >= share:
            return
        on = between(self.window.start, self.window.end - timedelta(days=1), self.chance)
        children = [child for child in kin.children_on(on) if child.born <= on]
        for youngest in children[-1:]:
            kin.harm_on, kin.harmed = on, youngest
            telling.tell("injury", "hospital", on, about=[youngest], text="Injured", delay=0)
