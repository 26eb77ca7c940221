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


def fires(day="2015-03-26", records=BABY, ties=TIES, people=PEOPLE, root="isla"):
    return ask("S12", family(people, ties, records), root, day)


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


def test_it_ends_on_the_18th_birthday():
    people = PEOPLE.replace("1990-01-01", "1970-01-01").replace("2010-04-22", "1996-06-20")

    assert fires("2014-06-19", OLDER, people=people)
    assert fires("2014-06-20", OLDER, people=people) == []


def test_three_far_apart_are_no_finding_for_a_baby_and_are_one_on_the_first_birthday():
    apart = """
        what                    | from             | day        | about
        ------------------------+------------------+------------+------
        attempt was_not_brought | health visiting  | 2015-06-20 | isla
        attempt no_access       | health visiting  | 2015-10-01 | isla
        attempt was_not_brought | gp               | 2016-01-15 | isla
    """

    assert fires("2016-06-07", apart) == []
    (finding,) = fires("2016-06-08", apart)
    assert finding.headline == "Isla: 3 missed health appointments or no-access visits in 730 days."


def test_attempts_are_counted_child_by_child():
    people, ties = PEOPLE + "    noah | Noah | 2015-06-08\n", TIES + "    mum | mother | noah | 2012-01-01\n"
    one_each = BABY.replace("2015-03-26 | isla", "2015-03-26 | noah")
    both = BABY.replace("| isla  |", "| isla noah |")

    assert fires(records=one_each, people=people, ties=ties) == []
    assert who(fires(records=both, people=people, ties=ties)) == ["isla", "noah"]


def test_every_attempt_counts_two_on_one_day_too():
    assert fires(records=BABY.replace("2015-03-05", "2015-03-26"))


def test_an_attempt_learned_late_counts_by_the_day_it_happened():
    late = BABY.replace("| withdrawn", "| recorded").replace(
        "2015-03-05 | isla  |      |", "2015-03-05 | isla  |      | 2015-04-10"
    )

    assert fires("2015-04-09", late) == []
    assert fires("2015-04-10", late)
    assert fires("2015-06-03", late) == []


def test_a_child_is_counted_from_the_day_a_link_brings_them_into_the_family():
    later = TIES.replace("mum | mother | bo   | 2012-01-01", "mum | mother | bo   | 2014-07-01")

    assert fires("2014-06-30", OLDER, ties=later) == []
    assert who(fires("2014-07-01", OLDER, ties=later)) == ["bo"]
