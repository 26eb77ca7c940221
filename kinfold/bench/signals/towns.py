"""The caseloads that are measured: families with records of a made-up city, over again with ids of their own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kinfold import caseload
from kinfold.caseload import COLUMNS, Writer
from kinfold.synthetic.city.streaming import START, City, write_city

YEARS, SEED = 4, 1001
ON = START.replace(year=START.year + YEARS - 1, month=12, day=31)
MADE = 10_000  # families drawn one by one; more are the same families once more
CHILDREN_FOR_EACH = 3.4  # children of a city for each family that has records, and some to spare
RENAMED = {"people": ("id",), "ties": ("id", "a", "b"), "events": ("id", "victim", "suspect", "referral")}
RENAMED_LISTS = ("about", "named", "seen", "looked_at", "assessed")
Tables = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Town:
    """A caseload to measure on: where it lies, how many families, people and events it has, and the day asked of."""

    folder: Path
    families: int
    people: int
    events: int
    day: date

    @property
    def data(self) -> str:
        """Say in a line which families of which city this is, and how often."""
        made = min(MADE, self.families)
        times = f", {self.families / made:g} times over with renamed ids" if self.families > made else ""
        return (
            f"{self.families:,} families that have records ({self.people:,} people, {self.events:,} events): "
            f"{made:,} of a made-up city of {YEARS} years, seed {SEED}{times}"
        )


def town(families: int, folder: Path) -> Town:
    """Write a caseload of so many families, all of which have records."""
    with TemporaryDirectory(prefix="kinfold-city-") as name:
        city = City(max(2_000, int(min(families, MADE) * CHILDREN_FOR_EACH)), YEARS, SEED, START)
        write_city(city, Path(name))
        drawn = _with_records(Path(name), min(families, MADE))
    rows = dict.fromkeys(COLUMNS, 0)
    with Writer(folder) as writer:
        for tables in _over_again(drawn, families):
            writer.write(**tables)
            rows = {name: count + tables[name].num_rows for name, count in rows.items()}
    return Town(folder, families, rows["people"], rows["events"], ON)


def _with_records(city: Path, families: int) -> Tables:
    """Give the first families of a city that have records, numbered from nought on."""
    blocks = list(caseload.blocks(city))
    whole = {name: pa.concat_tables([getattr(each, name) for each in blocks]) for name in COLUMNS}
    numbers = np.unique(whole["events"]["family"].to_numpy())[:families]
    if len(numbers) < families:
        raise LookupError(
            f"The city has only {len(numbers):,} families with records; {families:,} were asked for."
        )
    return {name: _numbered(table, numbers) for name, table in whole.items()}


def _numbered(table: pa.Table, numbers: Any) -> pa.Table:
    kept = table.filter(pc.is_in(table["family"], value_set=pa.array(numbers)))
    family = np.searchsorted(numbers, kept["family"].to_numpy())
    return kept.set_column(0, kept.schema.field(0), pa.array(family)).unify_dictionaries().combine_chunks()


def _over_again(drawn: Tables, families: int) -> Iterator[Tables]:
    made = min(MADE, families)
    for time, first in enumerate(range(0, families, made)):
        kept = {name: _up_to(table, families - first) for name, table in drawn.items()}
        yield {name: _renamed(name, table, first, f"-{time}") for name, table in kept.items()}


def _up_to(table: pa.Table, families: int) -> pa.Table:
    return table.filter(pc.less(table["family"], families))


def _renamed(name: str, table: pa.Table, first: int, mark: str) -> pa.Table:
    new = {column: _marked(table[column], mark) for column in RENAMED[name]}
    if name == "events":
        new |= {column: _marked_lists(table[column], mark) for column in RENAMED_LISTS}
    new["family"] = pc.add(table["family"], first)
    return pa.table({n: new.get(n, table[n]) for n in table.column_names}, schema=table.schema)


def _marked(words: Any, mark: str) -> Any:
    return pc.if_else(pc.equal(words, ""), words, pc.binary_join_element_wise(words, mark, ""))


def _marked_lists(lists: Any, mark: str) -> Any:
    whole = lists.combine_chunks()
    return pa.ListArray.from_arrays(whole.offsets, _marked(whole.values, mark))
