"""The table says what is missed and by how much; the page and the picture say the same."""

from pathlib import Path

import pytest

from kinfold.bench import figures, history
from kinfold.bench.chart import chart
from kinfold.bench.costs import Cost
from kinfold.bench.service import rows_of, service_rows
from kinfold.bench.targets import SHARE, Row
from kinfold.bench.telling import against_splink, as_text, costs_as_text, verdict

MISSED = Row("cluster_f1", "F1 of clusters", SHARE, 0.98, True, 0.97, 0.92, 4000)
REACHED = Row("unseen_twin", "Unseen twin linked wrongly", SHARE, 0.005, False, 0.0, 0.74, 5000)
UNKNOWN = Row("nick", "Nickname: recall", SHARE, 0.93, True, None, None)
COSTS = [
    Cost("ours", 1_000, {"weighing": 1.0}, 1.0, 200, 5_000),
    Cost("ours", 10_000, {"weighing": 12.0}, 12.0, 300, 60_000),
]


def test_a_missed_target_says_by_how_much_and_one_not_measured_is_not_called_reached():
    assert [verdict(row) for row in (MISSED, REACHED, UNKNOWN)] == [
        "missed by .0100",
        "reached",
        "not measured",
    ]


def test_none_wrong_of_few_is_not_called_reached_without_saying_how_bad_it_may_be():
    few = Row("unseen_namesake", "Father or son", SHARE, 0.001, False, 0.0, None, 242)
    many = Row("unseen_namesake", "Father or son", SHARE, 0.001, False, 0.0, None, 10_000)

    assert verdict(few) == "reached here, but too few to be sure: may be .0156"
    assert verdict(many) == "reached"


def test_shares_are_compared_by_difference_and_wrongs_by_ratio():
    assert (against_splink(MISSED), against_splink(REACHED), against_splink(UNKNOWN)) == (
        "+.0500",
        "0.00x",
        "-",
    )


def test_the_table_holds_target_ours_and_splinks_in_one_line():
    line = as_text([MISSED]).splitlines()[1]

    assert line.split("  ")[0] == "F1 of clusters (of 4,000)"
    assert line.split()[-8:] == ["≥", ".9800", ".9700", ".9200", "+.0500", "missed", "by", ".0100"]


def test_growth_of_cost_is_told_against_the_size_before():
    assert "12.0x for 10x" in costs_as_text(COSTS)


def test_the_picture_says_in_words_what_its_bars_show():
    drawn = chart([MISSED, REACHED, UNKNOWN], "Targets & results")

    assert "F1 of clusters: target .9800, ours .9700, Splink .9200" in drawn
    assert "<title>Targets &amp; results</title>" in drawn
    assert "Nickname" not in drawn


def test_figures_are_kept_with_their_commit_and_written_up_from_there(tmp_path: Path) -> None:
    kept = history.entry("1,000 made-up records", [MISSED, REACHED], COSTS, seed=1001, records=1000)

    path = history.keep(kept, tmp_path / history.FOLDER)
    figures.write(tmp_path)
    page = (tmp_path / figures.PAGE).read_text(encoding="utf-8")

    assert path.name == "matching-001.json"
    assert history.rows_of(history.read(tmp_path / history.FOLDER)[0]) == [MISSED, REACHED]
    assert kept["commit"] in page
    assert "| F1 of clusters (of 4,000) | ≥ .9800 | .9700 | .9200 | +.0500 | missed by .0100 |" in page
    assert (tmp_path / figures.PICTURE).read_text(encoding="utf-8").startswith("<svg")


def test_no_measurement_is_written_over(tmp_path: Path) -> None:
    for _ in range(2):
        history.keep({"commit": "abc"}, tmp_path)

    assert len(history.read(tmp_path)) == 2


def test_a_page_without_a_measurement_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="Nothing was measured yet"):
        figures.write(tmp_path)


def test_the_service_is_held_to_its_time_and_to_how_it_grows():
    rows = rows_of(
        [
            {"database": "SQLite", "people": 100_000, "p95": 4.0, "undo_p95": 9.0},
            {"database": "SQLite", "people": 1_000_000, "p95": 12.0, "undo_p95": 20.0},
        ]
    )

    assert [(row.key, verdict(row)) for row in rows] == [
        ("service_sqlite", "missed by 2.0 ms"),
        ("service_sqlite_undo", "reached"),
        ("service_sqlite_growth", "missed by 1.00x"),
    ]


def test_without_a_checkout_the_service_is_not_measured_and_that_is_said(tmp_path: Path) -> None:
    said: list[str] = []

    assert service_rows(said.append, tmp_path / "none.py") == []
    assert "in a checkout" in said[0]
