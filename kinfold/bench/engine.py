"""What one engine found in one register, and every figure of it that has a target."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.feather as feather
from numpy.typing import NDArray

from . import measures, ours, splinks
from .answers import Answer, Told, told
from .city import City, majority, missing_births
from .measures import Score, Share

PRECISION = 0.999


@dataclass
class Engine:
    """One engine's people and linkable pairs, its answers, and what its process said of times and memory."""

    town: City
    people: list[int]
    pairs: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]
    run: dict[str, Any]
    answers: Sequence[Answer] = ()
    threshold: float | None = None
    candidates: int = 0
    compared: Share = field(default_factory=lambda: Share(0, 0))
    whose: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self.whose = majority(self.town.truth, self.people)

    @cached_property
    def truth(self) -> list[measures.Pair]:
        """Give every two records of one person."""
        return measures.true_pairs(self.town.truth)

    @cached_property
    def clusters(self) -> Score:
        """Score the people by their pairs."""
        return measures.of_clusters(self.town.truth, self.people)

    @cached_property
    def recall_at_precision(self) -> tuple[float, float]:
        """Give the recall of true pairs at the precision asked for, and the weight it is reached at."""
        a, b, weights = self.pairs
        person = np.asarray(self.town.truth)
        return measures.recall_at(PRECISION, weights, person[a] == person[b], of=len(self.truth))

    @cached_property
    def by_error(self) -> dict[str, Share]:
        """Give the recall by each thing that is wrong with either record."""
        return measures.by_mark(self.truth, self.town.marks, self.people)

    @cached_property
    def by_community(self) -> dict[str, Share]:
        """Give the recall by the community whose names a person bears."""
        marks = [frozenset([community]) for community in self.town.communities]
        return measures.by_mark(self.truth, marks, self.people)

    @cached_property
    def missing_births_apart(self) -> Share:
        """Give how often a record without a date of birth was not put with the namesake of whom it is not."""
        pairs = missing_births(self.town)
        joined = measures.together(pairs, self.people)
        return Share(joined.of - joined.part, joined.of)

    def told(self, kind: str) -> Told:
        """Judge the answers to one kind of question."""
        return told(kind, self.town.questions, self.answers, self.whose)

    def seconds(self, *leave_out: str) -> float:
        """Give how long the steps took in all, without those that are named."""
        return float(sum(took for step, took in self.run["steps"].items() if step not in leave_out))


def our_engine(town: City, folder: Path, run: dict[str, Any]) -> Engine:
    """Read what our own run left: a pair that is told apart or ambiguous counts as not linked."""
    people = feather.read_table(str(folder / ours.PEOPLE))["person"].to_pylist()
    table = feather.read_table(str(folder / ours.PAIRS))
    linkable = ~(table["apart"].to_numpy() | (table["outcome"].to_numpy(zero_copy_only=False) == "ambiguous"))
    a, b, weight = (table[name].to_numpy()[linkable] for name in ("a", "b", "weight"))
    pairs = (a.astype(np.int64), b.astype(np.int64), weight.astype(np.float64))
    return _with_candidates(Engine(town, people, pairs, run), folder / ours.CANDIDATES)


def splinks_engine(town: City, folder: Path, run: dict[str, Any]) -> Engine:
    """Read what Splink left, with the clusters of whichever threshold is best for it."""
    table = feather.read_table(str(folder / splinks.PAIRS))
    a, b, weight = (table[name].to_numpy() for name in ("a", "b", "weight"))
    best, people = max(
        ((threshold, _clusters(folder, threshold)) for threshold in run["grid"]),
        key=lambda tried: measures.of_clusters(town.truth, tried[1]).f1,
    )
    pairs = (a.astype(np.int64), b.astype(np.int64), weight.astype(np.float64))
    engine = Engine(town, people, pairs, run, threshold=best)
    return _with_candidates(engine, folder / splinks.CANDIDATES)


def _with_candidates(engine: Engine, path: Path) -> Engine:
    """Count the pairs that were compared at all, and how many of one person's are among them."""
    table, person = feather.read_table(str(path)), np.asarray(engine.town.truth)
    a, b = (table[name].to_numpy().astype(np.int64) for name in ("a", "b"))
    engine.candidates = len(a)
    engine.compared = Share(int((person[a] == person[b]).sum()), len(engine.truth))
    return engine


def _clusters(folder: Path, threshold: float) -> list[int]:
    found: list[int] = feather.read_table(str(splinks.clusters_at(folder, threshold)))["person"].to_pylist()
    return found
