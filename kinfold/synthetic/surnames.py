"""Who bears whose last name in a family, by the custom that the family follows."""

from random import Random

from kinfold.synthetic.naming import Custom, gendered


class LastNames:
    """The last names of one family: the father's, the mother's, hers before, and each child's as it is born."""

    def __init__(self, custom: Custom, father: str, chance: Random) -> None:
        self.custom, self.chance = custom, chance
        self.forefather = father.split()[-1]
        self.father = self.mother = self.mother_before = ""
        self._of_children = ""
        getattr(self, f"_{custom.rule}")()

    def child(self, sex: str) -> str:
        """Give the last name of a child of this family."""
        if self.custom.rule == "by_sex":
            return self._child_by_sex(sex)
        if self.custom.rule == "singh_kaur":
            return self._singh_kaur_name(sex)
        return gendered(self._of_children, sex) if self.custom.rule == "gendered" else self._of_children

    def _shared(self) -> None:
        chance, draw = self.chance, self.custom.surnames
        self.father, own = draw.pick(chance), draw.pick(chance)
        married = chance.random() < 0.62
        self.mother, self.mother_before = (self.father, own) if married else (own, "")
        luck = chance.random()
        self._of_children = self.father
        if not married and luck < 0.30:
            self._of_children = own
        elif luck > 0.90 and own != self.father:
            self._of_children = f"{own}-{self.father}"

    def _gendered(self) -> None:
        self._shared()
        self._of_children = self._of_children.split("-")[-1]
        self.mother = gendered(self.mother, "F")
        self.mother_before = gendered(self.mother_before, "F")

    def _by_sex(self) -> None:
        chance, custom = self.chance, self.custom
        self.father = (custom.surnames if chance.random() < 0.8 else custom.mens).pick(chance)
        self.mother = custom.womens.pick(chance) if chance.random() < 0.6 else self.father
        self.mother_before = custom.surnames.pick(chance) if chance.random() < 0.3 else ""
        self._of_children = self.father

    def _child_by_sex(self, sex: str) -> str:
        if self.chance.random() < 0.72:
            return self.father
        return (self.custom.womens if sex == "F" else self.custom.mens).pick(self.chance)

    def _singh_kaur(self) -> None:
        named = self.chance.random() < 0.55
        self._of_children = f" {self.custom.surnames.pick(self.chance)}" if named else ""
        self.father, self.mother = self._singh_kaur_name("M"), self._singh_kaur_name("F")

    def _singh_kaur_name(self, sex: str) -> str:
        return ("Kaur" if sex == "F" else "Singh") + self._of_children

    def _patronymic(self) -> None:
        # A child's last name is its father's first name, often with his father's after it.
        boys = self.custom.forenames["M"]
        theirs = [boys.pick(self.chance) for _ in range(4)]
        both = self.chance.random() < 0.6
        self.father = f"{theirs[0]} {theirs[1]}" if both else theirs[0]
        self.mother = f"{theirs[2]} {theirs[3]}" if both else theirs[2]
        self._of_children = f"{self.forefather} {theirs[0]}" if both else self.forefather
