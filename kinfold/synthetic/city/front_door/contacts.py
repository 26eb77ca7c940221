"""What happens at the front door: a contact is told, answered, decided on, and may become a referral."""

from bisect import bisect
from datetime import date, timedelta
from typing import Any

from kinfold.synthetic.city import rates
from kinfold.synthetic.city.front_door.choosing import Worry, another_agency, worry
from kinfold.synthetic.city.front_door.episodes import Episode, draw_length
from kinfold.synthetic.city.front_door.responses import Responses
from kinfold.synthetic.city.front_door.words import DECIDED, said_of
from kinfold.synthetic.city.kin import Entry, Kin
from kinfold.synthetic.city.life.troubles import moments
from kinfold.synthetic.city.tallies import Tallies
from kinfold.synthetic.city.telling import Telling
from kinfold.synthetic.city.window import later
from kinfold.synthetic.people import Person

ELSE = rates.upto(rates.ELSE)
SERVICES = rates.upto(rates.SERVICES)
REFERS_ALL = 0.62  # of accepted contacts about one person, those for which all children are referred


class FrontDoor:
    """Lives through a family's contacts in order; those before the records begin leave only their referrals."""

    def __init__(self, telling: Telling, tallies: Tallies) -> None:
        self.telling, self.tallies = telling, tallies
        self.kin: Kin = telling.kin
        self.chance, self.window = telling.chance, telling.window
        self.responses = Responses(telling)
        self.latest: tuple[date, Worry | None] = date.min, None

    def live(self) -> None:
        """Live through every contact about this family."""
        for day in moments(self.kin, self.chance, self.window):
            if self.window.recorded(day):
                self._told(day)
            else:
                self._before_records(day)

    def _worry(self, day: date) -> Worry:
        on, before = self.latest
        recent = before if before and (day - on).days <= rates.SHORTLY else None
        about = worry(self.kin, day, self.chance, recent)
        self.latest = day, about
        return about

    def _before_records(self, day: date) -> None:
        about = self._worry(day)
        if not self.kin.open_on(day) and self._accepted(about, day):
            self._referred(self._children(about, day), day)
            self.kin.open_until = day + timedelta(days=sum(draw_length(self.chance)))

    def _told(self, day: date) -> None:
        about = self._worry(day)
        entry = self.contact(about, day)
        self._tally(about, day)
        if entry.withdrawn or entry.recorded >= self.window.end:
            return
        careful = self.telling.likely(rates.CAREFUL)
        self.responses.answer(entry, careful=careful)
        self._decide(about, entry, careful)

    def contact(self, about: Worry, day: date) -> Entry:
        """Write a contact down, and sometimes a second agency's word about the same thing."""
        telling = self.telling
        seen = self._seen(about, day)
        said: dict[str, Any] = {
            "about": about.about,
            "named": self._named(about, day),
            "referral": telling.referral(),
            "concern": about.concern,
            "victim": about.victim,
            "suspect": about.suspect,
            "text": said_of(about.concern, self.chance),
        }
        entry = telling.tell("contact", about.agency, day, subtype=about.subtype, seen=seen, **said)
        if telling.likely(rates.TOLD_TWICE) and not entry.withdrawn:
            other = another_agency(about.agency, self.chance)
            telling.tell("contact", other, later(day, self.chance, 0, 3), subtype=about.subtype, **said)
        return entry

    def _named(self, about: Worry, day: date) -> tuple[Person, ...]:
        mother, man = self.kin.mother, self.kin.man_on(day)
        named = [*about.named]
        if mother and self.telling.likely(0.8):
            named.append(mother)
        if man and self.telling.likely(0.25):
            named.append(man)
        about_ids = {person.id for person in about.about}
        return tuple(person for person in named if person.id not in about_ids)

    def _seen(self, about: Worry, day: date) -> tuple[Person, ...]:
        children = self.telling.seen_of(about.about, 0.7, day)
        return (*children, *self.telling.seen_of([self.kin.mother], 0.6, day))

    def _accepted(self, about: Worry, day: date) -> bool:
        if about.subtype == "support_request":
            return self.telling.likely(0.10)
        share = rates.ACCEPTED * rates.ACCEPTED_MORE.get(about.concern, 1.0)
        return self.telling.likely(share * (rates.KNOWN_LATELY if self._referred_lately(day) else 1.0))

    def _referred_lately(self, day: date) -> bool:
        return any((day - days[-1]).days <= 365 for days in self.kin.referrals.values())

    def _children(self, about: Worry, day: date) -> list[Person]:
        # By the day of the decision the last child may have turned eighteen.
        children = self.kin.children_on(day) or list(about.about)
        if len(about.about) > 1 or self.telling.likely(REFERS_ALL):
            return children
        return [child for child in about.about if child.role == "child"] or children

    def _decide(self, about: Worry, entry: Entry, careful: bool) -> None:
        day = later(entry.recorded, self.chance, 0, 2)
        still_open = self.kin.open_on(day)
        accepted = not still_open and self._accepted(about, day)
        referred = self._children(about, day) if accepted else list(about.about)
        names, shares = SERVICES if accepted else ELSE
        subtype = names[bisect(shares, self.chance.random() * shares[-1])]
        if still_open:
            subtype = "advice_only"
        self.telling.tell(
            "decision",
            "cass",
            day,
            subtype=subtype,
            about=referred,
            referral=entry.referral,
            looked_at=self._looked_at(about, day, careful),
            text="Passed to the allocated worker" if still_open else DECIDED[subtype],
        )
        if accepted:
            self._referred(referred, day)
            self.tallies.referred(about.agency, len(referred), day)
            Episode(self.telling, self.tallies, careful=careful).run(later(day, self.chance, 0, 2), referred)

    def _looked_at(self, about: Worry, day: date, careful: bool) -> tuple[Person, ...]:
        if not careful:
            return about.about
        told = [
            p for entry in self.kin.entries if entry.kind == "contact" for p in (*entry.about, *entry.named)
        ]
        return (*about.about, *self.kin.whole_on(day), *told)

    def _referred(self, children: list[Person], day: date) -> None:
        for child in children:
            self.kin.referrals.setdefault(child.id, []).append(day)

    def _tally(self, about: Worry, day: date) -> None:
        children = sum(person.role == "child" for person in about.about)
        self.tallies.contacted(children or len(self.kin.children_on(day)), day)
