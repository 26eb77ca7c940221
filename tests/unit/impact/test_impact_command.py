"""The impact command: a small city, printed, drawn and kept, alike on every run."""

import json

import pytest

from kinfold.cli import main

pytest.importorskip("pyarrow")


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    folder = tmp_path_factory.mktemp("city")
    assert main(["city", "--children", "400", "--out", str(folder), "--workers", "1"]) == 0
    return folder


def test_a_range_is_measured_printed_drawn_and_kept(city, tmp_path, capsys):
    asked = ["impact", "S01", "--n", "2..3", "--days", "30,90", "--city", str(city), "--workers", "1"]

    assert main([*asked, "--out", str(tmp_path)]) == 0

    said = capsys.readouterr().out
    assert "(as now)" in said
    assert "Would have alerted is not would have prevented." in said
    kept = json.loads((tmp_path / "impact.json").read_text())
    assert kept["tried"][0]["values"] == {"S01.contacts": 2, "S01.days": 30}
    assert sum(row["present"] for row in kept["tried"]) == 1
    weeks = {tuple(row["values"].values()): row["alerts_a_week"] for row in kept["tried"]}
    assert weeks[2, 90] >= weeks[3, 90] >= weeks[3, 30]
    page = (tmp_path / "impact.html").read_text()
    assert "<svg" in page
    assert "kinfold-impact" in page
    assert "<script" not in page


def test_all_signals_together_are_fewer_alerts_than_each_alone(city, tmp_path, capsys):
    assert main(["impact", "all", "--city", str(city), "--workers", "1", "--out", str(tmp_path)]) == 0

    kept = json.loads((tmp_path / "impact.json").read_text())
    assert list(kept["signals"]) == [f"S{number:02}" for number in range(1, 21)]
    alone = [each["alerts_a_week"] for each in kept["signals"].values()]
    assert max(alone) <= sum(alone)
    assert kept["together"]["alerts_a_week"] <= sum(alone)
    assert "All together" in capsys.readouterr().out


def test_what_cannot_be_asked_is_refused_gently(capsys):
    assert main(["impact", "S99"]) == 2
    assert main(["impact", "S01", "--n", "1..3"]) == 2
    assert main(["impact", "all", "--n", "2"]) == 2

    said = capsys.readouterr().err
    assert "There is no signal 'S99'" in said
    assert "must lie between" in said


def test_a_folder_that_is_no_city_is_refused_with_what_it_lacks(tmp_path, capsys):
    assert main(["impact", "S01", "--city", str(tmp_path / "nowhere")]) == 2

    assert "lacks people.parquet, ties.parquet, events.parquet, truth.parquet" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--managers", "--one-in", "--children", "--decided-after"])
def test_nobody_can_share_alerts_among_nought(option, capsys):
    with pytest.raises(SystemExit):
        main(["impact", "S01", option, "0"])

    assert "is not a number above nought" in capsys.readouterr().err
