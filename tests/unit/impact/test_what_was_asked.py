"""What is asked of the impact of a change: ranges, short names, and gentle refusals."""

import pytest

from kinfold.impact.asked import CannotAsk, numbers, signal_called, trials, value_named
from kinfold.rulebook import RULEBOOK

RULES = RULEBOOK.latest()


@pytest.mark.parametrize(
    "written, read",
    [("2..5", [2, 3, 4, 5]), ("30,90,60", [30, 60, 90]), ("7", [7]), ("30..120", [30, 45, 60, 90, 120])],
)
def test_ranges_lists_and_numbers_are_read(written, read):
    assert numbers(written) == read


@pytest.mark.parametrize("written", ["many", "5..2", "2...5", ""])
def test_what_is_no_range_is_refused_with_what_to_write(written):
    with pytest.raises(CannotAsk, match=r"Write|smaller"):
        numbers(written)


def test_n_is_whatever_a_signal_counts():
    assert value_named(signal_called("s01"), "n", RULES) == "S01.contacts"
    assert value_named(signal_called("S02"), "n", RULES) == "S02.decisions"
    assert value_named(signal_called("S12"), "n", RULES) == "S12.times"


def test_a_signal_or_value_that_is_not_there_is_refused_with_what_there_is():
    with pytest.raises(CannotAsk, match="S01 to S20"):
        signal_called("S21")
    with pytest.raises(CannotAsk, match="--contacts, --days"):
        list(trials(signal_called("S13"), {"months": [1]}, RULES))


def test_a_trial_keeps_within_the_bounds_of_the_rulebook():
    with pytest.raises(ValueError, match="must lie between 2 and 20"):
        list(trials(signal_called("S01"), {"n": [1]}, RULES))


def test_every_combination_is_tried():
    tried = list(trials(signal_called("S01"), {"n": [2, 3], "days": [30, 90]}, RULES))

    assert [dict(trial.values) for trial in tried] == [
        {"S01.contacts": 2, "S01.days": 30},
        {"S01.contacts": 2, "S01.days": 90},
        {"S01.contacts": 3, "S01.days": 30},
        {"S01.contacts": 3, "S01.days": 90},
    ]
    assert tried[0].rules.number("S01.days") == 30
