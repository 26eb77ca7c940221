"""Who is one person, from the weighed pairs of a whole register: the surest first, never two who are told apart.

The same pairs give the same persons whatever order they come in. A description that fits two people who are
not one is ambiguous: it is joined to neither.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Pair = tuple[int, int]
Known = tuple[
    float, float, int, bool
]  # the most and the least between two groups, pairs weighed, one that forbids
# Two descriptions of one person share a key in more than nineteen cases of twenty; not to share one speaks against.
NOTHING_IN_COMMON = -2.5


@dataclass(frozen=True, slots=True)
class Weighed:
    """A pair of descriptions with its weight in bits; `apart` where something forbids that they are one."""

    a: int
    b: int
    weight: float
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Joined:
    """Which descriptions are one person (by the lowest number), and the pairs that nothing tells apart."""

    person: dict[int, int]
    ambiguous: frozenset[Pair]


def joined(pairs: Sequence[Weighed], *, at_least: float, margin: float) -> Joined:
    """Join the pairs that weigh at least so much, unless another person fits nearly as well, or something forbids.

    `pairs` holds those who may be one person, and those among the same descriptions who are not. `margin` is
    in bits: how much better the best must fit than the next who is somebody else.
    """
    weights = {(one.a, one.b): one for one in pairs}
    links = [one for one in pairs if not one.apart and one.weight >= at_least]
    ambiguous = _ambiguous(links, weights, margin)
    groups = _Groups(pairs)
    for one in sorted(links, key=lambda link: (-link.weight, link.a, link.b)):
        if (one.a, one.b) not in ambiguous:
            groups.join(one.a, one.b)
    return Joined(groups.persons(), frozenset(ambiguous))


def within_reach(a: Sequence[int], b: Sequence[int]) -> dict[int, int]:
    """Give each description that any link touches, with the lowest of all whom links lead to from it."""
    leader: dict[int, int] = {}

    def top(member: int) -> int:
        while (above := leader.setdefault(member, member)) != member:
            leader[member] = member = leader[above]
        return member

    for one, other in zip(a, b, strict=True):
        low, high = sorted((top(one), top(other)))
        leader[high] = low
    return {member: top(member) for member in leader}


def _ambiguous(links: Iterable[Weighed], weights: dict[Pair, Weighed], margin: float) -> set[Pair]:
    """Find the descriptions that fit two people who are told apart, about equally well."""
    fits: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for one in links:
        fits[one.a].append((one.weight, one.b))
        fits[one.b].append((one.weight, one.a))
    found = set()
    for member, others in fits.items():
        if len(others) > 1:
            others.sort(key=lambda other: (-other[0], other[1]))
            found |= _torn(member, others, weights, margin)
    return found


def _torn(
    member: int, others: Sequence[tuple[float, int]], weights: dict[Pair, Weighed], margin: float
) -> set[Pair]:
    best, first = others[0]
    rivals = [
        other for weight, other in others[1:] if best - weight < margin and _told_apart(first, other, weights)
    ]
    if not rivals:
        return set()
    # Whoever is one with the first, or with a rival, is no surer than they are.
    close = [other for weight, other in others if best - weight < margin]
    return {_pair(member, other) for other in close}


def _told_apart(a: int, b: int, weights: dict[Pair, Weighed]) -> bool:
    known = weights.get(_pair(a, b))
    return known is not None and (known.apart or known.weight < 0)


def _pair(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)


class _Groups:
    """Groups that grow by joining two at a time, with what is known between each two of them."""

    def __init__(self, pairs: Iterable[Weighed]) -> None:
        self.leader: dict[int, int] = {}
        self.members: dict[int, list[int]] = {}
        self.between: dict[int, dict[int, Known]] = defaultdict(dict)
        for one in pairs:
            self.between[one.a][one.b] = self.between[one.b][one.a] = (one.weight, one.weight, 1, one.apart)

    def of(self, member: int) -> int:
        """Give the leader of a description's group."""
        while (leader := self.leader.get(member, member)) != member:
            member = leader
        return member

    def join(self, a: int, b: int) -> None:
        """Join two groups unless something between any two of them forbids, or outweighs what speaks for it."""
        one, other = sorted((self.of(a), self.of(b)))
        if one == other or not self._may(one, other):
            return
        self.leader[other] = one
        self.members.setdefault(one, [one]).extend(self.members.pop(other, [other]))
        del self.between[one][other]
        for third, known in self.between.pop(other).items():
            if third != one:
                both = _both(known, self.between[one].get(third))
                self.between[one][third] = self.between[third][one] = both
                del self.between[third][other]

    def _may(self, one: int, other: int) -> bool:
        """Let the surest pair between two groups be outweighed by what speaks most against another."""
        most, least, number, apart = self.between[one].get(other, (0.0, 0.0, 0, False))
        every = len(self.members.get(one, (one,))) * len(self.members.get(other, (other,)))
        against = min(least, NOTHING_IN_COMMON) if number < every else least
        return not apart and most + min(against, 0.0) >= 0

    def persons(self) -> dict[int, int]:
        """Give the leader of every description that was joined to another."""
        return {member: leader for leader, members in self.members.items() for member in members}


def _both(a: Known, b: Known | None) -> Known:
    if b is None:
        return a
    return max(a[0], b[0]), min(a[1], b[1]), a[2] + b[2], a[3] or b[3]
