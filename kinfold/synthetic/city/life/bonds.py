"""Which links between people the front door comes to know, from which day on, and which are made in error."""

from datetime import date, timedelta
from random import Random

from kinfold.synthetic.city.kin import Bond, Entry, Kin
from kinfold.synthetic.city.window import Window, later
from kinfold.synthetic.people import Person

UNDONE = 0.004  # of families with a contact: a link that was wrong, and was undone


class Bonds:
    """The links of one family."""

    def __init__(self, kin: Kin, chance: Random, window: Window) -> None:
        self.kin, self.chance, self.window = kin, chance, window
        contacts = [entry for entry in kin.entries if entry.kind == "contact"]
        self.contacts = sorted(contacts, key=lambda entry: entry.recorded)
        self.told: dict[int, date] = {}
        for entry in kin.entries:
            for person in entry.everyone:
                self.told[person] = min(entry.recorded, self.told.get(person, entry.recorded))

    def learn(self) -> None:
        """Add every link that is known at some time."""
        for child in self.kin.children:
            self._mother(child)
            self._father(child)
        self._couple()
        self._partner()
        self._grandmother()
        self._earlier_record()

    def _add(self, a: Person | None, b: Person | None, type_: str, on: date | None) -> None:
        if a and b and on and on < self.window.end:
            self.kin.bonds.append(Bond(a, b, type_, on))

    def _mother(self, child: Person) -> None:
        # Known with the first record about the child; with its registration where there is none.
        registered = later(child.born, self.chance, 1, 30)
        self._add(self.kin.mother, child, "mother", min(registered, self.told.get(child.id, registered)))

    def _father(self, child: Person) -> None:
        kin, likely = self.kin, self.chance.random()
        if likely < (0.94 if kin.father_home(child.born) else 0.5):
            on: date | None = later(child.born, self.chance, 3, 42)
        else:
            on = self._told_of(kin.father, 0.6)
        self._add(kin.father, child, "father", on)

    def _told_of(self, person: Person | None, share: float, since: date = date.min) -> date | None:
        """Give the day on which some contact told of somebody, if one did."""
        for entry in self.contacts:
            if entry.occurred >= since and self._tells(entry, person) and self.chance.random() < share:
                return entry.recorded
        return None

    def _tells(self, entry: Entry, person: Person | None) -> bool:
        people = (entry.suspect, entry.victim, *entry.named)
        return any(each is person for each in people) or self.chance.random() < 0.2

    def _couple(self) -> None:
        kin = self.kin
        if kin.father and kin.children and kin.apart_on != date.min and self.chance.random() < 0.8:
            self._add(kin.father, kin.mother, "partner", later(kin.children[0].born, self.chance, 3, 42))

    def _partner(self) -> None:
        """Learn of the new partner from a contact, or never; his own children belong to him all the while."""
        kin, chance = self.kin, self.chance
        for child in kin.partners_children:
            registered = later(child.born, chance, 1, 42)
            self._add(kin.partners_former, child, "mother", registered)
            self._add(kin.partner, child, "father", registered)
        if kin.partner is None or kin.partner_from is None:
            return
        on = self._told_of(kin.partner, 0.7, kin.partner_from)
        if on is None and chance.random() < 0.25:
            on = later(kin.partner_from, chance, 100, 900)
        self._add(kin.partner, kin.mother, "partner", on)
        for child in kin.children if chance.random() < 0.7 else ():
            self._add(kin.partner, child, "stepparent", on)

    def _grandmother(self) -> None:
        on = self.contacts[0].recorded if self.contacts and self.chance.random() < 0.5 else None
        if on is None and self.chance.random() < 0.2:
            on = self.window.records_from
        self._add(self.kin.grandmother, self.kin.mother, "mother", on)

    def _earlier_record(self) -> None:
        """Join the mother's record from when she was a child, some time after the first contact, or never."""
        if self.kin.earlier_record and self.contacts and self.chance.random() < 0.6:
            on = later(self.contacts[0].recorded, self.chance, 0, 200)
            self._add(self.kin.earlier_record, self.kin.mother, "same_person", on)


def mistake(kin: Kin, stranger: Kin, chance: Random, window: Window) -> None:
    """Link a family's man to another family's child by mistake, and undo it some weeks later."""
    on = next((entry.recorded for entry in kin.entries if entry.kind == "contact"), None)
    if on is None or not stranger.people or kin.mother is None:
        return
    until = min(on + timedelta(days=chance.randint(3, 80)), window.end)
    kin.bonds.append(Bond(stranger.people[0], kin.mother, "relative", on, until))
