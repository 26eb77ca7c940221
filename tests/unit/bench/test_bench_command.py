"""`kinfold bench matching`, as somebody types it, on a register small enough for a test."""

import pytest

from kinfold.bench.city import City, city, missing_births
from kinfold.cli import main
from kinfold.matching.describe import Description


def test_one_run_prints_targets_decisions_and_costs(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(
        ["bench", "matching", "--records", "600", "--grow", "400", "--each", "10", "--workers", "1"]
    )

    said = capsys.readouterr().out
    assert status == 0
    for line in (
        "F1 of clusters",
        "Unseen twin linked wrongly",
        "Strangers shown",
        "at 400 records",
        "Known, hard",
    ):
        assert line in said
    assert "Splink, one new description" in said


def test_a_seed_of_training_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "matching", "--records", "100", "--seed", "7"]) == 2
    assert "kept for training" in capsys.readouterr().err


def test_a_size_that_is_no_number_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["bench", "matching", "--records", "many"])
    assert "not a number above nought" in capsys.readouterr().err


def test_the_same_seed_gives_the_same_register_and_questions():
    assert city(200, 1001, each=5) == city(200, 1001, each=5)


def test_a_record_without_a_date_of_birth_is_set_against_each_of_the_namesakes():
    nothing: frozenset[str] = frozenset()
    town = City(
        1001,
        [Description()] * 4,
        [1, 2, 2, 3],
        [frozenset({"nodob"}), nothing, nothing, frozenset({"nodob"})],
        ["British"] * 4,
        {1: 2, 2: 1},
        [],
    )

    assert missing_births(town) == [(0, 1), (0, 2)]
