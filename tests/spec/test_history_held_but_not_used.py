"""S14 Family history held but not used: an assessment completed while history was held, and nobody recorded using it."""

from tests.builders import ask, family

PEOPLE = """
    id   | name  | born
    -----+-------+-----------
    kay  | Kayla | 1998-02-11
    isla | Isla  | 2015-06-08
"""
TIES = """
    a   | is     | of   | from
    ----+--------+------+-----------
    kay | mother | isla | 2015-03-10
"""
HELD = """
    what                          | from        | day        | recorded   | about | withdrawn
    ------------------------------+-------------+------------+------------+-------+-----------
    note child_protection_history | social care | 2010-03-02 |            | kay   |
    assessment completed          | social care | 2015-08-11 |            | isla  |
"""


def fires(day="2015-08-11", records=HELD):
    return ask("S14", family(PEOPLE, TIES, records), "isla", day)


def test_an_assessment_that_did_not_use_what_was_held_is_found_and_the_history_is_not_retold():
    (finding,) = fires()

    assert finding.key == ("r2",)
    assert finding.headline == (
        "The assessment of 11 August 2015 was completed without the family history that is held."
    )
    assert finding.reasons[1].said == (
        "Social care holds a note (child protection history) about Kayla of 2 March 2010."
    )
    assert finding.reasons[1].sources == ("r1",)


def test_a_note_of_the_day_of_the_assessment_or_later_was_not_there_to_be_used():
    assert fires(records=HELD.replace("2010-03-02", "2015-08-11")) == []


def test_history_that_happened_before_and_became_known_later_asks_from_then_on():
    late = HELD.replace("2010-03-02 |            ", "2010-03-02 | 2015-09-01 ")

    assert fires("2015-08-31", late) == []
    assert fires("2015-09-01", late)


def test_another_note_is_no_history_and_another_assessment_is_not_completed():
    assert fires(records=HELD.replace("note child_protection_history", "note other                   ")) == []
    assert fires(records=HELD.replace("assessment completed", "assessment dash     ")) == []


def test_having_considered_the_history_clears_it_from_the_day_that_is_known():
    considered = (
        HELD + "    consideration history_considered | social care | 2015-08-20 | 2015-08-25 | isla |\n"
    )

    assert fires("2015-08-24", considered)
    assert fires("2015-08-25", considered) == []


def test_each_assessment_asks_for_itself():
    again = HELD + "    assessment completed | social care | 2016-01-11 | | isla |\n"

    assert [each.key for each in fires("2016-01-11", again)] == [("r2",), ("r3",)]


def test_a_withdrawn_note_was_never_held():
    assert fires("2015-09-01", HELD.replace("| kay   |", "| kay   | 2015-09-01")) == []
