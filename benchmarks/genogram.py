"""How long a genogram takes to lay out: families of 14, 40 and 60 people over four generations with several partners.

Run: `python benchmarks/genogram.py`. Each size is drawn for several made-up families; the slowest of each is printed
beside the target, with how wide the drawing is. It is the processor's time of one process, without the page around it.
"""

import random
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kinfold.kinship.genogram import Bond, Figure, Home, draw

TARGETS = {14: 0.1, 40: 0.3, 60: 0.5}
FAMILIES = 12
NAMES = (
    "Oluwaseun Adebayo",
    "Jo Marsh",
    "Kayla Merrin",
    "Christopher Featherstonehaugh",
    "Li",
    "Anne-Marie Smith",
)


class Made:
    """One made-up family, grown from two couples, a generation at a time."""

    def __init__(self, size: int, seed: int) -> None:
        self.chance, self.size = random.Random(seed), size
        self.people: list[Figure] = []
        self.bonds: list[Bond] = []
        couples = [(self._one(1930), self._one(1932)), (self._one(1931), self._one(1934))]
        year = 1955
        while len(self.people) < size:
            couples = self._generation(couples, year)
            year += 24

    def _one(self, year: int) -> str:
        if len(self.people) >= self.size:
            return ""
        at = len(self.people)
        id, sex = f"p{at:02}", "MF"[at % 2]
        self.people.append(
            Figure(
                id,
                self.chance.choice(NAMES),
                sex,
                date(year, 1 + at % 12, 1),
                str(2026 - year),
                focus=at == self.size - 1,
            )
        )
        return id

    def _generation(self, couples: list[tuple[str, str]], year: int) -> list[tuple[str, str]]:
        children = [
            child
            for pair in couples
            for _ in range(self.chance.randint(1, 4))
            if (child := self._child(pair, year + self.chance.randint(0, 9)))
        ]
        self.chance.shuffle(children)
        found = []
        for child in children:
            for _ in range(self.chance.choice((1, 1, 1, 2, 3))):
                if partner := self._one(year + self.chance.randint(0, 9)):
                    self.bonds.append(
                        Bond(partner, child, self.chance.choice(("partner", "ex_partner", "married")))
                    )
                    found.append((child, partner))
        return found or [(child, "") for child in children]

    def _child(self, pair: tuple[str, str], year: int) -> str:
        child = self._one(year)
        if child:
            self.bonds += [Bond(parent, child, "parent") for parent in pair if parent]
        return child


def measured(size: int) -> tuple[float, float, float]:
    """The median and the slowest of several families of a size, and the widest drawing."""
    times, wide = [], 0.0
    for seed in range(FAMILIES):
        made = Made(size, seed)
        homes = [Home("Home A", tuple(person.id for person in made.people[-6:]))]
        start = time.process_time()
        drawing = draw(made.people, made.bonds, homes)
        times.append(time.process_time() - start)
        wide = max(wide, drawing.wide)
    return sorted(times)[FAMILIES // 2], max(times), wide


if __name__ == "__main__":
    print(f"{'people':>6} {'median':>9} {'slowest':>9} {'target':>8} {'widest':>8}")
    for size, target in TARGETS.items():
        median, slowest, wide = measured(size)
        said = "met" if slowest < target else "MISSED"
        print(f"{size:>6} {median:>7.3f} s {slowest:>7.3f} s {target:>6.1f} s {wide:>8.0f} {said}")
