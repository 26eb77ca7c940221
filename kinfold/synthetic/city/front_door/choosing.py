"""Who contacts the front door, what about, and which of the family they name."""

from bisect import bisect
from dataclasses import dataclass
from datetime import date
from random import Random

from kinfold.synthetic.city import rates
from kinfold.synthetic.city.kin import Kin
from kinfold.synthetic.city.window import years_old
from kinfold.synthetic.people import Person

SOURCES = {small: rates.upto(shares) for small, shares in rates.SOURCES.items()}
AT_SCHOOL = 4.4

# What each agency tends to tell of.
CONCERNS: dict[str, dict[str, float]] = {
    "police": {
        "domestic_abuse": 46,
        "missing": 7,
        "exploitation": 6,
        "drugs": 6,
        "alcohol": 6,
        "mental_health": 7,
        "neglect": 6,
    },
    "school": {
        "behaviour": 14,
        "neglect": 13,
        "parenting": 12,
        "injury": 9,
        "mental_health": 12,
        "attendance": 11,
        "domestic_abuse": 12,
    },
    "health": {
        "mental_health": 22,
        "domestic_abuse": 17,
        "neglect": 12,
        "parenting": 12,
        "drugs": 7,
        "alcohol": 6,
        "injury": 7,
    },
    "housing": {"homelessness": 60, "neglect": 14, "domestic_abuse": 14, "alcohol": 4},
    "other": {
        "parenting": 16,
        "neglect": 18,
        "domestic_abuse": 16,
        "mental_health": 12,
        "drugs": 9,
        "alcohol": 8,
        "behaviour": 9,
    },
}
OWN_WORRY = {"drugs", "alcohol", "mental_health", "domestic_abuse", "neglect"}
ONCE = frozenset({"bruise", "injury", "young_parent"})
ASKS_FOR_HELP = frozenset({"family", "school", "early_help", "health_visiting", "social_care"})
MAY_BE_A_WISH = frozenset({"parenting", "behaviour", "disability", "mental_health", "attendance"})
ONE_CHILD, ALL_CHILDREN = 0.33, 0.86  # of contacts: about one child; then about all; the rest about an adult


@dataclass(frozen=True, slots=True)
class Worry:
    """What one contact is about: who tells, of what, and of whom."""

    agency: str
    concern: str
    subtype: str
    about: tuple[Person, ...]
    victim: Person | None = None
    suspect: Person | None = None

    @property
    def named(self) -> tuple[Person, ...]:
        """Give the adults it names besides whom it is about."""
        return tuple(person for person in (self.victim, self.suspect) if person)


def worry(kin: Kin, day: date, chance: Random, before: Worry | None = None) -> Worry:
    """Draw what somebody tells the front door on a day: often about the same trouble as shortly before."""
    children = kin.children_on(day)
    small = years_old(children[-1].born, day) < AT_SCHOOL
    agency = _agency(kin, small, chance)
    if before and before.concern not in ONCE and chance.random() < rates.SAME_TROUBLE:
        concern = before.concern
    else:
        concern = _concern(kin, agency, children, day, chance)
    about = _about(kin, agency, children, chance)
    subtype = _subtype(agency, concern, chance)
    if concern != "domestic_abuse":
        return Worry(agency, concern, subtype, about)
    return Worry(agency, concern, subtype, about, *_victim_and_suspect(kin, day, chance))


def another_agency(agency: str, chance: Random) -> str:
    """Draw another agency that may know of the same thing."""
    return chance.choice([other for other in ("hospital", "school", "police", "housing") if other != agency])


def _agency(kin: Kin, small: bool, chance: Random) -> str:
    if "housing" in kin.factors and chance.random() < rates.HOUSING:
        return "housing"
    names, shares = SOURCES[small]
    return names[bisect(shares, chance.random() * shares[-1])]


def _concern(kin: Kin, agency: str, children: list[Person], day: date, chance: Random) -> str:
    youngest = years_old(children[-1].born, day)
    if agency in rates.HEALTH and 0 < youngest < 0.75 and chance.random() < 0.10:
        return "bruise"
    if (
        agency in rates.HEALTH
        and kin.mother
        and years_old(kin.mother.born, day) < 19
        and chance.random() < 0.4
    ):
        return "young_parent"
    group = agency if agency in CONCERNS else "health" if agency in rates.HEALTH else "other"
    weights = {name: share * _leaning(kin, name) for name, share in CONCERNS[group].items()}
    return chance.choices(list(weights), list(weights.values()))[0]


def _leaning(kin: Kin, concern: str) -> float:
    if concern not in OWN_WORRY:
        return 1.0
    return 1.6 if concern in kin.factors else 0.35


def _about(kin: Kin, agency: str, children: list[Person], chance: Random) -> tuple[Person, ...]:
    luck = chance.random()
    if luck < ONE_CHILD:
        if agency in rates.HEALTH:
            return (children[-1],)
        return (chance.choice(children),)
    if luck < ALL_CHILDREN or kin.mother is None:
        return tuple(children)
    return (kin.mother,)


def _subtype(agency: str, concern: str, chance: Random) -> str:
    if concern == "domestic_abuse" and (agency == "police" or chance.random() < 0.5):
        return "domestic_abuse"
    if agency in ASKS_FOR_HELP and concern in MAY_BE_A_WISH and chance.random() < 0.4:
        return "support_request"
    return "concern"


def _victim_and_suspect(kin: Kin, day: date, chance: Random) -> tuple[Person | None, Person | None]:
    man, luck = kin.man_on(day), chance.random()
    if kin.father and not kin.father_home(day) and luck < 0.4:
        man = kin.father  # the former partner
    known = man if chance.random() < 0.88 else None
    return (kin.mother, known) if chance.random() < 0.88 else (man, kin.mother)
