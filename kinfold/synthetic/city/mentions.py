"""People as the agencies of the city tell of them, with the slips and habits of the matching benchmark."""

from datetime import date, timedelta
from typing import Any

from kinfold.synthetic import habits
from kinfold.synthetic.city.kin import Entry, is_child
from kinfold.synthetic.city.window import YEAR
from kinfold.synthetic.draft import Draft
from kinfold.synthetic.newborn import babyname
from kinfold.synthetic.people import Person
from kinfold.synthetic.records import UNNAMED, Records

# Whose hand an agency of the city writes in; the others write as social care does.
HAND = {
    "police": "police",
    "probation": "police",
    "school": "school",
    "early_help": "school",
    "youth_service": "school",
    "gp": "gp",
    "hospital": "gp",
    "dentist": "gp",
    "mental_health": "gp",
    "midwifery": "midwifery",
    "neonatal": "midwifery",
    "health_visiting": "health_visiting",
    "housing": "housing",
    "anonymous": "housing",
    "family": "housing",
}
TELLING = frozenset({"contact", "disclosure", "birth"})
NEWBORN_DAYS = 42


class Mentions(Records):
    """Writes how the sender of a record described each person in it."""

    def of_entry(self, entry: Entry) -> list[tuple[Any, ...]]:
        """Give a row for each person whom a record tells of, without family, record and person."""
        if entry.kind not in TELLING and entry.subtype != "booking":
            return []
        pair = [person for person in (entry.victim, entry.suspect) if person]
        people = {person.id: person for person in (*entry.about, *entry.named, *pair)}
        return [(person, *self._row(person, entry)) for person in people.values()]

    def _row(self, person: Person, entry: Entry) -> tuple[Any, ...]:
        draft = Draft.of(person, HAND.get(entry.agency, "social_care"))
        self._part(draft, entry.occurred)
        habits.number(draft, self.chance)
        self._unnamed(draft, entry.occurred)
        self._slip(draft, self.usual_slips(), ())
        habits.leave_out(draft, self.chance)
        habits.write(draft, self.chance)
        said = draft.description()
        return (
            *(said.name, said.forenames, said.surname, said.born, said.born_precision, said.sex),
            *(said.address, said.postcode, said.phone, said.nhs_number, said.upn, said.former_upn),
            *(said.role, said.described_as_child, said.mother_name, said.birth_order, draft.errors),
        )

    def _part(self, draft: Draft, on: date) -> None:
        person = draft.person
        if person.role == "child" and is_child(person, on):
            draft.child = draft.source != "police" or self.chance.random() < 0.5
            if self.chance.random() < 0.4:
                draft.mother_name = " ".join(person.mother_name)
        elif person.role in ("mother", "father") and self.chance.random() < 0.5:
            draft.role = person.role

    def _unnamed(self, draft: Draft, on: date) -> None:
        """Describe a child before birth, or before it has a name, as agencies do."""
        born = draft.person.born
        if born > on:
            draft.errors.append("unborn")
            draft.forename, draft.middle = self.chance.choice(("UB", "Unborn", "Unborn baby")), ""
            draft.surname = draft.person.mother_name[1] or draft.surname
            draft.born, draft.precision = born + timedelta(days=int(self.chance.gauss(3, 8))), "expected"
            draft.sex = draft.nhs_number = draft.upn = ""
            draft.birth_order = draft.person.birth_order
        elif (on - born).days < NEWBORN_DAYS and self.chance.random() < UNNAMED.get(draft.source, 0.1):
            babyname(draft, self.chance)
            if "unborn" in draft.errors:
                draft.born, draft.precision = born, ""
        elif draft.upn and (on - born).days < 4 * YEAR:
            draft.upn = draft.former_upn = ""  # no school knows the child yet
