"""Dates as people know them: what three boxes, a month, a year or an age stand for, and how they are said again."""

from datetime import date

import pytest

from frontdoor.intake.forms.dates import born_at_age, read_date, said_date


@pytest.mark.parametrize(
    ("typed", "day", "words"),
    [
        (["27", "3", "2007"], date(2007, 3, 27), "27 March 2007"),
        (["27/3/2007", "", ""], date(2007, 3, 27), "27 March 2007"),
        (["", "December", "2017"], date(2017, 12, 15), "December 2017"),
        (["12/2017", "", ""], date(2017, 12, 15), "December 2017"),
        (["", "", "1998"], date(1998, 6, 15), "1998"),
        (["1998", "", ""], date(1998, 6, 15), "1998"),
        (["", "", ""], None, ""),
        (["spring", "", "1998"], None, "spring 1998"),
    ],
)
def test_an_approximate_date_stands_for_the_middle_of_what_is_known_and_is_said_as_it_was_given(
    typed, day, words
):
    assert read_date(typed, approximate=True) == day
    assert said_date(typed) == words


@pytest.mark.parametrize(
    ("age", "unit", "today", "born"),
    [
        (17, "years", date(2015, 3, 10), date(1997, 9, 15)),
        (0, "years", date(2015, 3, 10), date(2014, 9, 15)),
        (5, "months", date(2015, 3, 10), date(2014, 9, 15)),
        (0, "months", date(2015, 3, 10), date(2015, 2, 15)),
        (0, "months", date(2015, 3, 31), date(2015, 3, 15)),
    ],
)
def test_an_age_stands_for_the_15th_of_the_likeliest_month_and_never_for_a_day_to_come(
    age, unit, today, born
):
    assert born_at_age(age, unit, today) == born
    assert born <= today


def test_an_exact_date_with_a_part_missing_is_not_guessed():
    assert read_date(["", "3", "2007"]) is None
