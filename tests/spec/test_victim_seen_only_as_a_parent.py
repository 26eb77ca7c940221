"""S07 Victim seen only as a parent: seven days on, nothing is recorded about a victim as one."""

import pytest

from tests.builders import ask, family

PEOPLE = """
    id   | name  | born
    -----+-------+-----------
    kay  | Kayla | 1998-02-11
    deon | Deon  | 1990-01-01
    isla | Isla  | 2013-06-08
"""
TIES = """
    a    | is     | of   | from       | to
    -----+--------+------+------------+-----------
    kay  | mother | isla | 2015-01-01 |
    deon | father | isla | 2015-01-01 |
"""
RECORD = """
    what                   | from   | day        | recorded   | about | victim | suspect | withdrawn
    -----------------------+--------+------------+------------+-------+--------+---------+-----------
    contact domestic_abuse | police | 2015-05-21 | 2015-05-22 | isla  | kay    | deon    |
"""


def fires(day="2015-05-29", records=RECORD, ties=TIES, root="isla"):
    return ask("S07", family(PEOPLE, ties, records), root, day)


def test_seven_days_after_it_was_known_nothing_is_recorded_about_her_as_a_victim():
    (finding,) = fires()

    assert finding.key == ("kay",)
    assert finding.headline == (
        "Kayla is recorded as a victim of domestic abuse. 7 days on, nothing is recorded about Kayla as one."
    )
    assert finding.reasons[0].said == (
        "21 May 2015, the police: contact (domestic abuse) with Kayla as the victim; known on 22 May 2015."
    )
    assert finding.reasons[-1].sources == ("kay", "kay-mother-isla")


def test_six_days_after_it_was_known_there_is_still_time():
    assert fires("2015-05-28") == []


@pytest.mark.parametrize("kind", ["consideration", "assessment"])
@pytest.mark.parametrize("subtype", ["safety_plan", "victim_support", "dash"])
def test_support_for_her_on_or_after_the_day_answers_it(kind, subtype):
    same_day = RECORD + f"    {kind} {subtype} | idva | 2015-05-21 | | kay | | |\n"
    before = RECORD + f"    {kind} {subtype} | idva | 2015-05-20 | | kay | | |\n"

    assert fires(records=same_day) == []
    assert fires(records=before)


def test_support_for_somebody_else_is_no_answer():
    assert fires(records=RECORD + "    assessment dash | idva | 2015-05-25 | | isla | | |\n")


def test_a_new_record_after_the_support_asks_again():
    again = RECORD + (
        "    consideration dash | idva | 2015-05-25 | | kay | | |\n"
        "    disclosure domestic_abuse | neonatal | 2015-06-22 | | kay | kay | deon |\n"
    )

    assert fires("2015-06-28", again) == []
    assert fires("2015-06-29", again)


def test_a_man_is_a_victim_too_and_one_who_is_no_parent_is_not_asked_about_here():
    assert [each.key for each in fires(records=RECORD.replace("kay    | deon", "deon   | kay "))] == [
        ("deon",)
    ]
    assert fires(records=RECORD.replace("kay    | deon", "isla   | deon")) == []


def test_withdrawn_it_never_was_and_without_the_link_she_is_no_parent_here():
    assert fires(records=RECORD.replace("deon    |", "deon    | 2015-05-30"), day="2015-05-30") == []
    undone = TIES.replace(
        "kay  | mother | isla | 2015-01-01 |", "kay  | mother | isla | 2015-01-01 | 2015-05-29"
    )
    assert fires(ties=undone) == []


def test_it_ends_when_her_child_turns_18():
    assert fires("2031-06-07")
    assert fires("2031-06-08") == []
