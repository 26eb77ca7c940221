"""Reads bonds as families: pairs with their children, and somebody "not known" wherever a parent is missing.

The father whom nobody named is drawn: what nobody asked must be seen to be missing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kinfold.kinship.genogram.asked import (
    ADOPTED,
    BIRTH,
    CARERS,
    COUPLES,
    FATHERS,
    FEELINGS,
    MOTHERS,
    NOT_DRAWN,
    SIBLINGS,
    Bond,
    Figure,
    bonds_among,
)
from kinfold.kinship.genogram.contradictions import parents_that_can_be

TWO = 2
STANDING = ("married", "together", "separated", "ended")  # of words of one day the warmest holds
BORN_TOGETHER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Union:
    """Two people who are or were a couple, or the parents of the same children, eldest child first."""

    parents: tuple[str, ...]
    standing: str
    children: tuple[str, ...] = ()
    adopted: bool = False
    said: str = ""

    @property
    def key(self) -> tuple[tuple[str, ...], bool]:
        """Tell unions apart: the same two may have a child and adopt another."""
        return (self.parents, self.adopted)


@dataclass(frozen=True, slots=True)
class Tied:
    """A line between two people that is neither a pair nor parentage, and what it says."""

    a: str
    b: str
    kind: str
    said: str


@dataclass(slots=True)
class Kin:
    """Everything to be drawn: figures by id, unions, other lines, and sentences about what could not be drawn."""

    figures: dict[str, Figure]
    unions: list[Union] = field(default_factory=list)
    tied: list[Tied] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def eldest_first(self, people: Iterable[str]) -> tuple[str, ...]:
        """Order people by birth."""
        return tuple(sorted(set(people), key=lambda person: self.figures[person].age_order))

    def together(self, children: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Group children who stand side by side in order of birth and were born, or are due, at one time."""
        sets: list[list[str]] = []
        for child in children:
            last = self.figures[sets[-1][-1]].born if sets else None
            born = self.figures[child].born
            if born and last and abs(born - last) <= BORN_TOGETHER:
                sets[-1].append(child)
            else:
                sets.append([child])
        return [tuple(each) for each in sets]


def read(figures: Iterable[Figure], bonds: Iterable[Bond]) -> Kin:
    """Read people and their bonds as families."""
    kin = Kin({figure.id: figure for figure in sorted(figures, key=lambda figure: figure.age_order)})
    said = bonds_among(kin.figures.values(), bonds)
    parental, wrong, notes = parents_that_can_be(said, kin.figures)
    kin.notes += notes
    families: dict[tuple[tuple[str, ...], bool], list[str]] = {}
    for child, parents in _parents_of_each(parental).items():
        _place(kin, child, parents, families)
    _nobody_known(kin, said, parental, families)
    _unions(kin, said, families)
    kin.tied += _contradictions(wrong)
    kin.tied += _other_lines(kin, said)
    return kin


def _contradictions(wrong: list[Bond]) -> list[Tied]:
    """One line for each two whose records contradict each other, whichever of them is said to be the parent."""
    found: dict[tuple[str, ...], Tied] = {}
    for bond in wrong:
        one, other = sorted((bond.a, bond.b))
        before = found.get((one, other))
        said = f"{before.said} {bond.said}" if before else bond.said
        found[one, other] = Tied(one, other, "contradicts", said)
    return list(found.values())


def _parents_of_each(parental: list[Bond]) -> dict[str, list[Bond]]:
    found: dict[str, list[Bond]] = {}
    for bond in parental:
        found.setdefault(bond.b, []).append(bond)
    return found


def _place(
    kin: Kin, child: str, bonds: list[Bond], families: dict[tuple[tuple[str, ...], bool], list[str]]
) -> None:
    """Put a child under the parents who brought them into the world, and under those who adopted them."""
    adopted = kin.eldest_first(bond.a for bond in bonds if bond.type in ADOPTED)
    birth = [bond for bond in bonds if bond.type in BIRTH and bond.a not in adopted]
    if adopted:
        families.setdefault((_in_order(kin, adopted[:TWO]), True), []).append(child)
    if birth:
        pair, more = _pair(kin, birth)
        for bond in more:
            kin.tied.append(Tied(bond.a, child, "parent", bond.said))
            kin.notes.append(
                f"More than two parents of {kin.figures[child].name} are on record: a dashed line leads to "
                f"{kin.figures[bond.a].name}."
            )
        if len(pair) < TWO:
            pair = (*pair, _unknown(kin, of=pair[0], type=birth[0].type))
        families.setdefault((_in_order(kin, pair), False), []).append(child)


def _pair(kin: Kin, bonds: list[Bond]) -> tuple[tuple[str, ...], list[Bond]]:
    """Choose the two parents under whom a child stands: a named mother and father before others."""
    by_person: dict[str, Bond] = {}
    for bond in bonds:
        by_person.setdefault(bond.a, bond)

    def first(bond: Bond) -> tuple[bool, str]:
        return (not kin.figures[bond.a].named, bond.a)

    ranked = sorted(by_person.values(), key=first)
    if len(ranked) <= TWO:
        return tuple(bond.a for bond in ranked), []
    mothers = [bond for bond in ranked if bond.type in MOTHERS]
    fathers = [bond for bond in ranked if bond.type in FATHERS]
    chosen = [*mothers[:1], *fathers[:1]]
    chosen += [bond for bond in ranked if bond not in chosen][: TWO - len(chosen)]
    return tuple(bond.a for bond in chosen), [bond for bond in ranked if bond not in chosen]


