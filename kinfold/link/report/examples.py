"""Chooses the pairs that the report shows: some of each outcome, and the hardest of all."""

from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from kinfold.link.described import FIELDS
from kinfold.matching.describe import Description

from .account import OUTCOMES, Account

EACH, HARDEST = 3, 10
_PLACES = (0.5, 0.05, 0.95)


@dataclass(frozen=True)
class Side:
    """One record of a pair."""

    source: str
    record_id: str
    said: dict[str, Any]

    @property
    def description(self) -> Description:
        """Give the record as it was matched."""
        return Description(**self.said)


@dataclass(frozen=True)
class Example:
    """A pair with both its records and what speaks for and against."""

    left: Side
    right: Side
    outcome: str
    weight: float
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Shown:
    """The pairs that the report shows."""

    by_outcome: dict[str, list[Example]]
    hardest: list[Example]


def choose(account: Account) -> Shown:
    """Choose some pairs of every outcome, from clear to close, and the hardest of all."""
    pairs = account.pairs
    order = ("weight", "left_source", "left_id", "right_source", "right_id")
    ranked = pc.sort_indices(pairs, sort_keys=[(name, "ascending") for name in order])
    pairs = pairs.take(ranked)
    chosen = {outcome: _spread(pairs.filter(pc.equal(pairs["outcome"], outcome))) for outcome in OUTCOMES}
    hardest = _hardest(account, pairs)
    sides = _sides(account, [*hardest, *(row for rows in chosen.values() for row in rows)])
    return Shown(
        {outcome: [_example(row, sides) for row in rows] for outcome, rows in chosen.items()},
        [_example(row, sides) for row in hardest],
    )


def _spread(pairs: pa.Table) -> list[dict[str, Any]]:
    """Take pairs from the middle, the low end and the high end."""
    last = pairs.num_rows - 1
    places = list(dict.fromkeys(round(last * place) for place in _PLACES[:EACH])) if last >= 0 else []
    rows: list[dict[str, Any]] = pairs.take(places).to_pylist() if places else []
    return rows


def _hardest(account: Account, pairs: pa.Table) -> list[dict[str, Any]]:
    """Take half of them from those that fit two people, and fill up with those nearest to a threshold."""
    ambiguous = pc.equal(pairs["outcome"], "ambiguous")
    torn = _nearest(account, pairs.filter(ambiguous), HARDEST)
    decided = pc.is_in(pairs["outcome"], value_set=pa.array(["same", "probable"]))
    close = _nearest(account, pairs.filter(decided), HARDEST)
    first = torn[: max(HARDEST // 2, HARDEST - len(close))]
    return first + close[: HARDEST - len(first)]


def _nearest(account: Account, pairs: pa.Table, most: int) -> list[dict[str, Any]]:
    """Take the pairs nearest to a threshold."""
    thresholds, weights = account.model.thresholds, pairs["weight"]
    distance = pc.min_element_wise(
        pc.abs(pc.subtract(weights, thresholds.same)), pc.abs(pc.subtract(weights, thresholds.probable))
    )
    rows: list[dict[str, Any]] = pairs.take(pc.sort_indices(distance)[:most]).to_pylist()
    return rows


def _sides(account: Account, rows: list[dict[str, Any]]) -> dict[tuple[str, str], Side]:
    """Fetch the records that these pairs name."""
    wanted = {(row[f"{side}_source"], row[f"{side}_id"]) for row in rows for side in ("left", "right")}
    ids = pa.array(sorted({record_id for _, record_id in wanted}), pa.string())
    records = account.records.filter(pc.is_in(account.records["record_id"], value_set=ids)).to_pylist()
    return {
        (row["source"], row["record_id"]): Side(
            row["source"], row["record_id"], {field: row[field] for field in FIELDS}
        )
        for row in records
        if (row["source"], row["record_id"]) in wanted
    }


def _example(row: dict[str, Any], sides: dict[tuple[str, str], Side]) -> Example:
    left, right = sides[row["left_source"], row["left_id"]], sides[row["right_source"], row["right_id"]]
    return Example(left, right, row["outcome"], row["weight"], tuple(row["evidence"] or ()))
