"""Makes the families of a city one at a time: who they are, where they live, and who is hard to tell apart."""

from datetime import date, timedelta
from random import Random

from kinfold.synthetic import naming
from kinfold.synthetic.numbers import Numbers, telephone
from kinfold.synthetic.people import AS_OF, Family, Person
from kinfold.synthetic.places import Home, Places
from kinfold.synthetic.surnames import LastNames

# Of families with children; in life about one birth in seventy is of twins, and few fathers share a name with a son.
WITH_TWINS = 0.1
WITH_NAMESAKE = 0.12
# Of these families one twin, or the younger of one name, is in nobody's records, so that somebody new can ask.
HELD_BACK = 0.25
STRANGERS = 0.02


class Families:
    """Makes one family after another; all chance comes from one source, so that a seed makes one city."""

    def __init__(self, chance: Random, places: Places, numbers: Numbers) -> None:
        self.chance, self.places, self.numbers = chance, places, numbers
        self.customs, self.shares = naming.customs()
        self.made = self.people_made = 0

    def family(self) -> Family:
        """Make the next family."""
        self.made += 1
        custom = self.chance.choices(self.customs, self.shares)[0]
        family = Family(self.made, custom)
        Household(self, family).fill()
        if self.chance.random() < STRANGERS:
            for person in family.people:
                person.held_back = True
        return family

    def next_id(self) -> int:
        """Give the next person's id: the place in the list of everybody."""
        self.people_made += 1
        return self.people_made - 1