def _unknown(kin: Kin, *, of: str, type: str) -> str:
    """Draw the other parent of somebody's children, whom nobody has named."""
    sex, called = {"mother": ("M", "Father"), "father": ("F", "Mother")}.get(type, ("", "Other parent"))
    return _not_known(kin, f"?{called}:{of}", called, sex)


def _not_known(kin: Kin, id: str, called: str, sex: str) -> str:
    kin.figures.setdefault(id, Figure(id, f"{called} not known", sex, inside="?", named=False))
    return id


def _nobody_known(
    kin: Kin,
    said: list[Bond],
    parental: list[Bond],
    families: dict[tuple[tuple[str, ...], bool], list[str]],
) -> None:
    """Draw both parents of the children of whom none is on record; brothers and sisters among them share the two."""
    has = {bond.b for bond in parental}
    alone = [figure.id for figure in kin.figures.values() if figure.child and figure.id not in has]
    beside = [(b.a, b.b) for b in said if b.type in SIBLINGS and b.a in alone and b.b in alone]
    for group in groups_of(alone, beside):
        eldest = kin.eldest_first(group)[0]
        pair = (
            _not_known(kin, f"?Father:of:{eldest}", "Father", "M"),
            _not_known(kin, f"?Mother:of:{eldest}", "Mother", "F"),
        )
        families[(pair, False)] = list(group)


def groups_of(people: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Gather people who are joined by pairs, each group and the list of groups in a fixed order."""
    top = {person: person for person in people}

    def find(person: str) -> str:
        while top[person] != person:
            person = top[person]
        return person

    for one, other in pairs:
        low, high = sorted((find(one), find(other)))
        top[high] = low
    found: dict[str, list[str]] = {}
    for person in sorted(top):
        found.setdefault(find(person), []).append(person)
    return list(found.values())


def _in_order(kin: Kin, pair: tuple[str, ...]) -> tuple[str, ...]:
    """The man left and the woman right, as is usual; otherwise the elder first."""
    place = {"M": 0, "": 1, "U": 1, "F": 2}
    return tuple(sorted(pair, key=lambda id: (place.get(kin.figures[id].sex, 1), kin.figures[id].age_order)))


def _unions(kin: Kin, said: list[Bond], families: Mapping[tuple[tuple[str, ...], bool], list[str]]) -> None:
    """Make the unions of those who have children and of couples without; the latest word on a pair holds."""
    standing: dict[tuple[str, ...], tuple[str, str]] = {}
    told = [bond for bond in said if bond.type in COUPLES]
    for bond in sorted(told, key=lambda bond: (bond.since or date.min, -STANDING.index(COUPLES[bond.type]))):
        standing[_in_order(kin, (bond.a, bond.b))] = (COUPLES[bond.type], bond.said)
    for (parents, adopted), children in families.items():
        how, words = standing.get(parents, ("parents", ""))
        kin.unions.append(Union(parents, how, kin.eldest_first(children), adopted, words))
    parents_too = {union.parents for union in kin.unions}
    kin.unions += [Union(p, how, said=words) for p, (how, words) in standing.items() if p not in parents_too]
    kin.unions.sort(key=lambda union: (union.parents, union.adopted))


def _other_lines(kin: Kin, said: list[Bond]) -> list[Tied]:
    """Every other line. Of several weak ones from one person to one group of children one is drawn, which says all."""
    same_parents = {frozenset((a, b)) for union in kin.unions for a in union.children for b in union.children}
    pairs = {frozenset(union.parents) for union in kin.unions}
    parents = {child: set[str]() for child in kin.figures}
    for union in kin.unions:
        for child in union.children:
            parents[child].update(union.parents)
    family_of = {child: union.key for union in kin.unions for child in union.children}
    found: dict[tuple[object, ...], Tied] = {}
    for bond in said:
        kind = _kind(bond, pairs, parents, same_parents)
        if not kind:
            continue
        weak = kind in ("cares", "fosters", "steps", "other")
        where: object = family_of.get(bond.b, bond.b) if weak else bond.b
        key = (bond.a, kind, bond.type, where)
        first = found.get(key)
        words = f"{first.said} {bond.said}".strip() if first else bond.said
        found[key] = replace(first, said=words) if first else Tied(bond.a, bond.b, kind, bond.said)
    return list(found.values())


def _kind(
    bond: Bond,
    pairs: set[frozenset[str]],
    parents: Mapping[str, set[str]],
    same_parents: set[frozenset[str]],
) -> str:
    """Say how a bond is drawn as a line of its own; nothing where the drawing shows it already."""
    if bond.type in BIRTH | ADOPTED | NOT_DRAWN or bond.type in COUPLES:
        return ""
    if bond.type in FEELINGS:
        return bond.type
    if bond.type in SIBLINGS:
        shared = parents[bond.a] & parents[bond.b]
        return "" if shared or frozenset((bond.a, bond.b)) in same_parents else "siblings"
    if bond.type in CARERS:
        shown = bond.a in parents[bond.b] or (
            bond.type == "stepparent" and any(frozenset((bond.a, p)) in pairs for p in parents[bond.b])
        )
        return "" if shown else CARERS[bond.type]
    return "other"
