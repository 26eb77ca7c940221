"""What the signals cost is measured on families of a city, and kept with machine, data and commit."""

import json
from collections import Counter

import pyarrow.parquet as pq
import pytest

from kinfold.bench.signals import report, towns
from kinfold.bench.signals.families import DAY, EVENTS, PEOPLE, busy_family
from kinfold.bench.signals.report import Cost, as_text, keep
from kinfold.bench.signals.towns import ON, town
from kinfold.cli import main
from kinfold.rulebook import RULEBOOK
from kinfold.signals import evaluate
from kinfold.sweep.run import sweep
from kinfold.timeline import View


@pytest.fixture
def doubled(tmp_path, monkeypatch):
    monkeypatch.setattr(towns, "MADE", 60)
    return town(120, tmp_path / "town")


def test_families_over_again_have_ids_of_their_own_and_the_same_findings(doubled, tmp_path):
    ids = pq.read_table(doubled.folder / "people.parquet")["id"].to_pylist()

    found = pq.read_table(sweep(doubled.folder, ON, tmp_path / "out").findings).to_pylist()

    assert len(set(ids)) == len(ids) == doubled.people
    assert "60 of a made-up city of 4 years, seed 1001, 2 times over" in doubled.data
    first = Counter((row["family"], row["signal"]) for row in found if row["family"] < 60)
    again = Counter((row["family"] - 60, row["signal"]) for row in found if row["family"] >= 60)
    assert first == again
    assert first


def test_every_family_measured_has_records(doubled):
    people, events = (pq.read_table(doubled.folder / f"{name}.parquet") for name in ("people", "events"))

    assert set(people["family"].to_pylist()) == set(events["family"].to_pylist()) == set(range(120))


def test_the_busy_family_gives_most_signals_something_to_say():
    ledger = busy_family(1)

    codes = {finding.signal for finding in evaluate(View(ledger, DAY, RULEBOOK.on(DAY)), "p0")}

    assert (len(ledger.people), len(ledger.events)) == (PEOPLE, EVENTS)
    assert len(codes) >= 8


def test_a_small_run_prints_a_table_and_keeps_it(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(report, "FOLDER", tmp_path)

    status = main(
        "bench signals --families 40 --replay 12 --evaluations 5 --processes 1 --history".split()  # noqa: SIM905
    )

    assert status == 0
    said = capsys.readouterr().out
    assert "Sweep: 40 families" in said
    assert "S01 and S05 in SQL: 40 families" in said
    assert "Full replay: 12 families" in said
    kept = json.loads((tmp_path / "signals-001.json").read_text())
    assert [cost["families"] for cost in kept["costs"]] == [1, 1, 40, 40, 12]
    assert kept["machine"]
    assert "40 families that have records" in kept["data"][0]


def test_a_later_measurement_is_the_next_file(tmp_path):
    cost = Cost("Sweep: 10 families", 0.5, 10, 100)

    paths = [keep([cost], ["made up"], 2, tmp_path) for _ in range(2)]

    assert [path.name for path in paths] == ["signals-001.json", "signals-002.json"]
    assert "500.00 ms" in as_text([cost])
