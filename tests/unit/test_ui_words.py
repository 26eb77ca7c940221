"""Dates, deadlines, numbers and lists are said as the house says them, in UK time."""

from datetime import UTC, date, datetime, time

import pytest

from frontdoor.ui.words import (
    agency_kind,
    clock_state,
    counted,
    gdate,
    gdatetime,
    gday,
    gdue,
    gmonth,
    gtime,
    listed,
    nhs,
    paragraphs,
)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 11, 17, 14, 5, tzinfo=UTC), "17 November 2026 at 2:05pm"),
        (datetime(2026, 11, 17, 12, 0, tzinfo=UTC), "17 November 2026 at midday"),
        (datetime(2026, 7, 17, 23, 0, tzinfo=UTC), "18 July 2026 at midnight"),
        (datetime(2026, 7, 1, 8, 0, tzinfo=UTC), "1 July 2026 at 9am"),
        (date(2026, 7, 1), "1 July 2026"),
        (None, "Not known"),
    ],
)
def test_a_moment_is_said_in_uk_time_and_a_day_gets_no_made_up_hour(moment, said):
    assert gdatetime(moment) == said


def test_a_deadline_has_its_weekday_and_drops_the_year_while_it_is_this_year():
    due = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)

    assert gday(due) == "Tuesday 24 November 2026 at 2pm"
    assert gdue(due, datetime(2026, 11, 20, tzinfo=UTC)) == "Tuesday 24 November at 2pm"
    assert gdue(due, datetime(2025, 12, 31, tzinfo=UTC)) == "Tuesday 24 November 2026 at 2pm"


def test_other_dates_and_times():
    assert gdate(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == "2 July 2026"
    assert gmonth(date(2017, 12, 15)) == "December 2017"
    assert gtime(time(0, 0)) == "midnight"
    assert gtime(None) == "Not known"


def test_an_nhs_number_is_shown_in_three_groups_and_anything_else_as_given():
    assert nhs("9434765919") == "943 476 5919"
    assert nhs("not a number") == "not a number"
    assert nhs("") == "Not known"


def test_things_are_listed_and_counted_as_a_person_would():
    assert listed(["housing", "midwifery", "the youth service"]) == "housing, midwifery and the youth service"
    assert listed(["police"]) == "police"
    assert listed([]) == ""
    assert [counted(n, "contact") for n in (0, 1, 3)] == ["no contacts", "1 contact", "3 contacts"]


def test_what_someone_wrote_is_shown_as_written_and_never_as_markup():
    page = paragraphs("One <b>\nTwo\r\n\r\nThree")

    assert page == '<p class="govuk-body">One &lt;b&gt;<br>Two</p>\n<p class="govuk-body">Three</p>'


def test_an_agency_has_a_shape_and_one_not_listed_a_ring():
    assert agency_kind("midwifery") == "health"
    assert agency_kind("school") == "school"
    assert agency_kind("a charity") == "other"
    assert agency_kind("") == "other"


@pytest.mark.parametrize(
    ("due", "done", "state"),
    [
        (None, None, "none"),
        (datetime(2026, 11, 24, 14, tzinfo=UTC), None, "due"),
        (datetime(2026, 11, 21, 9, tzinfo=UTC), None, "soon"),
        (datetime(2026, 11, 20, 8, tzinfo=UTC), None, "overdue"),
        (date(2026, 11, 20), None, "soon"),
        (date(2026, 11, 19), None, "overdue"),
        (datetime(2026, 11, 20, 8, tzinfo=UTC), datetime(2026, 11, 20, 8, tzinfo=UTC), "done"),
        (datetime(2026, 11, 20, 8, tzinfo=UTC), datetime(2026, 11, 20, 8, 1, tzinfo=UTC), "late"),
    ],
)
def test_a_clock_says_how_its_deadline_stands(due, done, state):
    assert clock_state(due, datetime(2026, 11, 20, 9, tzinfo=UTC), done) == state
