"""The baseline really links: a benchmark against an engine that was set up badly would flatter us."""

from datetime import date, timedelta
from pathlib import Path

from kinfold.bench.measures import of_clusters
from kinfold.matching.describe import Description
from kinfold.matching.engines.splink_baseline import Splink
from kinfold.matching.engines.table import write_features

FORENAMES = ("Ava", "Ben", "Cara", "Dev", "Ewan", "Femi", "Gita", "Hugh", "Ines", "Jude", "Kofi")
SURNAMES = (
    "Archer",
    "Begley",
    "Cotter",
    "Dunmore",
    "Eastham",
    "Farrow",
    "Gadsby",
    "Hollins",
    "Ibbotson",
    "Jessop",
)
# Valid, and of the range kept for tests.
NHS_NUMBERS = (
    "9990000018",
    "9990000026",
    "9990000034",
    "9990000042",
    "9990000050",
    "9990000069",
    "9990000077",
)


def people() -> list[Description]:
    return [
        Description(
            forenames=FORENAMES[number % len(FORENAMES)],
            surname=SURNAMES[number % len(SURNAMES)],
            born=date(2001, 1, 2) + timedelta(days=37 * number),
            sex="FM"[number % 2],
            address=f"{number} Elm Road",
            postcode=f"B{number % 40 + 1} {number % 9}AB",
            nhs_number=NHS_NUMBERS[number] if number < len(NHS_NUMBERS) else "",
        )
        for number in range(100)
    ]


def test_who_was_described_twice_is_one_person_and_is_found_again_one_by_one(tmp_path: Path) -> None:
    everyone = people()
    paths, _ = write_features([*everyone, *everyone], tmp_path)
    engine = Splink(tmp_path)
    steps: list[str] = []

    engine.load(paths)
    engine.train(lambda step, share: steps.append(step))
    engine.predict(lambda step, share: steps.append(step))
    found = engine.clusters(6.0, lambda step, share: steps.append(step))["person"].to_pylist()
    engine.take_new(paths)
    one = engine.matched(3).to_pylist()

    assert of_clusters([*range(100), *range(100)], found).f1 > 0.95
    assert {row["b"] for row in one if row["weight"] > 6} == {3, 103}
    assert steps == ["Splink: u", "Splink: m", "Splink: predict", "Splink: cluster"]
