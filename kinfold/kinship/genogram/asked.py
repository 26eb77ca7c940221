"""What a genogram is asked to draw: people as they are known on a day, what they are to each other, and homes.

Which words of a tie mean what on the drawing is said here, once. A word that is not listed is still drawn, as a
thin dotted line: a tie of unknown kind is a tie.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

BIRTH = frozenset({"mother", "father", "parent"})
ADOPTED = frozenset({"adoptive_parent", "adoptive_mother", "adoptive_father"})
COUPLES = {
    "married": "married",
    "spouse": "married",
    "husband": "married",
    "wife": "married",
    "partner": "together",
    "living_together": "together",
    "separated": "separated",
    "ex_partner": "ended",
    "divorced": "ended",
}
SIBLINGS = frozenset({"sibling", "half_sibling", "twin", "identical_twin"})
CARERS = {"carer": "cares", "foster_carer": "fosters", "guardian": "cares", "stepparent": "steps"}
FEELINGS = frozenset({"close", "hostile", "violent", "cut_off"})
NOT_DRAWN = frozenset({"household"})  # an outline shows who lives together
MOTHERS = frozenset({"mother", "adoptive_mother"})
FATHERS = frozenset({"father", "adoptive_father"})


@dataclass(frozen=True, slots=True)
class Figure:
    """One person to draw. `inside` stands in the symbol, `lines` under the name; nobody is left without a name."""

    id: str
    name: str
    sex: str = ""
    born: date | None = None
    inside: str = ""
    lines: tuple[str, ...] = ()
    named: bool = True
    unborn: bool = False
    died: bool = False
    child: bool = False
    focus: bool = False
    parent_as: str = ""  # "mother" or "father": what somebody is whom nobody could name

    @property
    def age_order(self) -> tuple[date, str, str]:
        """Sort people by birth, whoever has no date last, the same whatever order they were given in."""
        return (self.born or date.max, self.name, self.id)


@dataclass(frozen=True, slots=True)
class Bond:
    """What `a` is to `b`, in the words of a tie, with a sentence that says it and the day it became known."""

    a: str
    b: str
    type: str
    said: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Home:
    """Who lives together on the day, and what the home is called."""

    called: str
    members: tuple[str, ...]


def bonds_among(figures: Iterable[Figure], bonds: Iterable[Bond]) -> list[Bond]:
    """Keep the bonds between two of these people, each once, in an order that does not depend on how they came."""
    inside = {figure.id for figure in figures}
    kept = {
        (bond.a, bond.b, bond.type): bond
        for bond in sorted(
            bonds, key=lambda bond: (bond.a, bond.b, bond.type, bond.since or date.min, bond.said)
        )
        if bond.a in inside and bond.b in inside and bond.a != bond.b
    }
    return list(kept.values())
