"""How people are named in the families of a made-up city: forenames by custom, and last names by its rule."""

import tomllib
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

HOME = Path(__file__).parent / "names"
FILES = ("british", "south_asian", "african", "east_european")
GENDERED = (("ski", "ska"), ("cki", "cka"), ("ov", "ova"), ("ev", "eva"))
SLOVAK = frozenset(
    [
        "Horváth",
        "Kováč",
        "Varga",
        "Tóth",
        "Baláž",
        "Gábor",
        "Danko",
        "Žiga",
        "Novák",
        "Dvořák",
        "Lakatoš",
        "Oláh",
    ]
)


class Draw:
    """Names with how often each is met; drawn in constant time, the first of the list most often."""

    __slots__ = ("last", "names", "upto")

    def __init__(self, names: Sequence[str], weights: Sequence[float]) -> None:
        self.names = list(names)
        self.upto = list(accumulate(weights))
        self.last = self.upto[-1] if self.upto else 0.0

    def pick(self, chance: Random) -> str:
        """Draw one name, the common ones more often."""
        return self.names[bisect(self.upto, chance.random() * self.last)]


@dataclass(frozen=True, slots=True)
class Custom:
    """How one group of families names its children: whose last name they take, and which names are common."""

    name: str
    community: str
    rule: str
    middle: float
    forenames: dict[str, Draw]
    surnames: Draw
    womens: Draw
    mens: Draw
    prefixes: tuple[str, ...]
    prefixed: float
    alike: dict[str, tuple[tuple[str, str], ...]]


def words(text: str) -> list[str]:
    """Split a list of names; an underscore stands for a blank inside a name."""
    return [word.replace("_", " ") for word in text.split()]


@cache
def customs() -> tuple[list[Custom], list[float]]:
    """Read every custom, with the share of families that follow it."""
    rows = [
        row
        for file in FILES
        for row in tomllib.loads((HOME / f"{file}.toml").read_text(encoding="utf-8"))["custom"]
    ]
    return [_custom(row) for row in rows], [row["share"] for row in rows]


def _custom(row: dict[str, Any]) -> Custom:
    skew = row["skew"]
    common, rare = words(row["surnames"]), _composed(row)
    girls, boys = words(row["girls"]), words(row["boys"])
    return Custom(
        name=row["name"],
        community=row["community"],
        rule=row["rule"],
        middle=row["middle"],
        forenames={"F": _falling(girls, skew), "M": _falling(boys, skew)},
        surnames=_with_tail(common, rare, skew, row["tail"]),
        womens=_falling(words(row.get("women", "")), skew),
        mens=_falling(words(row.get("men", "")), skew),
        prefixes=tuple(words(row.get("prefixes", ""))),
        prefixed=row.get("prefixed", 0.0),
        alike=_alike(row["alike"], {"F": girls, "M": boys}),
    )


def _falling(names: Sequence[str], skew: float) -> Draw:
    # The nth most common name is met about 1/n as often as the first, as in any register of names.
    return Draw(names, [1 / (rank + skew) for rank in range(1, len(names) + 1)])


def _composed(row: dict[str, Any]) -> list[str]:
    endings = words(row.get("endings", ""))
    stems = words(row.get("stems", ""))
    return [
        f"{stem}{'' if end[0] in '-' or end[0].islower() else ' '}{end}" for end in endings for stem in stems
    ]


def _with_tail(common: list[str], rare: list[str], skew: float, tail: float) -> Draw:
    draw = _falling(common, skew)
    if not rare:
        return draw
    known = set(common)
    rare = [name for name in rare if name not in known]
    falling = [1 / (rank + 60) for rank in range(1, len(rare) + 1)]
    share = draw.last * tail / (1 - tail) / sum(falling)
    weights = [1 / (rank + skew) for rank in range(1, len(common) + 1)]
    return Draw([*common, *rare], [*weights, *(share * weight for weight in falling)])


def _alike(text: str, known: dict[str, list[str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    pairs = [tuple(pair.split("/")) for pair in text.split()]
    return {
        "F": tuple((a, b) for a, b in pairs if not {a, b} & set(known["M"])),
        "M": tuple((a, b) for a, b in pairs if not {a, b} & set(known["F"])),
    }


def gendered(surname: str, sex: str) -> str:
    """Give a last name in the form that this sex bears: Kowalski and Kowalska, Ivanov and Ivanova, Novák and Nováková.

    >>> gendered("Kowalski", "F"), gendered("Kowalska", "M"), gendered("Nowak", "F")
    ('Kowalska', 'Kowalski', 'Nowak')
    """
    for his, hers in GENDERED:
        if sex == "F" and surname.endswith(his):
            return surname.removesuffix(his) + hers
        if sex == "M" and surname.endswith(hers):
            return surname.removesuffix(hers) + his
    if sex == "F" and surname in SLOVAK:
        return surname.removesuffix("a") + "ová"
    return surname


def forename(custom: Custom, sex: str, chance: Random) -> str:
    """Draw a forename; where that is the custom, a boy's may follow a religious name."""
    name = custom.forenames[sex].pick(chance)
    if sex == "M" and custom.prefixes and chance.random() < custom.prefixed and name != "Mohammed":
        return f"{chance.choice(custom.prefixes)} {name}"
    return name


def middle(custom: Custom, sex: str, chance: Random) -> str:
    """Draw a middle name, or none."""
    return custom.forenames[sex].pick(chance) if chance.random() < custom.middle else ""


def twins(custom: Custom, sexes: tuple[str, str], chance: Random) -> tuple[str, str]:
    """Draw two different forenames for twins; twins of one sex are often given names that are alike."""
    first = forename(custom, sexes[0], chance)
    if sexes[0] == sexes[1]:
        luck = chance.random()
        if luck < 0.20 and custom.alike[sexes[0]]:
            return chance.choice(custom.alike[sexes[0]])
        if luck < 0.40 and (same := _same_initial(custom, sexes[0], first, chance)):
            return first, same
    second = forename(custom, sexes[1], chance)
    while second == first:
        second = forename(custom, sexes[1], chance)
    return first, second


def _same_initial(custom: Custom, sex: str, first: str, chance: Random) -> str:
    for _ in range(12):
        name = custom.forenames[sex].pick(chance)
        if name != first and name[0] == first[0]:
            return name
    return ""
