"""From booking to the first year: antenatal care, birth, the neonatal unit and going home, and the health visitor."""

from datetime import date, timedelta

from kinfold.synthetic.city import rates
from kinfold.synthetic.city.kin import Kin, is_child
from kinfold.synthetic.city.tallies import Tallies
from kinfold.synthetic.city.telling import Telling
from kinfold.synthetic.city.window import later, years_old
from kinfold.synthetic.people import Person

BEFORE_BIRTH, FIRST_YEAR = timedelta(days=260), timedelta(days=365)
YEAR_AGO = timedelta(days=365)
PLANNED = "discharge_planning"


class Births:
    """The births of one family in the days that are covered."""

    def __init__(self, telling: Telling, tallies: Tallies | None) -> None:
        self.telling, self.tallies = telling, tallies
        self.kin: Kin = telling.kin
        self.chance, self.window = telling.chance, telling.window

    def live(self) -> None:
        """Write down what health services tell of every child who is expected, born or under one."""
        days = {child.born for child in self.kin.children}
        for born in sorted(days):
            if self.window.records_from < born + FIRST_YEAR and born - BEFORE_BIRTH < self.window.end:
                self._born([child for child in self.kin.children if child.born == born])

    def _born(self, babies: list[Person]) -> None:
        born, mother = babies[0].born, self.kin.mother
        missed = 0.12 if self.kin.burden > 1.5 else 0.035
        self._antenatal(babies, born, missed)
        self.telling.tell("birth", "midwifery", born, about=babies, seen=[mother])
        neonatal = self.telling.likely(rates.NEONATAL if len(babies) == 1 else rates.NEONATAL_TWIN)
        if self.window.holds(born) and mother and self.tallies:
            for _ in babies:
                self.tallies.born(years_old(mother.born, born), neonatal)
        home = self._neonatal(babies, born) if neonatal else later(born, self.chance, 0, 3)
        self._health_visitor(babies, home, missed)

    def _antenatal(self, babies: list[Person], born: date, missed: float) -> None:
        mother, late = self.kin.mother, self.telling.likely(0.2 if self.kin.burden > 1.5 else 0.05)
        booked = born - timedelta(
            days=self.chance.randint(90, 150) if late else self.chance.randint(190, 225)
        )
        people, tell = [mother, *babies], self.telling.tell
        tell("health", "midwifery", booked, subtype="booking", about=people, seen=[mother])
        day = later(booked, self.chance, 25, 50)
        while day < born - timedelta(days=10):
            if self.telling.likely(missed):
                tell("attempt", "midwifery", day, subtype="was_not_brought", about=people)
            elif self.telling.likely(0.3):
                tell("health", "midwifery", day, subtype="antenatal", about=people, seen=[mother])
            day = later(day, self.chance, 35, 60)

    def _neonatal(self, babies: list[Person], born: date) -> date:
        """Write down the stay, and a planning meeting where it was asked for, and give the day of going home."""
        tell, likely = self.telling.tell, self.telling.likely
        days = min(120, max(2, int(self.chance.lognormvariate(2.1, 0.8))))
        home = born + timedelta(days=days)
        tell("admission", "neonatal", born, subtype="neonatal", about=babies)
        asked = asks_for_a_meeting(self.kin, home)
        if asked and likely(0.85):
            on = later(born, self.chance, 0, min(4, days))
            tell("booking", "neonatal", on, subtype=PLANNED, about=babies)
        if likely(0.82 if asked else 0.05):
            attended = self.chance.sample(("midwifery", "social_care", "health_visiting", "gp"), 2)
            on = later(born, self.chance, min(2, days), days)
            tell("meeting", "neonatal", on, subtype=PLANNED, about=babies, attended=attended)
        if self.kin.father and not self.kin.father_home(born) and likely(0.2):
            on = later(born, self.chance, 2, 12)
            tell("attempt", "neonatal", on, subtype="parent_absent", about=[self.kin.father])
        tell("discharge", "neonatal", home, subtype="neonatal", about=babies, seen=self._parents(home))
        return home

    def _parents(self, on: date) -> tuple[Person, ...]:
        father = self.telling.seen_of([self.kin.father], 0.7, on) if self.kin.father_home(on) else ()
        return (*self.telling.seen_of([self.kin.mother], 0.95, on), *father)

    def _health_visitor(self, babies: list[Person], home: date, missed: float) -> None:
        for least, most in ((9, 14), (38, 60), (300, 360)):
            on = later(home, self.chance, least, most)
            if self.telling.likely(missed):
                subtype = self.chance.choice(("was_not_brought", "no_access"))
                self.telling.tell("attempt", "health_visiting", on, subtype=subtype, about=babies)
            elif least < 300 or self.telling.likely(0.5):
                self.telling.tell(
                    "visit", "health_visiting", on, about=babies, seen=[*babies, *self._parents(on)]
                )


def asks_for_a_meeting(kin: Kin, home: date) -> bool:
    """Tell whether a child's going home asks for a planning meeting: a contact lately, a victim, a parent under age."""
    told = [entry for entry in kin.entries if entry.kind == "contact" and entry.occurred < home]
    lately = any(entry.occurred > home - YEAR_AGO for entry in told)
    young = kin.mother is not None and is_child(kin.mother, home)
    return lately or young or any(entry.victim for entry in told)
