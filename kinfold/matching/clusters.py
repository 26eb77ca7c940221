"""Who is one person, worked out from judgements: same, not the same, unsure, barred; nothing is merged.

Judgements are rows that are added and ended, never changed. The answer depends on which stand, not on
their order.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Id = TypeVar("Id", int, str)


class Verdict(StrEnum):
    """What was judged about two ids; a barrier (adoption, court order) forbids a link above any weight."""

    SAME = "same"
    NOT_SAME = "not_same"
    UNSURE = "unsure"
    BARRIER = "barrier"


@dataclass(frozen=True, slots=True)
class Judgement(Generic[Id]):
    """One judgement about two ids; `ended` once undone, and then it is history and joins nobody.

    `weight` is the evidence in bits, and `by_person` says that somebody decided it: where judgements cannot
    all hold, a person's goes before the machine's, and more evidence before less.
    """

    a: Id
    b: Id
    verdict: Verdict
    ended: bool = False
    weight: float = 0.0
    by_person: bool = False

    @property
    def pair(self) -> tuple[Id, Id]:
        """Give the two ids, the smaller first."""
        return (self.a, self.b) if self.a <= self.b else (self.b, self.a)


@dataclass(frozen=True, slots=True)
class Partition(Generic[Id]):
    """Which ids are one person, named by the oldest id; and the judgements that were not followed."""

    clusters: Mapping[Id, frozenset[Id]]
    unfollowed: tuple[Judgement[Id], ...] = ()

    def of(self, member: Id) -> frozenset[Id]:
        """Give everybody judged to be the same person as this id, itself included."""
        return next((members for members in self.clusters.values() if member in members), frozenset({member}))

    def name(self, member: Id) -> Id:
        """Give the oldest id of the person this id belongs to."""
        return min(self.of(member))


def clusters(judgements: Iterable[Judgement[Id]]) -> Partition[Id]:
    """Work out the clusters from the judgements that stand, whatever order they arrived in.

    A "same" that would put two people together who are judged not the same is not followed, and is listed.
    """
    standing = _standing(judgements)
    grown: dict[Id, frozenset[Id]] = {member: frozenset({member}) for one in standing for member in one.pair}
    apart = _apart(standing)
    unfollowed = []
    for one in sorted((one for one in standing if one.verdict is Verdict.SAME), key=_first_followed):
        joined = grown[one.a] | grown[one.b]
        if any(apart[member] & joined for member in joined):
            unfollowed.append(one)
        else:
            grown.update(dict.fromkeys(joined, joined))
    return Partition({min(members): members for members in grown.values()}, tuple(unfollowed))


def may_join(a: Id, b: Id, judgements: Iterable[Judgement[Id]]) -> bool:
    """Tell whether two ids may be linked: "not the same" and barriers are inherited by the whole cluster."""
    return not standing_between(a, b, judgements)


def barred(a: Id, judgements: Iterable[Judgement[Id]]) -> frozenset[Id]:
    """Give every id that may not be linked to this one, for `propose` to leave out."""
    standing = _standing(judgements)
    partition, apart = clusters(standing), _apart(standing)
    against = {enemy for member in partition.of(a) for enemy in apart.get(member, ())}
    return frozenset(member for enemy in against for member in partition.of(enemy))


def standing_between(a: Id, b: Id, judgements: Iterable[Judgement[Id]]) -> tuple[Judgement[Id], ...]:
    """List the judgements that forbid a link between two ids, barriers first, so that a page can say why."""
    standing = _standing(judgements)
    partition = clusters(standing)
    one, other = partition.of(a), partition.of(b)
    between = [judged for judged in standing if _forbids(judged) and _spans(judged, one, other)]
    return tuple(sorted(between, key=lambda judged: (judged.verdict is not Verdict.BARRIER, judged.pair)))


def _standing(judgements: Iterable[Judgement[Id]]) -> list[Judgement[Id]]:
    return [one for one in judgements if not one.ended and one.a != one.b]


def _forbids(one: Judgement[Id]) -> bool:
    return one.verdict in {Verdict.NOT_SAME, Verdict.BARRIER}


def _apart(standing: Iterable[Judgement[Id]]) -> Mapping[Id, set[Id]]:
    apart: dict[Id, set[Id]] = defaultdict(set)
    for one in standing:
        if _forbids(one):
            apart[one.a].add(one.b)
            apart[one.b].add(one.a)
    return apart


def _spans(judged: Judgement[Id], one: frozenset[Id], other: frozenset[Id]) -> bool:
    return (judged.a in one and judged.b in other) or (judged.b in one and judged.a in other)


def _first_followed(one: Judgement[Id]) -> tuple[bool, float, tuple[Id, Id]]:
    return not one.by_person, -one.weight, one.pair
