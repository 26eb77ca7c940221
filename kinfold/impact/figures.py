"""From replayed families to figures: alerts a week, harm seen in time, days of lead, and who carries the alerts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from kinfold.impact.alerts import Raised, alerts
from kinfold.impact.measuring import Family, Survey

WEEKS = 52
LARGE = 4
ONE_IN_A_THOUSAND = 1000
SAFE = "busy_but_safe"


@dataclass(frozen=True, slots=True)
class Workload:
    """What one choice of values would cost and catch.

    `a_week` are alerts a week for the whole city, `caught` planted families in which something was raised on or
    before the day of harm, of `planted`; `lead` days by which, in the middle; `safe_raised` planted families that
    are busy but safe in which something was raised, of `safe`.
    """

    a_week: float
    caught: int
    planted: int
    lead: int | None
    safe_raised: int
    safe: int


@dataclass(frozen=True, slots=True)
class Carried:
    """How often alerts fall on one group of families: for 1,000 of its children, and for 1,000 contacts about them."""

    group: str
    children: int
    alerts: int
    contacts: int

    @property
    def per_1000_children(self) -> float:
        """Give alerts in a year for each 1,000 children of the group."""
        return ONE_IN_A_THOUSAND * self.alerts / self.children if self.children else 0.0

    @property
    def per_1000_contacts(self) -> float:
        """Give alerts in a year for each 1,000 contacts about the group, which takes out how often it is reported."""
        return ONE_IN_A_THOUSAND * self.alerts / self.contacts if self.contacts else 0.0


class Raising:
    """The alerts of each family under one choice of values, worked out once and counted in several ways."""

    def __init__(
        self,
        survey: Survey,
        families: Sequence[Family],
        place: int,
        *,
        decided_after: int,
        leave_out: Sequence[str] = (),
        shown_too: bool = False,
    ) -> None:
        self.survey, self.families = survey, families
        rules = survey.rules[place]
        self.raised: list[list[Raised]] = [
            alerts(
                family.found[place],
                rules,
                decided_after=decided_after,
                leave_out=leave_out,
                shown_too=shown_too,
            )
            for family in families
        ]

    def workload(self) -> Workload:
        """Count alerts a week, and how much of what was planted was seen before the harm."""
        pairs = list(zip(self.families, self.raised, strict=True))
        total = sum(family.stands_for * self._counted(raised) for family, raised in pairs)
        leads = [_lead(family, raised) for family, raised in pairs if family.harm_on]
        in_time = [lead for lead in leads if lead is not None]
        safe = [raised for family, raised in pairs if family.shape == SAFE]
        return Workload(
            a_week=total / WEEKS,
            caught=len(in_time),
            planted=len(leads),
            lead=int(median(in_time)) if in_time else None,
            safe_raised=sum(bool(raised) for raised in safe),
            safe=len(safe),
        )

    def carried(self, group_of: Callable[[Family], str]) -> list[Carried]:
        """Count, for each group of families, its children, its contacts and the alerts of a year that fall on it."""
        counts: dict[str, list[int]] = {}
        for family, raised in zip(self.families, self.raised, strict=True):
            held = counts.setdefault(group_of(family), [0, 0, 0])
            held[0] += family.stands_for * family.children
            held[1] += family.stands_for * self._counted(raised)
            held[2] += family.stands_for * family.contacts
        return [Carried(group, *held) for group, held in sorted(counts.items())]

    def _counted(self, raised: Sequence[Raised]) -> int:
        return sum(self.survey.counts(each.day) for each in raised)


def _lead(family: Family, raised: Sequence[Raised]) -> int | None:
    """Give the days from the first alert of the year before the harm to the harm; nothing where there was none."""
    if family.harm_on is None:
        return None
    year_before = family.harm_on - timedelta(days=365)
    before = [each.day for each in raised if year_before <= each.day <= family.harm_on]
    return (family.harm_on - before[0]).days if before else None


GROUPS: Mapping[str, Callable[[Family], str]] = {
    "Deprivation of the area (1 to 2 is the most deprived fifth)": lambda family: (
        f"{family.deprivation - (family.deprivation - 1) % 2} to {family.deprivation + family.deprivation % 2}"
    ),
    "Children in the family": lambda family: (
        f"{family.children}" if family.children < LARGE else f"{LARGE} or more"
    ),
    "Names": lambda family: family.community,
}
