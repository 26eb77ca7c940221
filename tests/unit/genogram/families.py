"""Families written as a table, for the tests of the genogram: a line a person, a line a tie, a line a home."""

from datetime import date
from itertools import pairwise

from kinfold.kinship.genogram import Bond, Drawing, Figure, Home, Symbol, draw

CHILDREN_SINCE = 1998


def figures(text: str) -> tuple[list[Figure], list[Bond], list[Home]]:
    """Read "ann f 1980 focus" as a person, "ann>mother bo cy" as ties, and "home ann bo" as a home."""
    people: list[Figure] = []
    bonds: list[Bond] = []
    homes: list[Home] = []
    for line in (line.strip() for line in text.strip().splitlines()):
        if line.startswith("home "):
            homes.append(Home(f"Home {'ABC'[len(homes)]}", tuple(line.split()[1:])))
        elif ">" in line:
            a, rest = line.split(">")
            type_, *others = rest.split()
            bonds += [Bond(a, b, type_, f"{a} {type_} {b}") for b in others]
        else:
            people.append(_figure(*line.split()))
    return people, bonds, homes


def _figure(id: str, sex: str, born: str, *marks: str) -> Figure:
    year, _, month = born.partition("-") if born != "-" else ("", "", "")
    day = date(int(year), int(month or 6), 1) if year else None
    return Figure(
        id,
        id.title(),
        {"m": "M", "f": "F"}.get(sex, ""),
        day,
        inside="9" if day else "",
        unborn="unborn" in marks,
        died="died" in marks,
        focus="focus" in marks,
        named="unknown" not in marks,
        child="child" in marks or "focus" in marks or (day is not None and day.year >= CHILDREN_SINCE),
    )


def drawn(text: str) -> Drawing:
    """Draw a family that is written as a table."""
    people, bonds, homes = figures(text)
    return draw(people, bonds, homes)


def by_id(drawing: Drawing) -> dict[str, Symbol]:
    """Every symbol by its person."""
    return {symbol.id: symbol for symbol in drawing.symbols}


def faults(drawing: Drawing) -> list[str]:
    """Say what overlaps, what a line crosses, and what lies outside the paper."""
    found = [
        f"{one.id} and {other.id} overlap"
        for at, one in enumerate(drawing.symbols)
        for other in drawing.symbols[at + 1 :]
        if one.room.meets(other.room)
    ]
    for line in drawing.lines:
        for x, y in _along(line.points):
            if not (0 <= x <= drawing.wide and 0 <= y <= drawing.high):
                found.append(f"{line.kind} leaves the paper")
            for symbol in drawing.symbols:
                if _inside(symbol.label, x, y) or (symbol.id not in line.ends and _inside(symbol.body, x, y)):
                    found.append(f"{line.kind} of {line.ends} crosses {symbol.id}")
    return sorted(set(found))


def _along(points):
    for (x1, y1), (x2, y2) in pairwise(points):
        steps = max(1, int(max(abs(x2 - x1), abs(y2 - y1)) / 6))
        for step in range(steps + 1):
            yield x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps


def _inside(box, x: float, y: float) -> bool:
    return box.left + 1 < x < box.right - 1 and box.top + 1 < y < box.bottom - 1


FOUR_GENERATIONS = """
baby m 2015 focus
mia f 1999
ryan m 1998
chloe f 1998
tyler - 2014
tracy f 1964
kev m 1962
lee m 1969
josh m 2005
sandra f 1965
paul m 1961
joan f 1939
derek m 1936 died
maureen f 1944
mia>mother baby
ryan>father baby tyler
ryan>partner mia
chloe>ex_partner ryan
chloe>mother tyler
tracy>mother mia josh
kev>father mia
lee>father josh
kev>separated tracy
lee>partner tracy
sandra>mother ryan
paul>father ryan
sandra>married paul
joan>mother paul
maureen>mother tracy
derek>father tracy
derek>married maureen
ryan>violent mia
lee>hostile mia
maureen>close mia
home tracy lee mia josh baby
"""
