"""Lays families out as rows: who is joined with whom by any link is one family, and each has its own records."""

from collections import defaultdict
from typing import Any

from kinfold.synthetic.city.kin import Entry, Kin, is_child
from kinfold.synthetic.city.mentions import Mentions
from kinfold.synthetic.city.window import Window
from kinfold.synthetic.people import Person

NO_DATE_FATHER, NO_DATE_CHILD = 0.05, 0.003


class LayingOut:
    """The rows of one part of the city, families counted from nought."""

    def __init__(self, prefix: str, mentions: Mentions, window: Window) -> None:
        self.prefix, self.mentions, self.window = prefix, mentions, window
        self.rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        self.families = self.records = self.links = 0

    def add(self, together: list[Kin]) -> None:
        """Lay out kin who may be joined: each group that links join becomes a family, in order of entry."""
        known = {person.id for kin in together for bond in kin.bonds for person in (bond.a, bond.b)}
        # A child whom nobody has told of before the last day is in no file.
        people = [
            person
            for kin in together
            for person in kin.people
            if person.born < self.window.end or person.id in known
        ]
        family_of = self._families(people, together)
        for person in sorted(people, key=lambda person: (family_of[person.id], person.id)):
            self.rows["people"].append(self._person(family_of[person.id], person, together[0]))
        self._ties(together, family_of)
        self._records(together, family_of)
        self._truth(together, people, family_of)

    def code(self, person: Person | None) -> str:
        """Give somebody's id in the files."""
        return f"P{self.prefix}{person.id:05d}" if person else ""

    def codes(self, people: tuple[Person, ...]) -> list[str]:
        """Give the ids of several people."""
        return [self.code(person) for person in people]

    def _families(self, people: list[Person], together: list[Kin]) -> dict[int, int]:
        above = {person.id: person.id for person in people}

        def top(at: int) -> int:
            while above[at] != at:
                at = above[at]
            return at

        for bond in (bond for kin in together for bond in kin.bonds):
            one, other = top(bond.a.id), top(bond.b.id)
            above[max(one, other)] = min(one, other)
        numbers: dict[int, int] = {}
        for person in people:
            numbers.setdefault(top(person.id), self.families + len(numbers))
        self.families += len(numbers)
        return {person.id: numbers[top(person.id)] for person in people}

    def _person(self, family: int, person: Person, kin: Kin) -> tuple[Any, ...]:
        chance = self.mentions.chance
        name, born, taken = f"{person.forename} {person.surname}", person.born, False
        if born >= self.window.end:
            name = f"Unborn baby {person.mother_name[1]}".strip()
        elif person.role == "father" and chance.random() < NO_DATE_FATHER:
            return family, self.code(person), name, None, person.sex, taken
        elif kin.entries and person.role == "child" and chance.random() < NO_DATE_CHILD:
            taken = is_child(person, self.window.end)
            return family, self.code(person), name, None if taken else born, person.sex, taken
        return family, self.code(person), name, born, person.sex, taken

    def _ties(self, together: list[Kin], family_of: dict[int, int]) -> None:
        rows = []
        for bond in (bond for kin in together for bond in kin.bonds):
            self.links += 1
            a, b = self.code(bond.a), self.code(bond.b)
            number = f"T{self.prefix}{self.links:06d}"
            rows.append((family_of[bond.a.id], number, a, b, bond.type, bond.known_from, bond.known_to))
        self.rows["ties"].extend(sorted(rows, key=lambda row: row[0]))

    def _records(self, together: list[Kin], family_of: dict[int, int]) -> None:
        entries = [entry for kin in together for entry in kin.entries]
        entries.sort(key=lambda entry: max(entry.recorded, entry.occurred))
        events, mentions = [], []
        for order, entry in enumerate(entries):
            self.records += 1
            row = self._record(entry, f"E{self.prefix}{self.records:06d}", order)
            for family in {family_of[person] for person in entry.everyone}:
                events.append((family, *row))
            for person, *said in self.mentions.of_entry(entry):
                told = (row[0], entry.agency, entry.recorded, self.code(person))
                mentions.append((family_of[person.id], *told, *said))
        self.rows["events"].extend(sorted(events, key=lambda row: (row[0], row[8])))
        self.rows["mentions"].extend(sorted(mentions, key=lambda row: row[0]))

    def _record(self, entry: Entry, number: str, order: int) -> tuple[Any, ...]:
        people = (entry.about, entry.named, entry.seen, entry.looked_at, entry.assessed)
        return (
            *(number, entry.kind, entry.subtype, entry.agency),
            *(entry.occurred, entry.recorded, entry.withdrawn, order),
            *(self.codes(group) for group in people),
            *(list(entry.attended), list(entry.with_agencies)),
            *(self.code(entry.victim), self.code(entry.suspect)),
            *(f"R{self.prefix}{entry.referral}" if entry.referral else "", entry.concern, entry.text),
        )

    def _truth(self, together: list[Kin], people: list[Person], family_of: dict[int, int]) -> None:
        members: dict[int, list[Person]] = defaultdict(list)
        for person in people:
            members[family_of[person.id]].append(person)
        kin_of = {person.id: kin for kin in together for person in kin.people}
        for family, held in sorted(members.items()):
            kin = kin_of[held[0].id]
            mine = kin.mother is None or family_of[kin.mother.id] == family
            harmed = kin.harmed if mine else None
            end = self.window.end
            children = sum(person.born < end and is_child(person, end) for person in held)
            self.rows["truth"].append(
                (
                    *(family, kin.shape if mine else "", kin.harm_on if harmed else None, self.code(harmed)),
                    *(kin.deprivation, len(held), children, kin.custom.community),
                )
            )
