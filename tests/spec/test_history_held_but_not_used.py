"""S14 Family history held but not used: an assessment completed while history was held, and nobody recorded using it."""

from tests.builders import ask, family

PEOPLE = """
    id   | name  | born
    -----+-------+-----------
    kay  | Kayla | 1998-02-11
    isla | Isla  | 2015-06-08
    far  | Far   | 1960-01-01
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


def fires(day="2015-08-11", records=HELD, ties=TIES):
    return ask("S14", family(PEOPLE, ties, records), "isla", day)


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
    (finding,) = fires("2015-09-01", late)
    assert finding.reasons[1].said.endswith("about Kayla of 2 March 2010.")


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


def test_every_note_whose_kind_ends_in_history_is_one_and_time_alone_never_ends_it():
    care = HELD.replace("note child_protection_history", "note looked_after_history    ")

    assert fires(records=care)
    assert fires("2020-01-01", care)


def test_history_of_another_family_is_not_this_familys_until_a_link_says_so():
    of_far, linked = HELD.replace("| kay ", "| far "), TIES + "    far | mother | kay | 2015-09-01\n"

    assert fires(records=of_far) == []
    assert fires("2015-08-31", of_far, linked) == []
    assert fires("2015-09-01", of_far, linked)


def test_having_considered_it_counts_of_any_day_and_about_anybody_of_the_family():
    before = HELD + "    consideration history_considered | social care | 2015-07-01 | | {} |\n"

    assert fires(records=before.format("kay")) == []
    assert fires(records=before.format("isla")) == []
    assert fires(records=before.format("far"))


def test_a_consideration_that_is_withdrawn_or_of_another_kind_is_none():
    withdrawn = (
        HELD + "    consideration history_considered | social care | 2015-08-01 | | isla | 2015-09-01\n"
    )

    assert fires("2015-08-31", withdrawn) == []
    assert fires("2015-09-01", withdrawn)
    assert fires(records=withdrawn.replace("history_considered", "child_in_own_right"))


def test_an_assessment_told_late_is_asked_about_from_then_on_and_still_by_its_own_day():
    late = HELD.replace("2015-08-11 |           ", "2015-08-11 | 2015-08-20")

    assert fires("2015-08-19", late) == []
    assert fires("2015-08-20", late)
    assert fires("2015-08-20", late.replace("2010-03-02", "2015-08-15")) == []


def test_it_ends_when_the_assessment_is_withdrawn_or_the_link_is_undone():
    undone = """
        a   | is     | of   | from       | to
        ----+--------+------+------------+-----------
        kay | mother | isla | 2015-03-10 | 2015-09-01
    """

    assert fires("2015-08-31", ties=undone)
    assert fires("2015-09-01", ties=undone) == []
    assert fires("2015-09-01", HELD.replace("| isla  |", "| isla  | 2015-09-01")) == []
