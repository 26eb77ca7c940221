"""Counts, while the city is made, of what the published figures count; planted families are left out."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from kinfold.synthetic.city.kin import EIGHTEEN, Kin, is_child
from kinfold.synthetic.city.rates import HEALTH
from kinfold.synthetic.city.window import YEAR, Window, years_old

SIX_YEARS = 6
TWELVE = 12
LONG = timedelta(days=int(SIX_YEARS * YEAR))


@dataclass(slots=True)
class Tallies:
    """What was counted in one part of the city, or in all of it."""

    window: Window
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Tallies") -> None:
        """Add what was counted in another part."""
        self.counts.update(other.counts)

    def contacted(self, children: int, day: date) -> None:
        """Count a contact once for each child that it is about."""
        if self.window.holds(day):
            self.counts["contacts"] += children

    def referred(self, agency: str, children: int, day: date) -> None:
        """Count where a referral came from, once for each child referred."""
        if self.window.holds(day):
            group = "health" if agency in HEALTH else agency
            self.counts[f"source {group}"] += children
            self.counts["sources"] += children

    def assessed(self, factors: list[str], children: int) -> None:
        """Count the factors of an assessment, once for each child it is about."""
        self.counts["assessments"] += children
        for name in factors:
            self.counts[f"factor {name}"] += children

    def born(self, mothers_age: float, neonatal: bool) -> None:
        """Count a birth, whether the mother was under twenty, and whether the baby went to a neonatal unit."""
        self.counts["births"] += 1
        self.counts["births to under-20s"] += mothers_age < 20
        self.counts["neonatal"] += neonatal

    def family(self, kin: Kin, *, planted: bool = False) -> None:
        """Count the children of a family and, where it is not planted, their referrals over all their years."""
        start = self.window.start
        children = (*kin.children, *kin.partners_children)
        here = sum(child.born <= start and is_child(child, start) for child in children)
        self.counts["children"] += here
        self.counts["children planted"] += here if planted else 0
        for child in () if planted else kin.children:
            referrals = sorted(kin.referrals.get(child.id, ()))
            self._repeats(referrals, child.born)
            self._ever(referrals, child.born, "five", 5 * YEAR)
            self._ever(referrals, child.born, "eighteen", EIGHTEEN)

    def _repeats(self, referrals: list[date], born: date) -> None:
        window, counts = self.window, self.counts
        for at, day in enumerate(referrals):
            if window.holds(day):
                counts["referrals"] += 1
                counts["again in a year"] += at > 0 and (day - referrals[at - 1]).days <= 365
            # Seven to six years before the end, of children who are still children six years later.
            ago = (window.end - day).days / YEAR
            if SIX_YEARS <= ago < SIX_YEARS + 1 and years_old(born, day) < TWELVE:
                counts["referred six years ago"] += 1
                counts["again in six years"] += any(day < other <= day + LONG for other in referrals)

    def _ever(self, referrals: list[date], born: date, name: str, days: float) -> None:
        birthday = born + timedelta(days=int(days))
        if self.window.holds(birthday):
            self.counts[f"turned {name}"] += 1
            self.counts[f"ever by {name}"] += bool(referrals) and referrals[0] < birthday
