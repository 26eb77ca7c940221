"""Days as people in Britain write them: whatever can be read is read right, and nothing is made up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinfold.link.dates import Day, month_first, read_day, two_digits

LATEST = date(2016, 3, 31)
MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
FULL = [
    lambda day: day.isoformat(),
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"{day:%Y/%m/%d}",
    lambda day: f"{day:%Y-%m-%d} 00:00:00",
    lambda day: f"{day:%Y-%m-%d}T13:05:00.000Z",
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day.day}/{day.month}/{day.year}",
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{day:%d-%m-%Y} 12:00",
    lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{day.day}th of {MONTHS[day.month - 1]}, {day.year}",
    lambda day: f"{day.day:02}-{MONTHS[day.month - 1][:3].upper()}-{day.year}",
    lambda day: f"{day.day}{MONTHS[day.month - 1][:3]}{day.year}",
    lambda day: f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
    lambda day: f" Monday {day.day} {MONTHS[day.month - 1][:3]} {day.year} ",
]
SHORT = [
    lambda day: f"{day:%d/%m/%y}",
    lambda day: f"{day:%d-%m-%y}",
    lambda day: f"{day.day} {MONTHS[day.month - 1][:3]} {day:%y}",
    lambda day: f"{day.day}-{MONTHS[day.month - 1][:3]}-{day:%y}",
]
days = st.dates(date(1900, 1, 2), date(2099, 12, 31))


@given(days, st.sampled_from(FULL))
def test_a_day_written_with_its_whole_year_is_read_as_that_day_in_every_form(day, form):
    assert read_day(form(day)) == Day(day, "exact")


@given(st.dates(date(1916, 4, 1), LATEST), st.sampled_from(SHORT))
def test_two_digits_of_a_year_are_read_as_the_century_before_the_latest_day(day, form):
    assert read_day(form(day), LATEST) == Day(day, "exact")


@given(days, st.sampled_from(SHORT), st.dates(date(1950, 1, 1), date(2050, 1, 1)))
def test_two_digits_of_a_year_never_make_a_birth_after_the_latest_day(day, form, latest):
    found = read_day(form(day), latest)

    assert found is None or found.day <= latest


@given(days, st.sampled_from(SHORT))
def test_two_digits_of_a_year_are_not_read_where_nobody_says_how_late_it_is(day, form):
    assert read_day(form(day)) is None
    assert two_digits(form(day))


@given(days)
def test_a_month_alone_becomes_its_15th_and_a_year_alone_its_first_day_and_both_are_approximate(day):
    month = Day(day.replace(day=15), "approximate")

    assert read_day(f"{MONTHS[day.month - 1]} {day.year}") == month
    assert read_day(f"{MONTHS[day.month - 1][:3]}-{day.year}") == month
    assert read_day(f"{day:%m/%Y}") == read_day(f"{day:%Y-%m}") == month
    assert read_day(f"{day.year}") == Day(date(day.year, 1, 1), "approximate")


@given(st.text(max_size=12))
def test_no_text_whatever_is_more_than_not_read(text):
    found = read_day(text, LATEST)

    assert found is None or 1850 <= found.day.year <= 2099


def test_the_month_of_the_latest_day_itself_is_not_a_century_ago():
    assert read_day("Mar-16", date(2016, 3, 1)) == Day(date(2016, 3, 15), "approximate")
    assert read_day("Apr-16", LATEST) == Day(date(1916, 4, 15), "approximate")


@pytest.mark.parametrize(
    "text", ["c. 1980", "circa 1980", "approx 1980", "about 1 Jan 1980", "est. 01/01/1980"]
)
def test_a_day_that_is_said_to_be_a_guess_is_approximate(text):
    assert read_day(text) == Day(date(1980, 1, 1), "approximate")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31/02/2015",
        "29/02/2015",
        "06/25/2015",
        "not known",
        "00/00/0000",
        "8 Juno 2015",
        "42163",
        "1015-06-08",
        "13/2015",
        "8/6",
    ],
)
def test_what_is_no_day_is_not_read(text):
    assert read_day(text, LATEST) is None


def test_a_day_with_the_month_first_is_noticed():
    assert month_first("06/25/2015")
    assert not month_first("25/06/2015")
    assert not month_first("06/05/2015")
    assert not month_first("June")
