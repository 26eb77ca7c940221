"""S15 Mark or bruise on a baby who cannot move about: under six months on the day, until a paediatric opinion."""

import pytest

from tests.builders import ask, family

PEOPLE = """
    id   | name | born
    -----+------+-----------
    mum  | Mum  | 1990-01-01
    noah | Noah | 2015-06-08
    tia  | Tia  | 2013-10-20
"""
TIES = """
    a   | is     | of   | from
    ----+--------+------+-----------
    mum | mother | noah | 2015-01-01
    mum | mother | tia  | 2015-01-01
"""
MARK = """
    what            | from | day        | recorded   | about | named | concern | withdrawn
    ----------------+------+------------+------------+-------+-------+---------+-----------
    contact concern | gp   | 2015-08-19 | 2015-08-27 | noah  | mum   | bruise  |
"""


def fires(day="2015-08-27", records=MARK, people=PEOPLE, ties=TIES, root="noah"):
    return ask("S15", family(people, ties, records), root, day)


def test_a_mark_is_found_when_it_becomes_known_and_says_how_late_that_was():
    assert fires("2015-08-26") == []

    (finding,) = fires()
    assert finding.key == ("noah", "r1")
    assert finding.headline == "Bruise or mark on Noah, aged under 6 months."
    assert finding.reasons[0].said == (
        "19 August 2015, the GP (bruise): contact (concern) about Noah and Mum; known on 27 August 2015, 8 days later."
    )
    assert finding.reasons[0].sources == ("r1",)


@pytest.mark.parametrize("what", ["contact concern", "health gp      ", "visit          "])
@pytest.mark.parametrize("concern", ["bruise ", "injury "])
def test_a_contact_a_health_record_or_a_visit_may_tell_of_it(what, concern):
    assert fires(records=MARK.replace("contact concern", what).replace("bruise ", concern))


def test_another_concern_or_another_kind_of_record_does_not():
    assert fires(records=MARK.replace("bruise ", "feeding")) == []
    assert fires(records=MARK.replace("contact concern", "injury         ")) == []


@pytest.mark.parametrize(
    "born, found", [("2015-02-20", True), ("2015-02-19", False), ("2015-08-19", True), ("2015-08-20", False)]
)
def test_born_and_under_six_months_on_the_day_it_was_seen(born, found):
    assert bool(fires(people=PEOPLE.replace("2015-06-08", born))) is found


def test_six_months_after_31_august_is_1_march():
    people = PEOPLE.replace("2015-06-08", "2014-08-31")

    assert fires(records=MARK.replace("2015-08-19 | 2015-08-27", "2015-02-28 | 2015-02-28"), people=people)
    assert (
        fires(records=MARK.replace("2015-08-19 | 2015-08-27", "2015-03-01 | 2015-03-01"), people=people) == []
    )


def test_a_brother_or_sister_who_is_only_named_is_not_meant():
    assert fires(records=MARK.replace("| noah  | mum  ", "| tia   | noah ")) == []


def test_a_paediatric_opinion_of_that_day_or_later_clears_it():
    assert (
        fires(records=MARK + "    assessment paediatric_opinion | hospital | 2015-08-19 | | noah | | |\n")
        == []
    )
    assert fires(records=MARK + "    assessment paediatric_opinion | hospital | 2015-08-18 | | noah | | |\n")
    assert fires(records=MARK + "    assessment paediatric_opinion | hospital | 2015-08-20 | | tia | | |\n")


def test_growing_older_does_not_clear_it_and_withdrawing_the_record_does():
    assert fires("2016-08-27")
    assert fires("2015-09-01", MARK.replace("bruise  |", "bruise  | 2015-09-01")) == []


def test_a_mark_that_was_told_at_once_is_said_without_a_delay():
    (finding,) = fires(records=MARK.replace("2015-08-27", "2015-08-19"))

    assert finding.reasons[0].said.endswith("about Noah and Mum; known on 19 August 2015.")


def test_an_opinion_clears_it_from_the_day_it_is_known_and_until_it_is_withdrawn():
    seen = (
        MARK
        + "    assessment paediatric_opinion | hospital | 2015-08-28 | 2015-09-02 | noah | | | 2015-09-10\n"
    )

    assert fires("2015-09-01", seen)
    assert fires("2015-09-02", seen) == []
    assert fires("2015-09-09", seen) == []
    assert fires("2015-09-10", seen)


def test_another_assessment_is_no_paediatric_opinion():
    assert fires("2015-09-01", MARK + "    assessment completed | social care | 2015-08-28 | | noah | | |\n")


def test_each_mark_and_each_baby_is_a_finding_of_its_own():
    again = MARK + (
        "    assessment paediatric_opinion | hospital | 2015-08-20 | | noah | | |\n"
        "    visit | health visiting | 2015-08-25 | | noah | | injury |\n"
    )
    people, ties = PEOPLE + "    isla | Isla | 2015-06-08\n", TIES + "    mum | mother | isla | 2015-01-01\n"
    twins = MARK.replace("| noah  |", "| noah isla |")

    assert [each.key for each in fires(records=again)] == [("noah", "r3")]
    assert [each.key for each in fires(records=twins, people=people, ties=ties)] == [
        ("noah", "r1"),
        ("isla", "r1"),
    ]


def test_a_baby_is_found_from_the_day_a_link_brings_them_into_the_family():
    later = TIES.replace("mum | mother | noah | 2015-01-01", "mum | mother | noah | 2015-09-05")

    assert fires("2015-09-04", ties=later, root="tia") == []
    assert [each.key for each in fires("2015-09-05", ties=later, root="tia")] == [("noah", "r1")]


def test_an_opinion_of_before_that_day_is_none_however_late_it_was_told():
    assert fires(
        "2015-09-01", MARK + "    assessment paediatric_opinion | gp | 2015-08-18 | 2015-08-28 | noah | | |\n"
    )
