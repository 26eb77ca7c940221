"""The figures that say how good matching is: of clusters, of pairs, of chosen kinds of pairs."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Score:
    """How many pairs were joined rightly, joined wrongly, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Give the share of joined pairs that are of one person."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Give the share of one person's pairs that were joined."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def of_clusters(truth: Sequence[Hashable], found: Sequence[Hashable]) -> Score:
    """Score clusters by their pairs: two lists that name the person of each description, true and found.

    >>> of_clusters("AAAB", "xxyy")
    Score(right=1, wrong=1, missed=2)
    """
    both = _pairs_within(Counter(zip(truth, found, strict=True)))
    joined, true = _pairs_within(Counter(found)), _pairs_within(Counter(truth))
    return Score(both, joined - both, true - both)


def _pairs_within(sizes: Mapping[Hashable, int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def true_pairs(truth: Sequence[Hashable]) -> list[Pair]:
    """List every two descriptions of one person, by their places.

    >>> true_pairs("ABA")
    [(0, 2)]
    """
    members = defaultdict(list)
    for at, person in enumerate(truth):
        members[person].append(at)
    return [pair for group in members.values() for pair in combinations(group, 2)]


def recall_at(
    precision: float, weights: NDArray[np.float64], right: NDArray[np.bool_], *, of: int
) -> tuple[float, float]:
    """Give the best recall of `of` true pairs at no less than a precision, and the weight from which to link.

    Pairs of one weight are linked together or not at all. With no such weight the recall is nought.
    """
    if not len(weights):
        return 0.0, float("inf")
    order = np.argsort(-weights, kind="stable")
    ranked, hits = weights[order], np.cumsum(right[order])
    ends = np.append(np.flatnonzero(np.diff(ranked)), len(ranked) - 1)
    good = ends[hits[ends] >= precision * (ends + 1)]
    if not len(good):
        return 0.0, float("inf")
    return float(hits[good[-1]]) / max(1, of), float(ranked[good[-1]])


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many; a share of nothing is not a number, and is shown as such."""

    part: int
    of: int

    @property
    def value(self) -> float | None:
        """Give the share, or None where there was nothing to count."""
        return self.part / self.of if self.of else None


def together(pairs: Iterable[Pair], found: Sequence[Hashable]) -> Share:
    """Give the share of pairs whose two descriptions were put into one cluster.

    >>> together([(0, 1), (0, 2)], "xxy")
    Share(part=1, of=2)
    """
    joined = [found[a] == found[b] for a, b in pairs]
    return Share(sum(joined), len(joined))


def by_mark(
    pairs: Iterable[Pair], marks: Sequence[Collection[str]], found: Sequence[Hashable]
) -> dict[str, Share]:
    """Give the recall of true pairs by each mark that either of the two descriptions carries.

    >>> by_mark([(0, 1)], [{"nick"}, {"typo"}], "xx")["typo"]
    Share(part=1, of=1)
    """
    sorted_out: dict[str, list[Pair]] = defaultdict(list)
    for a, b in pairs:
        for mark in {*marks[a], *marks[b]}:
            sorted_out[mark].append((a, b))
    return {mark: together(some, found) for mark, some in sorted(sorted_out.items())}


def widest_gap(shares: Iterable[Share]) -> float | None:
    """Give how far the worst share lies under the best, or None where there is nothing to compare.

    >>> round(widest_gap([Share(9, 10), Share(8, 10)]), 3)
    0.1
    """
    values = [share.value for share in shares if share.value is not None]
    return max(values) - min(values) if len(values) > 1 else None
