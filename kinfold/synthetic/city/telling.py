"""Writes the records of one family as agencies tell them: late, twice or by mistake, and only within the days covered."""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from typing import Any

from kinfold.synthetic.city import rates
from kinfold.synthetic.city.kin import Entry, Kin
from kinfold.synthetic.city.window import Window
from kinfold.synthetic.people import Person

# The front door and social care write down their own work at once.
AT_ONCE = frozenset({"cass", "social_care", "mash"})
NEVER_WITHDRAWN = frozenset({"episode_open", "episode_close", "birth", "decision", "injury"})


class Telling:
    """The records of one family in the making, and the chance by which they go right or wrong."""

    def __init__(self, kin: Kin, chance: Random, window: Window) -> None:
        self.kin, self.chance, self.window = kin, chance, window
        self.referrals_made = 0

    def tell(self, kind: str, agency: str, on: date, *, delay: int | None = None, **said: Any) -> Entry:
        """Write down what happened, with the day the front door knew; nothing is kept from outside the days covered."""
        recorded = on + timedelta(days=self.delay(agency) if delay is None else delay)
        entry = Entry(kind, said.pop("subtype", ""), agency, on, recorded, **_once(said))
        if kind not in NEVER_WITHDRAWN and self.likely(rates.WITHDRAWN):
            entry.withdrawn = recorded + timedelta(days=self.chance.randint(1, 45))
        if self.window.recorded(on) and recorded < self.window.end:
            self.kin.entries.append(entry)
        return entry

    def remembered(self, kind: str, agency: str, on: date, **said: Any) -> None:
        """Write down what another office knew long ago, and has told."""
        entry = Entry(kind, said.pop("subtype", ""), agency, on, self.window.records_from, **said)
        self.kin.entries.append(entry)

    def delay(self, agency: str) -> int:
        """Draw the days from what happened until the front door knew."""
        if agency in AT_ONCE:
            return 0
        luck = self.chance.random()
        least, most = next((least, most) for share, least, most in rates.DELAYS if luck < share)
        return (2 if agency in rates.SLOW else 1) * self.chance.randint(least, most)

    def likely(self, share: float) -> bool:
        """Tell by chance whether something happens that happens so often."""
        return self.chance.random() < share

    def referral(self) -> str:
        """Give the next contact a number of its own: its family's, and its place among the family's contacts."""
        self.referrals_made += 1
        return f"{self.kin.people[0].id:05d}-{self.referrals_made}"

    def seen_of(self, people: Iterable[Person | None], share: float, on: date) -> tuple[Person, ...]:
        """Draw who of some people is met, of those born by then."""
        return tuple(person for person in people if person and person.born <= on and self.likely(share))


def _once(said: dict[str, Any]) -> dict[str, Any]:
    """Give the roles as tuples, everybody once in each."""
    return {
        role: value if isinstance(value, str | Person) or value is None else _each_once(value)
        for role, value in said.items()
    }


def _each_once(value: Iterable[Any]) -> tuple[Any, ...]:
    each = {each.id if isinstance(each, Person) else each: each for each in value if each}
    return tuple(each.values())
