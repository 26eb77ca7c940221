"""Makes the parts of the city over a pool of processes and writes them in order, so that no number changes anything."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from kinfold.caseload import Writer
from kinfold.caseload.layout import MENTIONS, TRUTH
from kinfold.synthetic.city.block import Made, Part, make
from kinfold.synthetic.city.rates import CHILDREN_PER_BLOCK
from kinfold.synthetic.city.tallies import Tallies
from kinfold.synthetic.city.window import Window

START = date(2023, 1, 1)


@dataclass(frozen=True, slots=True)
class City:
    """What city is wanted: how many children on its first day, for how many years, by which seed."""

    children: int
    years: int = 3
    seed: int = 1
    start: date = START

    def parts(self) -> list[Part]:
        """Cut the city into parts of a fixed size, whatever the number of processes."""
        sizes = [CHILDREN_PER_BLOCK] * (self.children // CHILDREN_PER_BLOCK)
        rest = self.children % CHILDREN_PER_BLOCK
        # A small rest joins the last part, or its planted families would stand out.
        if rest and (rest >= CHILDREN_PER_BLOCK // 2 or not sizes):
            sizes.append(rest)
        elif rest:
            sizes[-1] += rest
        return [
            Part(number, size, self.children, self.seed, self.start, self.years)
            for number, size in enumerate(sizes)
        ]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: how many rows of each kind, how many families, and what was counted."""

    rows: dict[str, int]
    families: int
    tallies: Tallies


def write_city(
    city: City, folder: Path, *, workers: int = 1, tell: Callable[[int, int], None] = lambda done, of: None
) -> Written:
    """Make a city and write it, part by part; the files are the same for the same city and any number of workers."""
    parts, families = city.parts(), 0
    tallies = Tallies(Window.of(city.start, city.years))
    with (
        _made(parts, workers) as made,
        Writer(folder, beside={"mentions": MENTIONS, "truth": TRUTH}) as writer,
    ):
        rows = dict.fromkeys(writer.files, 0)
        for done, part in enumerate(made, start=1):
            writer.write(**{name: _numbered(table, families) for name, table in part.tables.items()})
            rows = {name: rows[name] + table.num_rows for name, table in part.tables.items()}
            families += part.families
            tallies.add(part.tallies)
            tell(done, len(parts))
    return Written(rows, families, tallies)


@contextmanager
def _made(parts: list[Part], workers: int) -> Iterator[Iterator[Made]]:
    if workers == 1 or len(parts) == 1:
        yield map(make, parts)
        return
    # Spawned, not forked: a forked process may hang on the threads that Parquet started.
    with get_context("spawn").Pool(min(workers, len(parts))) as pool:
        yield pool.imap(make, parts)


def _numbered(table: Any, first: int) -> Any:
    family = pc.add(table["family"], pa.scalar(first, pa.int64()))
    return table.set_column(0, table.schema.field(0), family)
