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


def fires(day="2015-05-29", records=RECORD, ties=TIES, root="isla", people=PEOPLE):
    return ask("S07", family(people, ties, records), root, day)


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


def test_the_finding_names_her_and_what_is_owed_and_never_the_other_person():
    (finding,) = fires()

    assert "Deon" not in " ".join([finding.headline, *(reason.said for reason in finding.reasons)])


@pytest.mark.parametrize(
    "what, counts",
    [
        ("contact concern", True),
        ("contact support_request", True),
        ("disclosure domestic_abuse", True),
        ("health emergency", False),
        ("visit", False),
    ],
)
def test_every_contact_or_disclosure_with_a_victim_counts_and_no_other_record(what, counts):
    assert bool(fires(records=RECORD.replace("contact domestic_abuse", what))) is counts


def test_support_known_on_the_seventh_day_is_in_time_and_known_later_clears_it_from_that_day():
    told = RECORD + "    consideration victim_support | idva | 2015-05-25 | {} | kay | | |\n"

    assert fires(records=told.format("2015-05-29")) == []
    assert fires("2015-06-09", told.format("2015-06-10"))
    assert fires("2015-06-10", told.format("2015-06-10")) == []


def test_support_that_is_withdrawn_is_none():
    withdrawn = RECORD + "    consideration safety_plan | idva | 2015-05-25 | | kay | | | 2015-06-10\n"

    assert fires("2015-06-09", withdrawn) == []
    assert fires("2015-06-10", withdrawn)


def test_another_consideration_or_another_kind_of_record_is_no_answer():
    other = RECORD + (
        "    consideration child_in_own_right | cass | 2015-05-25 | | kay | | |\n"
        "    conversation dash                | cass | 2015-05-25 | | kay | | |\n"
    )

    assert fires(records=other)


def test_one_answered_record_does_not_hide_another_that_is_not():
    two = RECORD + (
        "    disclosure domestic_abuse | gp   | 2015-05-26 | 2015-05-27 | kay | kay | | \n"
        "    assessment dash           | idva | 2015-05-23 |            | kay |     | | \n"
    )

    assert fires("2015-06-02", two) == []
    (finding,) = fires("2015-06-03", two)
    assert [reason.sources for reason in finding.reasons[:-1]] == [("r2",)]


def test_an_unborn_child_makes_a_parent_and_so_does_a_steplink():
    assert fires(people=PEOPLE.replace("2013-06-08", "2015-08-01"))
    assert fires(ties=TIES.replace("kay  | mother", "kay  | stepparent"))


def test_whoever_becomes_a_parent_here_later_is_asked_about_from_then_on():
    later = TIES.replace("kay  | mother | isla | 2015-01-01 |", "kay  | mother | isla | 2015-06-10 |")

    assert fires("2015-06-09", ties=later) == []
    assert fires("2015-06-10", ties=later)


def test_a_victim_whose_child_is_outside_the_network_is_asked_about_nearer_to_it():
    people = PEOPLE + "    gran | Gran  | 1950-01-01\n    aunt | Aunt  | 1975-01-01\n"
    ties = TIES + "    gran | mother | aunt | 2015-01-01 |\n    aunt | sibling | kay | 2015-01-01 |\n"

    assert fires(people=people, ties=ties, root="gran") == []
    assert fires(people=people, ties=ties, root="aunt")


def test_two_victims_are_two_findings():
    both = RECORD + "    contact domestic_abuse | police | 2015-05-21 | 2015-05-22 | isla | deon | kay |\n"

    assert [each.key for each in fires(records=both)] == [("kay",), ("deon",)]


def test_support_from_before_the_record_is_no_answer_however_late_it_was_told():
    assert fires(records=RECORD + "    assessment dash | idva | 2015-05-20 | 2015-05-25 | kay | | |\n")
