"""S06 Other parent not known: a baby with one recorded parent, and nobody has recorded asking."""

import pytest

from tests.builders import ask, family, who

PEOPLE = """
    id   | name | born
    -----+------+-----------
    mum  | Mum  | 1990-01-01
    isla | Isla | 2015-06-08
    dad  | Dad  | 1988-01-01
"""
TIES = """
    a   | is     | of   | from
    ----+--------+------+-----------
    mum | mother | isla | 2015-03-01
"""
CONTACT = """
    what            | from      | day        | recorded   | about | named
    ----------------+-----------+------------+------------+-------+------
    contact concern | midwifery | 2015-03-09 | 2015-03-10 | mum   | isla
"""


def fires(day="2015-03-24", ties=TIES, records=CONTACT):
    return ask("S06", family(PEOPLE, ties, records), "isla", day)


def test_two_weeks_after_the_first_contact_was_known_the_other_parent_is_missing():
    (finding,) = fires()

    assert finding.key == ("isla",)
    assert finding.headline == "Only one parent of Isla is recorded and nobody has recorded asking."
    assert finding.reasons[0].said == "Mum is recorded as mother of Isla."
    assert finding.reasons[0].sources == ("mum-mother-isla",)
    assert finding.reasons[1].sources == ("r1",)


def test_the_wait_runs_from_the_day_it_was_known_not_from_the_day_it_happened():
    assert fires("2015-03-23") == []


def test_a_baby_nobody_has_made_contact_about_is_left_alone():
    assert fires(records="") == []
    assert fires(records=CONTACT.replace("contact concern", "health booking ")) == []


def test_a_baby_without_any_recorded_parent_is_found_too():
    only = TIES.replace("mum | mother", "mum | household")

    (finding,) = fires(ties=only)
    assert finding.headline == "No parent of Isla is recorded and nobody has recorded asking."


@pytest.mark.parametrize("role, answered", [("father", True), ("parent", True), ("stepparent", False)])
def test_a_second_parent_answers_it_and_a_stepparent_does_not(role, answered):
    both = TIES + f"    dad | {role} | isla | 2015-03-20\n"

    assert bool(fires(ties=both)) is not answered


def test_having_asked_is_an_answer_for_good_whatever_was_said():
    asked = CONTACT + "    consideration other_parent_asked | midwifery | 2015-03-12 | | isla |\n"

    assert fires("2016-01-01", records=asked) == []


def test_asking_about_somebody_else_is_no_answer():
    asked = CONTACT + "    consideration other_parent_asked | midwifery | 2015-03-12 | | mum |\n"

    assert fires(records=asked)


def test_it_ends_on_the_first_birthday():
    assert who(fires("2016-06-07")) == ["isla"]
    assert fires("2016-06-08") == []
