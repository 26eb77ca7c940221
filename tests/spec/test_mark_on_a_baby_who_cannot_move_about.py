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


def fires(day="2015-08-27", records=MARK, people=PEOPLE):
    return ask("S15", family(people, TIES, records), "noah", day)


def test_a_mark_is_found_when_it_becomes_known_and_says_how_late_that_was():
    assert fires("2015-08-26") == []

    (finding,) = fires()
    assert finding.key == ("noah", "r1")
    assert finding.headline == "Bruise or mark on Noah, aged under 6 months."
    assert finding.reasons[0].said.endswith("It became known 8 days later.")
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
