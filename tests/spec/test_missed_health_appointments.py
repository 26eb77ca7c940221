"""S12 Missed health appointments: a child was not brought, or nobody could get in, more than once."""

from tests.builders import ask, family, who

PEOPLE = """
    id   | name | born
    -----+------+-----------
    mum  | Mum  | 1990-01-01
    isla | Isla | 2015-06-08
    bo   | Bo   | 2010-04-22
"""
TIES = """
    a   | is     | of   | from
    ----+--------+------+-----------
    mum | mother | isla | 2012-01-01
    mum | mother | bo   | 2012-01-01
"""
BABY = """
    what                    | from      | day        | about | seen | withdrawn
    ------------------------+-----------+------------+-------+------+-----------
    attempt was_not_brought | midwifery | 2015-03-05 | isla  |      |
    attempt no_access       | midwifery | 2015-03-26 | isla  |      |
"""
OLDER = """
    what                    | from   | day        | about
    ------------------------+--------+------------+------
    attempt was_not_brought | dental | 2013-01-22 | bo
    attempt was_not_brought | dental | 2013-12-04 | bo
    attempt was_not_brought | gp     | 2014-06-11 | bo
"""


def fires(day="2015-03-26", records=BABY, ties=TIES):
    return ask("S12", family(PEOPLE, ties, records), "isla", day)


def test_two_in_ninety_days_for_a_baby_the_unborn_too():
    assert fires("2015-03-25") == []

    (finding,) = fires()
    assert finding.key == ("isla",)
    assert finding.headline == "Isla: 2 missed health appointments or no-access visits in 90 days."
    assert finding.reasons[0].said == (
        "5 March 2015, midwifery: attempt (was not brought); known on 5 March 2015."
    )


def test_a_parent_who_was_absent_is_another_matter():
    assert fires(records=BABY.replace("attempt no_access      ", "attempt parent_absent  ")) == []


def test_an_attempt_of_exactly_90_days_ago_has_left_the_window():
    assert fires("2015-06-02")
    assert fires("2015-06-03") == []


def test_an_older_child_needs_three_in_730_days():
    assert who(fires("2014-06-11", OLDER)) == ["bo"]
    assert fires("2014-06-10", OLDER) == []
    assert fires("2015-01-21", OLDER)
    assert fires("2015-01-22", OLDER) == []


def test_on_the_first_birthday_the_longer_rule_takes_over():
    recent = BABY.replace("2015-03-05", "2016-05-20").replace("2015-03-26", "2016-06-01")

    assert fires("2016-06-07", recent)
    assert fires("2016-06-08", recent) == []


def test_attending_in_between_resets_nothing():
    seen = BABY + "    health antenatal | midwifery | 2015-03-10 | isla | isla |\n"

    assert fires(records=seen)


def test_a_young_parent_is_not_counted_as_a_child_here():
    child_parent = TIES + "    bo | parent | isla | 2012-01-01\n"

    assert fires("2014-06-11", OLDER, ties=child_parent) == []


def test_an_attempt_about_the_mother_alone_is_not_about_the_child_and_a_withdrawn_one_never_was():
    assert fires(records=BABY.replace("2015-03-26 | isla", "2015-03-26 | mum ")) == []
    assert (
        fires(
            "2015-04-01",
            BABY.replace("2015-03-26 | isla  |      |", "2015-03-26 | isla  |      | 2015-04-01"),
        )
        == []
    )
