"""What the report gives account of, and the figures that follow from it."""

from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc

from kinfold.link.engine import Linked
from kinfold.link.mapping import Mapping
from kinfold.matching.model import Model

OUTCOMES = ("same", "probable", "ambiguous", "relative")
MOST_SOURCES = 12


@dataclass(frozen=True)
class FileRead:
    """One file as it was read: how many records, from which columns, and what to know of it."""

    name: str
    how: str
    records: int
    mapping: Mapping
    set_aside: int
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Overlap:
    """How many people two sources share; with itself, how many people a source has."""

    sources: tuple[str, ...]
    people: AnyMapping[tuple[str, str], int]
    left_out: int


@dataclass(frozen=True)
class Account:
    """Everything that was read and what it came to."""

    files: tuple[FileRead, ...]
    records: pa.Table
    linked: Linked
    model: Model
    joined_when: str

    @property
    def pairs(self) -> pa.Table:
        """Give the pairs with an outcome."""
        return self.linked.pairs

    @cached_property
    def people(self) -> int:
        """Count the people."""
        return int(pc.count_distinct(self.linked.people["person_id"]).as_py())

    @cached_property
    def outcomes(self) -> dict[str, int]:
        """Count the pairs of each outcome."""
        found = {row["values"]: row["counts"] for row in pc.value_counts(self.pairs["outcome"]).to_pylist()}
        return {outcome: found.get(outcome, 0) for outcome in OUTCOMES}

    @cached_property
    def records_per_person(self) -> dict[int, int]:
        """Count the people that have one record, two, and so on."""
        each = self.linked.people.group_by("person_id").aggregate([([], "count_all")])
        found = {row["values"]: row["counts"] for row in pc.value_counts(each["count_all"]).to_pylist()}
        return dict(sorted(found.items()))

    @cached_property
    def overlap(self) -> Overlap:
        """Count the people that each two sources share, for the largest sources."""
        known = self.linked.people.group_by(["source", "person_id"]).aggregate([])
        sizes = {row["values"]: row["counts"] for row in pc.value_counts(known["source"]).to_pylist()}
        shown = tuple(sorted(sizes, key=lambda source: (-sizes[source], source))[:MOST_SOURCES])
        known = known.filter(pc.is_in(known["source"], value_set=pa.array(shown, pa.string())))
        both = known.join(known, keys="person_id", join_type="inner", right_suffix="_other")
        counts = both.group_by(["source", "source_other"]).aggregate([([], "count_all")]).to_pylist()
        people = {(row["source"], row["source_other"]): row["count_all"] for row in counts}
        return Overlap(shown, people, len(sizes) - len(shown))
