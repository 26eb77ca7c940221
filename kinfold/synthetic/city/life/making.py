"""Makes the families of the city: births over the years, partnerships that end and begin, and who lives alone."""

from datetime import date, timedelta
from random import Random

from kinfold.synthetic import naming
from kinfold.synthetic.city import rates
from kinfold.synthetic.city.kin import Kin, is_child
from kinfold.synthetic.city.window import YEAR, Window, between
from kinfold.synthetic.numbers import Numbers, telephone
from kinfold.synthetic.people import Person
from kinfold.synthetic.places import Home, Places
from kinfold.synthetic.surnames import LastNames

HOW_MANY = [many for many, _ in rates.CHILDREN]
HOW_OFTEN = [share for _, share in rates.CHILDREN]
YOUNGEST_MOTHER, YOUNGEST_FATHER = 14.6, 15.0


class Makes:
    """Makes one family after another from one source of chance."""

    def __init__(self, chance: Random, places: Places, numbers: Numbers, window: Window) -> None:
        self.chance, self.places, self.numbers, self.window = chance, places, numbers, window
        self.customs, self.shares = naming.customs()
        self.people_made = 0

    def kin(self, births: list[date] | None = None, young: bool | None = None) -> Kin:
        """Make a family that has a child under eighteen at some time, or one whose births are given."""
        kin = self._begin()
        if young is None:
            young = self.chance.random() < rates.FIRST_BIRTH_YOUNG * (1.25 - 0.08 * kin.deprivation)
        births = births or self._births(young)
        names = LastNames(kin.custom, naming.forename(kin.custom, "M", self.chance), self.chance)
        home = self._home(kin)
        mother = kin.mother = self._mother(kin, names, home, births[0], young)
        father = kin.father = self._father(kin, names, home, births[0], mother.born)
        for born in births:
            self._birth(kin, names, mother, born)
        self._partnerships(kin, mother, father, births[0])
        self._grandmother(kin, mother, names)
        self._burden(kin, young)
        return kin

    def others(self) -> Kin:
        """Make a household without a child under eighteen."""
        kin = self._begin()
        chance, window = self.chance, self.window
        home = self._home(kin)
        first = chance.choice("FM")
        born = window.start - timedelta(days=int(chance.triangular(19, 92, 42) * YEAR))
        surname = naming.gendered(kin.custom.surnames.pick(chance), first)
        self.person(kin, "adult", first, born, surname, home)
        if chance.random() < 0.62:
            near = min(born + timedelta(days=int(chance.gauss(0, 1200))), window.start - timedelta(days=6940))
            self.person(kin, "adult", "M" if first == "F" else "F", near, surname, home)
        return kin

    def person(
        self, kin: Kin, role: str, sex: str, born: date, surname: str, home: Home, forename: str = ""
    ) -> Person:
        """Make one person and add them to their family."""
        chance = self.chance
        made = Person(
            id=self.people_made,
            family=0,
            custom=kin.custom,
            role=role,
            forename=forename or naming.forename(kin.custom, sex, chance),
            middle=naming.middle(kin.custom, sex, chance),
            surname=surname,
            sex=sex,
            born=born,
            home=home,
            former_home=None,
            phone=telephone(chance),
            nhs_number=self.numbers.nhs_number(),
        )
        self.people_made += 1
        kin.people.append(made)
        return made

    def _begin(self) -> Kin:
        custom = self.chance.choices(self.customs, self.shares)[0]
        return Kin(custom, 1 + self.chance.choices(range(10), rates.DEPRIVATION)[0])

    def _home(self, kin: Kin) -> Home:
        if self.chance.random() < 0.004 * rates.BY_DEPRIVATION[kin.deprivation - 1]:
            return self.places.hostel()
        return self.places.home(kin.custom.community)

    def _births(self, young: bool) -> list[date]:
        """Draw the days of birth in a family, until one of them is a child in the days that the city covers."""
        chance, window = self.chance, self.window
        latest = window.end + timedelta(days=150)
        # First births over more years than a childhood: the youngest of a large family comes late.
        earliest = window.start - timedelta(days=int(30 * YEAR))
        oldest = window.start - timedelta(days=int(18 * YEAR))
        while True:
            born = between(earliest, latest, chance)
            births = [born]
            for _ in range(1, chance.choices(HOW_MANY, HOW_OFTEN)[0] + (young and chance.random() < 0.3)):
                born += timedelta(days=int(330 + chance.expovariate(1 / 800)))
                births.append(born)
            births = [born for born in births if born <= latest]
            if births[-1] > oldest:
                return births

    def _mother(self, kin: Kin, names: LastNames, home: Home, first: date, young: bool) -> Person:
        chance = self.chance
        if young:
            years = max(YOUNGEST_MOTHER, 20 - abs(chance.gauss(0, 1.5)))
        else:
            years = min(44.0, max(20.1, chance.gauss(29.0 - 0.25 * (5 - min(kin.deprivation, 5)), 4.9)))
        born = first - timedelta(days=int(years * YEAR))
        mother = self.person(kin, "mother", "F", born, names.mother, home)
        mother.other_surname = names.mother_before
        return mother

    def _father(self, kin: Kin, names: LastNames, home: Home, first: date, mothers: date) -> Person:
        chance = self.chance
        youngest = first - timedelta(days=int(YOUNGEST_FATHER * YEAR))
        born = min(youngest, mothers - timedelta(days=int(chance.gauss(800, 1100))))
        return self.person(kin, "father", "M", born, names.father, home, names_forename(names, kin, chance))

    def _birth(self, kin: Kin, names: LastNames, mother: Person, born: date) -> None:
        twins = self.chance.random() < rates.TWINS
        children = [self._child(kin, names, mother, born) for _ in range(2 if twins else 1)]
        if twins:
            one, two = children
            one.birth_order, two.birth_order, one.twin_of, two.twin_of = 1, 2, two.id, one.id

    def _child(self, kin: Kin, names: LastNames, mother: Person, born: date) -> Person:
        chance = self.chance
        sex = chance.choice("FM")
        forename = naming.forename(kin.custom, sex, chance)
        while any(forename == other.forename for other in kin.people):
            forename = naming.forename(kin.custom, sex, chance)
        if sex == "M" and kin.father and chance.random() < 0.015:
            forename = kin.father.forename  # father and son of one name
        child = self.person(kin, "child", sex, born, names.child(sex), mother.home, forename)
        child.mother, child.mother_name = mother.id, (mother.forename, mother.surname)
        child.other_surname = mother.surname if mother.surname != child.surname else ""
        if is_child(child, self.window.end) and born.year + 4 <= self.window.end.year:
            child.upn = self.numbers.upn(born.year + 4)
        kin.children.append(child)
        return child

    def _partnerships(self, kin: Kin, mother: Person, father: Person, first: date) -> None:
        """Let parents part, or never have lived together, and let the mother find a new partner."""
        chance, end = self.chance, self.window.end
        if chance.random() < 0.13:
            kin.apart_on = date.min
        elif (years := chance.expovariate(0.027)) * YEAR < (end - first).days:
            kin.apart_on = first + timedelta(days=int(years * YEAR))
        if kin.apart_on is None:
            return
        father.home = self._home(kin)
        since = max(kin.apart_on, first)
        begun = since + timedelta(days=int(200 + chance.expovariate(1 / 1300)))
        if begun < end and chance.random() < 0.6:
            self._new_partner(kin, mother, begun)

    def _new_partner(self, kin: Kin, mother: Person, begun: date) -> None:
        chance = self.chance
        born = min(
            mother.born - timedelta(days=int(chance.gauss(500, 1500))), begun - timedelta(days=17 * 365)
        )
        surname = naming.gendered(kin.custom.surnames.pick(chance), "M")
        kin.partner = self.person(kin, "adult", "M", born, surname, mother.home)
        kin.partner_from = begun
        if chance.random() < 0.28:
            self._partners_children(kin, kin.partner, surname)

    def _partners_children(self, kin: Kin, partner: Person, surname: str) -> None:
        """Give the new partner children who live elsewhere, with their mother."""
        chance, home = self.chance, self._home(kin)
        names = naming.gendered(kin.custom.surnames.pick(chance), "F")
        born = partner.born + timedelta(days=int(chance.gauss(300, 900)))
        former = self.person(kin, "adult", "F", born, names, home)
        kin.partners_former = former
        youngest = partner.born + timedelta(days=int(16.5 * YEAR))
        for _ in range(1 if chance.random() < 0.6 else 2):
            day = between(youngest, max(youngest, self.window.start), chance)
            sex = chance.choice("FM")
            child = self.person(kin, "child", sex, day, naming.gendered(surname, sex), home)
            child.mother, child.mother_name = former.id, (former.forename, former.surname)
            kin.partners_children.append(child)

    def _grandmother(self, kin: Kin, mother: Person, names: LastNames) -> None:
        if self.chance.random() > 0.35:
            return
        born = mother.born - timedelta(days=int(self.chance.triangular(16, 40, 24) * YEAR))
        surname = names.mother_before or names.mother
        home = mother.home if self.chance.random() < 0.12 else self._home(kin)
        kin.grandmother = self.person(kin, "adult", "F", born, surname, home)

    def _burden(self, kin: Kin, young: bool) -> None:
        chance = self.chance
        weight = rates.BY_DEPRIVATION[kin.deprivation - 1] * (rates.YOUNG_MOTHER if young else 1.0)
        kin.burden = chance.gammavariate(rates.UNEVEN, 1 / rates.UNEVEN) * weight
        kin.factors = frozenset(name for name, share in rates.FACTORS.items() if chance.random() < share)


def names_forename(names: LastNames, kin: Kin, chance: Random) -> str:
    """Give a father his first name: where children are called by it, the one they are called by."""
    return names.forefather if kin.custom.rule == "patronymic" else naming.forename(kin.custom, "M", chance)
