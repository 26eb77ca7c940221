"""What happens in families besides contacts: appointments, hospital stays, and what other offices still hold."""

from datetime import date, timedelta

from kinfold.synthetic.city.kin import Kin
from kinfold.synthetic.city.life.births import PLANNED, asks_for_a_meeting
from kinfold.synthetic.city.telling import Telling
from kinfold.synthetic.city.window import YEAR, between, later, years_old
from kinfold.synthetic.people import Person

HISTORIES = (
    "child_protection_history",
    "looked_after_history",
    "child_in_need_history",
    "domestic_abuse_history",
)


class Everyday:
    """The everyday life of one family, and its past, as agencies tell of it."""

    def __init__(self, telling: Telling) -> None:
        self.telling, self.chance, self.window = telling, telling.chance, telling.window
        self.kin: Kin = telling.kin

    def live(self) -> None:
        """Write down appointments and hospital stays of each child, and the past where it is held."""
        for child in self.kin.children:
            self._stays(child)
            self._appointments(child)
        if any(entry.kind == "contact" for entry in self.kin.entries):
            self._past()

    def _days(self, child: Person, a_year: float) -> list[date]:
        """Draw the days of something that happens so often a year while a child is between one and eighteen."""
        first = max(self.window.records_from, child.born + timedelta(days=366))
        last = min(self.window.end, child.born + timedelta(days=int(18 * YEAR)))
        days, after = [], self.chance.expovariate(a_year)
        while after * YEAR < (last - first).days:
            days.append(first + timedelta(days=int(after * YEAR)))
            after += self.chance.expovariate(a_year)
        return days

    def _stays(self, child: Person) -> None:
        for day in self._days(child, 0.012):
            home = later(day, self.chance, 1, 9)
            seen = self.telling.seen_of([child, self.kin.mother], 0.9, day)
            if asks_for_a_meeting(self.kin, home) and self.telling.likely(0.7):
                on, attended = later(day, self.chance, 0, (home - day).days), ("social_care", "gp")
                self.telling.tell(
                    "meeting", "hospital", on, subtype=PLANNED, about=[child], attended=attended
                )
            self.telling.tell("admission", "hospital", day, subtype="other", about=[child], seen=seen)
            self.telling.tell("discharge", "hospital", home, subtype="other", about=[child])

    def _appointments(self, child: Person) -> None:
        heavy = self.kin.burden > 1.5
        for day in self._days(child, 0.16 if heavy else 0.03):
            young = years_old(child.born, day) < 5
            agency = self.chance.choice(("health_visiting", "gp") if young else ("gp", "hospital", "dentist"))
            if self.telling.likely(0.55):
                self.telling.tell("attempt", agency, day, subtype="was_not_brought", about=[child])
            else:
                seen = self.telling.seen_of([child, self.kin.mother], 0.9, day)
                subtype = "emergency" if agency == "hospital" else "gp" if agency == "gp" else "other"
                self.telling.tell("health", agency, day, subtype=subtype, about=[child], seen=seen)

    def _past(self) -> None:
        first = self.window.records_from
        for parent, share in ((self.kin.mother, 0.16), (self.kin.father, 0.08)):
            if parent and self.telling.likely(share):
                since = parent.born + timedelta(days=int(4 * YEAR))
                until = min(parent.born + timedelta(days=int(17 * YEAR)), first - timedelta(days=30))
                about = self.kin.earlier_record if parent is self.kin.mother else None
                on = between(since, max(since, until), self.chance)
                self._note(min(on, first), about or parent, HISTORIES[:3])
        if any(day < first for days in self.kin.referrals.values() for day in days) and self.telling.likely(
            0.4
        ):
            on = first - timedelta(days=self.chance.randint(200, 1500))
            born = [child for child in self.kin.children if child.born < on]
            if born:
                self._note(on, born[0], HISTORIES[2:])

    def _note(self, on: date, about: Person, subtypes: tuple[str, ...]) -> None:
        subtype = self.chance.choice(subtypes)
        said = subtype.removesuffix("_history").replace("_", " ").capitalize()
        self.telling.remembered(
            "note", "social_care", on, subtype=subtype, about=(about,), text=f"{said}; closed"
        )