class Household:
    """Fills one family: adults first, then children from the eldest down."""

    def __init__(self, makes: Families, family: Family) -> None:
        self.makes, self.family, self.custom = makes, family, family.custom
        self.chance, self.places = makes.chance, makes.places
        self.phone = telephone(self.chance)
        self.home = self._home(0.007)
        self.former = self._home(0.03) if self.chance.random() < 0.6 else None
        father = naming.forename(self.custom, "M", self.chance)
        self.names = LastNames(self.custom, father, self.chance)
        self.father_forename = father
        self.mother: Person | None = None
        self.father: Person | None = None

    def _home(self, shared: float) -> Home:
        if self.chance.random() < shared:
            return self.places.hostel()
        return self.places.home(self.family.custom.community)

    def fill(self) -> None:
        """Make everybody of this family."""
        luck = self.chance.random()
        if luck < 0.15:
            self._adult(self.chance.choice("FM"), self._born(18, 85))
        elif luck < 0.23:
            mother = self._adult("F", self._born(20, 80))
            self._adult("M", self._near(mother.born))
        else:
            self._with_children(lone=luck < 0.45)

    def _born(self, youngest: int, oldest: int) -> date:
        return AS_OF - timedelta(days=self.chance.randrange(youngest * 365, oldest * 365))

    def _near(self, born: date) -> date:
        latest = AS_OF - timedelta(days=17 * 366)
        return min(latest, born - timedelta(days=int(self.chance.gauss(800, 1200))))

    def _with_children(self, *, lone: bool) -> None:
        births = self._births()
        eldest = births[0]
        years = min(40.0, max(15.5, self.chance.gauss(26, 5)))
        self.mother = self._adult("F", eldest - timedelta(days=int(years * 365.25)), "mother")
        if not lone or self.chance.random() < 0.5:
            born = min(self._near(self.mother.born), eldest - timedelta(days=16 * 366))
            self.father = self._adult("M", born, "father")
            if lone:
                self.father.home, self.father.phone = self._home(0.03), telephone(self.chance)
        twins_at = self.chance.randrange(len(births)) if self.chance.random() < WITH_TWINS else -1
        for at, born in enumerate(births):
            if at == twins_at:
                self._twins(born)
            else:
                self._child(born, step=at == 0 and len(births) > 1 and self.chance.random() < 0.08)
        if self.chance.random() < WITH_NAMESAKE:
            self._one_name()

    def _births(self) -> list[date]:
        """Give the days of birth, the eldest first: many of the youngest are still babies."""
        age = int(self.chance.random() ** 1.5 * 17 * 365)
        ages = [age]
        for _ in range(self.chance.choices((0, 1, 2, 3), (42, 34, 16, 8))[0]):
            age += self.chance.randrange(330, 1700)
            ages.append(age)
        return [AS_OF - timedelta(days=days) for days in reversed(ages)]

    def _adult(self, sex: str, born: date, role: str = "adult") -> Person:
        chance, names = self.chance, self.names
        forename = self.father_forename if sex == "M" else naming.forename(self.custom, sex, chance)
        phone = telephone(chance) if chance.random() < 0.6 else self.phone
        surname = names.father if sex == "M" else names.mother
        person = self._person(role, forename, surname, sex, born, phone)
        person.other_surname = names.mother_before if sex == "F" else ""
        return person

    def _person(self, role: str, forename: str, surname: str, sex: str, born: date, phone: str) -> Person:
        person = Person(
            id=self.makes.next_id(),
            family=self.family.id,
            custom=self.custom,
            role=role,
            forename=forename,
            middle=naming.middle(self.custom, sex, self.chance),
            surname=surname,
            sex=sex,
            born=born,
            home=self.home,
            former_home=self.former,
            phone=phone,
            nhs_number=self.makes.numbers.nhs_number(),
        )
        self.family.people.append(person)
        return person

    def _child(self, born: date, *, step: bool = False) -> Person:
        sex = self.chance.choice("FM")
        forename = naming.forename(self.custom, sex, self.chance)
        while any(forename == other.forename for other in self.family.people):
            forename = naming.forename(self.custom, sex, self.chance)
        surname = self.custom.surnames.pick(self.chance) if step else self.names.child(sex)
        return self._born_to_mother(self._person("child", forename, surname, sex, born, self.phone))

    def _born_to_mother(self, child: Person) -> Person:
        mother = next(person for person in self.family.people if person.role == "mother")
        child.mother, child.mother_name = mother.id, (mother.forename, mother.surname)
        child.other_surname = mother.surname if mother.surname != child.surname else ""
        if self.chance.random() < 0.7:
            child.phone = mother.phone
        if 4 * 365 < (AS_OF - child.born).days < 20 * 365:
            child.upn = self.makes.numbers.upn(child.born.year + 4)
            if self.chance.random() < 0.03:
                child.former_upn = self.makes.numbers.upn(child.born.year + 4)
        return child

    def _twins(self, born: date) -> None:
        first_sex = self.chance.choice("FM")
        second_sex = first_sex if self.chance.random() < 0.65 else "FM".replace(first_sex, "")
        first_name, second_name = naming.twins(self.custom, (first_sex, second_sex), self.chance)
        one, two = (
            self._born_to_mother(
                self._person("child", forename, self.names.child(sex), sex, born, self.phone)
            )
            for forename, sex in ((first_name, first_sex), (second_name, second_sex))
        )
        one.birth_order, two.birth_order, one.twin_of, two.twin_of = 1, 2, two.id, one.id
        two.phone = one.phone
        if first_sex == second_sex:
            two.surname, two.other_surname = one.surname, one.other_surname
        two.held_back = self.chance.random() < HELD_BACK

    def _one_name(self) -> None:
        """Let one child bear the whole name of its father, or sometimes of its mother."""
        elder = self.mother if self.chance.random() < 0.12 else self.father
        if elder is None or self.custom.rule == "patronymic":
            return
        young = [
            p for p in self.family.people if p.role == "child" and p.sex == elder.sex and p.twin_of is None
        ]
        if not young:
            return
        child = young[0]
        child.forename, child.surname, child.other_surname = elder.forename, elder.surname, ""
        if self.chance.random() < 0.6:
            # Nothing but the date of birth tells these two apart.
            child.middle = elder.middle = ""
        child.namesake_of, elder.namesake_of = elder.id, child.id
        child.home, child.former_home = elder.home, elder.former_home
        child.held_back = self.chance.random() < HELD_BACK
