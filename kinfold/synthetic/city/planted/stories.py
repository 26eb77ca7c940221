"""The steps of which the planted families' stories are told: a contact, how it was answered, and who was seen."""

from collections.abc import Sequence
from datetime import date, timedelta

from kinfold.synthetic.city.front_door.words import DECIDED, said_of
from kinfold.synthetic.city.kin import Entry, Kin
from kinfold.synthetic.city.telling import Telling
from kinfold.synthetic.city.window import later
from kinfold.synthetic.people import Person

ABUSE = "domestic_abuse"


class Story:
    """Tells one planted family's story; nothing in it is withdrawn by chance."""

    def __init__(self, telling: Telling) -> None:
        self.telling, self.chance = telling, telling.chance
        self.kin: Kin = telling.kin

    def contact(
        self,
        on: date,
        agency: str,
        subtype: str,
        concern: str,
        about: Sequence[Person | None] = (),
        recorded: date | None = None,
    ) -> Entry:
        """Tell the front door, naming only whom the contact is about, and a victim and a suspect where there are."""
        abused = concern == ABUSE
        entry = self.telling.tell(
            "contact",
            agency,
            on,
            subtype=subtype,
            about=about or self.kin.children,
            named=[self.kin.mother, self.kin.father] if abused else [],
            victim=self.kin.mother if abused else None,
            suspect=self.kin.father if abused else None,
            referral=self.telling.referral(),
            concern=concern,
            text=said_of(concern, self.chance),
            delay=(recorded - on).days if recorded else self.chance.randint(0, 4),
        )
        entry.withdrawn = None
        return entry

    def alone(self, contact: Entry) -> None:
        """Decide by looking only at whom the contact is about, and offer nothing."""
        subtype = self.chance.choice(("advice_only", "signposted", "no_further_action"))
        self._decide(contact, subtype, contact.about)

    def together(self, contact: Entry) -> None:
        """Decide with the whole family in view, speak with the others, and ask early help to come."""
        self._decide(contact, "early_help", (*contact.about, *self.kin.whole_on(contact.occurred)))
        others = [contact.agency, "early_help", "school", "health_visiting"]
        on = later(contact.recorded, self.chance, 0, 3)
        self.telling.tell("conversation", "cass", on, about=contact.about, with_agencies=others)

    def seen(self, on: date) -> None:
        """Let early help visit, and meet everybody at home."""
        people = [person for person in self.kin.whole_on(on) if person.born <= on]
        self.telling.tell("visit", "early_help", on, about=self.kin.children, seen=people)

    def missed(self, on: date, child: Person) -> None:
        """Let an appointment pass to which nobody brought the child."""
        agency = self.chance.choice(("hospital", "dentist", "health_visiting"))
        self.telling.tell("attempt", agency, on, subtype="was_not_brought", about=[child])

    def misfiled(self, on: date, agency: str, subtype: str, concern: str) -> date:
        """File what was told of another family of the same names here, and give the day it was taken back."""
        child = self.kin.children[-1]
        entry = self.contact(on, agency, subtype, concern, [child])
        entry.withdrawn = entry.recorded + timedelta(days=self.chance.randint(12, 45))
        self._decide(entry, "no_further_action", (child,))
        return entry.withdrawn

    def _decide(self, contact: Entry, subtype: str, looked_at: Sequence[Person]) -> None:
        self.telling.tell(
            "decision",
            "cass",
            later(contact.recorded, self.chance, 0, 2),
            subtype=subtype,
            about=contact.about,
            referral=contact.referral,
            looked_at=looked_at,
            text=DECIDED[subtype],
        )
