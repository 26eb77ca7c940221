"""Deadlines: from receipt in office hours, past weekends and bank holidays, at the same time of day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinfold.clocks import (
    LONDON,
    acknowledge_due,
    clock_starts,
    contact_due,
    decide_due,
    deputy_due,
    hours_after,
    is_working_day,
    next_working_day,
    working_days_after,
)
from kinfold.finding import Severity
from tests.builders import RULES

moments = st.datetimes(datetime(2012, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


def london(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    "received, due",
    [
        ("2015-05-06T10:30", "2015-05-07T10:30"),  # a Wednesday morning
        ("2015-05-06T09:00", "2015-05-07T09:00"),  # as the office opens
        ("2015-05-06T08:59", "2015-05-07T09:00"),  # before it opens, that same day's opening
        ("2015-05-06T16:59", "2015-05-07T16:59"),
        ("2015-05-06T17:00", "2015-05-08T09:00"),  # closed: it begins the next working day
        ("2015-05-08T12:00", "2015-05-11T12:00"),  # Friday to Monday
        ("2015-05-09T12:00", "2015-05-12T09:00"),  # a Saturday begins on Monday
        ("2015-04-02T12:00", "2015-04-07T12:00"),  # over Good Friday and Easter Monday
        ("2015-12-24T16:00", "2015-12-29T16:00"),  # Boxing Day fell on a Saturday: 28 December instead
        ("2022-09-16T12:00", "2022-09-20T12:00"),  # the state funeral
        ("2015-03-27T12:00", "2015-03-30T12:00"),  # the clocks went forward that weekend
        ("2015-10-23T12:00", "2015-10-26T12:00"),  # the clocks went back that weekend
    ],
)
def test_a_contact_is_decided_within_one_working_day(received, due):
    assert contact_due(london(received), RULES) == london(due)


def test_the_time_of_day_holds_when_the_clocks_change():
    due = contact_due(london("2015-03-27T12:00"), RULES)

    assert due - london("2015-03-27T12:00").astimezone(UTC) == timedelta(hours=71)


def test_a_moment_in_another_zone_is_read_in_london():
    assert clock_starts(datetime(2015, 5, 6, 8, 30, tzinfo=UTC), RULES) == london("2015-05-06T09:30")


def test_scotlands_holidays_are_working_days_in_england():
    assert is_working_day(date(2015, 1, 2))
    assert not is_working_day(date(2015, 1, 1))
    assert next_working_day(date(2014, 12, 31)) == date(2015, 1, 2)


def test_red_runs_past_office_hours_on_elapsed_time():
    opened = london("2015-10-24T22:00")

    assert acknowledge_due(opened, Severity.RED, RULES) == london("2015-10-25T01:00").replace(fold=1)
    assert decide_due(opened, Severity.RED, RULES) == london("2015-10-25T21:00")


def test_amber_runs_on_working_days_and_info_waits_for_nobody():
    opened = london("2015-05-06T10:30")

    assert acknowledge_due(opened, Severity.AMBER, RULES) == london("2015-05-07T10:30")
    assert decide_due(opened, Severity.AMBER, RULES) == london("2015-05-11T10:30")
    assert acknowledge_due(opened, Severity.INFO, RULES) is None
    assert decide_due(opened, Severity.INFO, RULES) is None


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="does not say which time zone"):
        contact_due(datetime(2015, 5, 6, 10), RULES)  # noqa: DTZ001
    with pytest.raises(ValueError, match="does not say which time zone"):
        hours_after(datetime(2015, 5, 6, 10), 4)  # noqa: DTZ001


def test_a_deadline_before_its_start_is_refused():
    with pytest.raises(ValueError, match="cannot lie 1 working days before its start"):
        working_days_after(london("2015-05-06T10:30"), -1, RULES)
    with pytest.raises(ValueError, match="cannot lie 1 hours before its start"):
        hours_after(london("2015-05-06T10:30"), -1)


@given(moments, st.integers(0, 30))
def test_a_deadline_lies_on_a_working_day_in_office_hours_and_never_before_receipt(received, days):
    due = working_days_after(received, days, RULES)

    assert is_working_day(due.date())
    assert 9 <= due.hour < 17
    assert due.astimezone(UTC) >= received


@given(moments, moments, st.integers(0, 10))
def test_what_came_first_is_never_due_later(one, other, days):
    first, second = sorted((one, other))

    due, later = working_days_after(first, days, RULES), working_days_after(second, days, RULES)

    assert due.astimezone(UTC) <= later.astimezone(UTC)


@given(moments, st.integers(0, 10))
def test_exactly_so_many_working_days_lie_between(received, days):
    start, due = clock_starts(received, RULES), working_days_after(received, days, RULES)
    between = [start.date() + timedelta(days=n + 1) for n in range((due.date() - start.date()).days)]

    assert sum(is_working_day(day) for day in between) == days
    assert due.timetz() == start.timetz()


@given(moments, st.integers(0, 100))
def test_hours_are_elapsed_hours(received, hours):
    assert hours_after(received, hours).astimezone(UTC) - received == timedelta(hours=hours)


def test_a_red_alert_on_the_saturday_night_before_a_bank_holiday_waits_for_no_monday():
    opened = london("2026-05-23T23:30")  # Monday 25 May is the spring bank holiday

    assert acknowledge_due(opened, Severity.RED, RULES) == london("2026-05-24T03:30")
    assert deputy_due(london("2026-05-24T03:30"), Severity.RED, RULES) == london("2026-05-24T05:30")
    assert decide_due(opened, Severity.RED, RULES) == london("2026-05-24T23:30")


def test_amber_on_that_same_night_begins_on_the_tuesday():
    opened = london("2026-05-23T23:30")

    assert acknowledge_due(opened, Severity.AMBER, RULES) == london("2026-05-27T09:00")
    assert deputy_due(london("2026-05-27T09:00"), Severity.AMBER, RULES) == london("2026-05-28T09:00")
    assert decide_due(opened, Severity.AMBER, RULES) == london("2026-05-29T09:00")


@pytest.mark.parametrize("severity", [Severity.RED, Severity.AMBER])
@pytest.mark.parametrize("due", [acknowledge_due, decide_due, deputy_due])
@given(moments, moments)
def test_no_alert_that_was_raised_first_is_due_after_one_raised_later(severity, due, one, other):
    first, second = sorted((one, other))

    assert due(first, severity, RULES).astimezone(UTC) <= due(second, severity, RULES).astimezone(UTC)
    assert due(first, severity, RULES).astimezone(UTC) > first


@given(moments)
def test_an_alert_is_acknowledged_before_it_is_decided_and_red_is_never_slower_than_amber(opened):
    red, amber = Severity.RED, Severity.AMBER

    for severity in (red, amber):
        assert acknowledge_due(opened, severity, RULES) < decide_due(opened, severity, RULES)
    assert decide_due(opened, red, RULES).astimezone(UTC) <= decide_due(opened, amber, RULES).astimezone(UTC)
