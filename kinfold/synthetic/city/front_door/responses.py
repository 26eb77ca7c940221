"""What is done at once about a contact: agencies speak, a victim is supported, a doctor looks, a question is asked."""

from datetime import date, timedelta

from kinfold.records import CONCERNS
from kinfold.synthetic.city.kin import Entry, is_child
from kinfold.synthetic.city.telling import Telling
from kinfold.synthetic.city.window import later, years_old

NEAR = timedelta(days=60)


class Responses:
    """The answers to the contacts of one family."""

    def __init__(self, telling: Telling) -> None:
        self.telling, self.kin, self.chance = telling, telling.kin, telling.chance

    def answer(self, contact: Entry, *, careful: bool) -> None:
        """Do what a contact asks for; what is careful is done nearly always, the rest less often."""
        self._speak(contact, careful)
        if contact.victim:
            self._support(contact, careful)
        if contact.concern in ("bruise", "injury"):
            self._doctor(contact, careful)
        self._young_parents(contact, careful)
        self._ask_after_the_other_parent(contact, careful)

    def _speak(self, contact: Entry, careful: bool) -> None:
        if contact.subtype not in CONCERNS:
            return
        others = {
            entry.agency
            for entry in self.kin.entries
            if entry.kind == "contact"
            and entry.agency != contact.agency
            and abs(contact.occurred - entry.occurred) <= NEAR
        }
        if others and self.telling.likely(0.88 if careful else 0.3):
            on = later(contact.recorded, self.chance, 0, 4)
            spoken = [contact.agency, *sorted(others)]
            self.telling.tell("conversation", "cass", on, about=contact.about, with_agencies=spoken)

    def _support(self, contact: Entry, careful: bool) -> None:
        if not self.telling.likely(0.85 if careful else 0.35):
            return
        on = later(contact.recorded, self.chance, 0, 7)
        subtype = self.chance.choice(("safety_plan", "victim_support", "dash"))
        agency = self.chance.choice(("domestic_abuse_service", "police", "social_care"))
        kind = "assessment" if subtype == "dash" and self.telling.likely(0.3) else "consideration"
        self.telling.tell(kind, agency, on, subtype=subtype, about=[contact.victim], seen=[contact.victim])
        if self.telling.likely(0.12):
            self._discloses(contact)

    def _discloses(self, contact: Entry) -> None:
        self.telling.tell(
            "disclosure",
            self.chance.choice(("health_visiting", "gp", "midwifery", "hospital")),
            later(contact.recorded, self.chance, 1, 30),
            subtype="domestic_abuse",
            about=[contact.victim],
            victim=contact.victim,
            suspect=contact.suspect,
            referral=contact.referral if self.telling.likely(0.4) else "",
            concern="domestic_abuse",
            text="Says when alone that it has happened before",
        )

    def _doctor(self, contact: Entry, careful: bool) -> None:
        young = [child for child in contact.about if 0 <= years_old(child.born, contact.occurred) < 0.6]
        if young and self.telling.likely(0.92 if careful else 0.6):
            on = later(contact.recorded, self.chance, 0, 1)
            self.telling.tell(
                "assessment", "hospital", on, subtype="paediatric_opinion", about=young, seen=young
            )

    def _young_parents(self, contact: Entry, careful: bool) -> None:
        parents = (self.kin.mother, self.kin.father)
        young = [p for p in parents if p and p.born <= contact.occurred and is_child(p, contact.occurred)]
        if young and self.telling.likely(0.6 if careful else 0.15):
            on = later(contact.recorded, self.chance, 1, 21)
            self.telling.tell("consideration", "cass", on, subtype="child_in_own_right", about=young)

    def _ask_after_the_other_parent(self, contact: Entry, careful: bool) -> None:
        babies = [
            child for child in self.kin.children_on(contact.occurred) if self._baby(child.born, contact)
        ]
        if babies and self.telling.likely(0.45 if careful else 0.1):
            on = later(contact.recorded, self.chance, 0, 14)
            self.telling.tell("consideration", "cass", on, subtype="other_parent_asked", about=babies)

    def _baby(self, born: date, contact: Entry) -> bool:
        return years_old(born, contact.occurred) < 1
