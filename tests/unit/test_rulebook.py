"""The rulebook: dated, sourced, never edited; and what is missing is said with what to do."""

import json
from datetime import date, time
from pathlib import Path

import pytest

from kinfold.rulebook import RULEBOOK, Row, Rulebook
from kinfold.signals import SIGNALS

SIGNED = Path(__file__).parent / "rulebook_as_signed.json"
ROW = '[["x.days"]]\nsince = {since}\nvalue = {value}\nunit = "days"\nsource = "us"\napproved_by = "us"\n'


def written(row: Row) -> dict[str, object]:
    value = list(row.value) if isinstance(row.value, tuple) else row.value
    return {
        "name": row.name,
        "since": str(row.since),
        "value": value,
        "source": row.source,
        "by": row.approved_by,
    }


def test_no_row_was_ever_edited_or_taken_away():
    now = [written(row) for row in RULEBOOK.rows]

    changed = [row for row in json.loads(SIGNED.read_text()) if row not in now]

    assert changed == [], "A row is never edited: put it back as it was and add a later row instead."


def test_every_row_is_signed():
    signed = json.loads(SIGNED.read_text())

    unsigned = [written(row) for row in RULEBOOK.rows if written(row) not in signed]

    assert unsigned == [], f"Add every new row to {SIGNED.name}, so that a later edit of it is noticed."


def test_every_value_a_signal_reads_is_there_for_the_oldest_case():
    rules = RULEBOOK.on(date(1991, 10, 14))

    assert all(rules.row(name).source for signal in SIGNALS for name in signal.reads)


def test_a_later_row_takes_over_on_its_day_and_not_before():
    book = Rulebook.read(
        [ROW.format(since="2014-01-01", value=90) + ROW.format(since="2015-06-01", value=60)]
    )

    assert book.on(date(2015, 5, 31)).number("x.days") == 90
    assert book.on(date(2015, 6, 1)).number("x.days") == 60
    assert book.latest().number("x.days") == 60


def test_a_missing_value_is_said_with_what_to_do():
    with pytest.raises(LookupError) as refused:
        RULEBOOK.on(date(1980, 1, 1)).number("S01.days")

    assert refused.value.args[0] == (
        "The rulebook of 01 January 1980 has no value for 'S01.days'. "
        "Add a row to a file of kinfold/rulebook that begins on or before that day."
    )


def test_two_rows_of_one_name_and_day_are_refused():
    with pytest.raises(ValueError, match=r"two rows for 'x.days' since 2014-01-01"):
        Rulebook.read([ROW.format(since="2014-01-01", value=90) * 2])


@pytest.mark.parametrize("left_out", ["since", "value", "unit", "source", "approved_by"])
def test_a_row_that_does_not_say_everything_is_refused(left_out):
    lines = ROW.format(since="2014-01-01", value=90).splitlines()
    text = "\n".join(line for line in lines if not line.startswith(left_out))

    with pytest.raises(ValueError, match=f"no {left_out}"):
        Rulebook.read([text])


def test_a_value_beyond_its_bounds_is_refused():
    bounded = ROW.format(since="2014-01-01", value=90) + "at_least = 7\nat_most = 365\n"
    rules = Rulebook.read([bounded]).latest()

    for value in (6, 366):
        with pytest.raises(ValueError, match=r"must lie between 7 and 365"):
            rules.trying("x.days", value)
    assert rules.trying("x.days", 7).number("x.days") == 7
    assert rules.number("x.days") == 90


def test_a_value_without_bounds_may_be_tried_freely():
    rules = Rulebook.read([ROW.format(since="2014-01-01", value=90)]).latest()

    assert rules.trying("x.days", 9999).number("x.days") == 9999


def test_values_are_read_as_what_they_are():
    rules = RULEBOOK.on(date(2015, 1, 1))

    assert rules.words("seen.excluded_agencies") == ("police",)
    assert rules.time_of_day("office.opens") == time(9)
    with pytest.raises(TypeError, match=r"is not a number: it is '09:00'. Write it without quotes"):
        rules.number("office.opens")
    with pytest.raises(TypeError, match=r"is not a list: it is 90. Write it in square brackets"):
        rules.words("S01.days")


def test_the_version_marks_the_values_and_nothing_else():
    rules = RULEBOOK.on(date(2015, 1, 1))

    assert rules.version == RULEBOOK.on(date(2016, 1, 1)).version
    assert rules.version != rules.trying("S01.days", 60).version
