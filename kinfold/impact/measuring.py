"""Replays every family of a city, or a share of them, under each choice of values, over a pool of processes.

Families in which harm was planted, or that were planted to be busy and safe, are always replayed; of the others
one in so many stands for its neighbours. What is told of the city counts each with what it stands for.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from kinfold.caseload import blocks
from kinfold.impact.spells import Spell, spells
from kinfold.records import Ledger
from kinfold.rulebook import Rules
from kinfold.signals import Signal

DAYS_COUNTED = 364
WHO = ("deprivation", "children", "community")


@dataclass(frozen=True, slots=True)
class Family:
    """One family replayed: what is known of it that no rule may read, how many it stands for, and what was found.

    `found` holds, for each choice of values in turn, the spells in which findings were true.
    """

    number: int
    stands_for: int
    shape: str
    harm_on: date | None
    deprivation: int
    children: int
    community: str
    contacts: int
    found: tuple[tuple[Spell, ...], ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """What to replay: a city's folder, the signals, the rules of each trial, one family in so many, and the last day."""

    folder: Path
    signals: Sequence[str]
    rules: Sequence[Rules]
    one_in: int
    until: date

    @property
    def since(self) -> date:
        """Give the first of the days that are counted: the last 52 weeks, before which the records run in."""
        return self.until - timedelta(days=DAYS_COUNTED - 1)

    def counts(self, day: date) -> bool:
        """Tell whether what came on a day is counted among the alerts and the contacts of a year."""
        return self.since <= day <= self.until


def last_day(folder: Path) -> date:
    """Give the last day on which anything in a caseload became known."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    recorded = pq.read_table(Path(folder) / "events.parquet", columns=["recorded"])["recorded"]
    day: date = pc.max(recorded).as_py()
    return day


def families(survey: Survey, *, workers: int) -> Iterator[Family]:
    """Replay the families of a city and give each, in the order of their numbers."""
    ranges = [(block.first, block.last) for block in blocks(survey.folder)]
    measure = partial(_measured, survey)
    if workers == 1 or len(ranges) == 1:
        for part in map(measure, ranges):
            yield from part
        return
    with get_context("spawn").Pool(workers) as pool:
        for part in pool.imap(measure, ranges):
            yield from part


def _measured(survey: Survey, numbers: tuple[int, int]) -> list[Family]:
    from kinfold.signals import SIGNALS

    truth = read_truth(survey.folder, *numbers)
    asked = [signal for signal in SIGNALS if signal.code in survey.signals]
    chosen = {number for number, row in truth.items() if row["shape"] or number % survey.one_in == 0}
    return [
        _replayed(survey, asked, number, ledger, truth[number])
        for block in blocks(survey.folder, *numbers)
        for number, ledger in block.ledgers(chosen)
    ]


def _replayed(
    survey: Survey, asked: Sequence[Signal], number: int, ledger: Ledger, row: Mapping[str, Any]
) -> Family:
    found = tuple(tuple(spells(ledger, rules, asked, survey.until)) for rules in survey.rules)
    return Family(
        number=number,
        stands_for=1 if row["shape"] else survey.one_in,
        shape=row["shape"] or "",
        harm_on=row["harm_on"],
        deprivation=row["deprivation"],
        children=row["children"],
        community=row["community"],
        contacts=sum(event.kind == "contact" and survey.counts(event.known) for event in ledger.events),
        found=found,
    )


def read_truth(folder: Path, first: int, last: int) -> dict[int, dict[str, Any]]:
    """Read what is true of each family of a range: its shape, the day of harm, deprivation, size and names."""
    import pyarrow.parquet as pq

    wanted = ["family", "shape", "harm_on", *WHO]
    within = [("family", ">=", first), ("family", "<=", last)]
    rows = pq.read_table(Path(folder) / "truth.parquet", columns=wanted, filters=within).to_pylist()
    return {row["family"]: row for row in rows}
