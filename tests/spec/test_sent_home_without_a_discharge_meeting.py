"""S08 Sent home without a discharge meeting: judged on the day of the discharge, and a late meeting still clears it."""

import pytest

from tests.builders import ask, family

PEOPLE = """
    id   | name | born
    -----+------+-----------
    mum  | Mum  | 1990-01-01
    dad  | Dad  | 1988-01-01
    isla | Isla | 2015-06-08
"""
TIES = """
    a   | is     | of   | from       | to
    ----+--------+------+------------+-----------
    mum | mother | isla | 2015-01-01 |
    dad | father | isla | 2015-01-01 |
"""
STAY = """
    what               | from      | day        | recorded   | about | victim | suspect | withdrawn
    -------------------+-----------+------------+------------+-------+--------+---------+-----------
    contact concern    | midwifery | 2015-03-09 |            | isla  |        |         |
    admission neonatal | neonatal  | 2015-06-08 |            | isla  |        |         |
    discharge neonatal | neonatal  | 2015-06-30 | 2015-07-02 | isla  |        |         |
"""
QUIET = STAY.replace("contact concern   ", "health antenatal  ")


def fires(day="2015-07-02", records=STAY, ties=TIES, people=PEOPLE):
    return ask("S08", family(people, ties, records), "isla", day)


def test_it_is_found_when_the_discharge_becomes_known_with_the_criteria_that_held():
    assert fires("2015-07-01") == []

    (finding,) = fires()
    assert finding.key == ("isla", "r3")
    assert finding.headline == (
        "Isla went home without a discharge planning meeting: contact with concern in 365 days."
    )
    assert finding.reasons[0].said.endswith("It was known 2 days later.")
    assert finding.reasons[-1].sources == ("r1",)


def test_without_any_criterion_a_discharge_is_ordinary():
    assert fires(records=QUIET) == []


def test_a_concern_of_exactly_365_days_before_the_discharge_is_too_old():
    assert fires(records=STAY.replace("2015-03-09", "2014-07-01"))
    assert fires(records=STAY.replace("2015-03-09", "2014-06-30")) == []


def test_a_concern_between_the_discharge_and_the_day_it_was_known_counts():
    assert fires(records=STAY.replace("2015-03-09", "2015-07-01"))
    assert fires(records=STAY.replace("2015-03-09", "2015-07-03"), day="2015-07-10") == []


def test_what_happened_before_the_discharge_counts_whenever_it_became_known():
    late = STAY.replace("2015-03-09 |            ", "2015-03-09 | 2015-08-20 ")

    assert fires("2015-08-19", late) == []
    assert fires("2015-08-20", late)


def test_a_parent_under_18_on_that_day_is_a_criterion_and_a_birthday_since_does_not_clear_it():
    young = PEOPLE.replace("mum  | Mum  | 1990-01-01", "mum  | Mum  | 1997-07-01")
    grown = PEOPLE.replace("mum  | Mum  | 1990-01-01", "mum  | Mum  | 1997-06-30")

    (finding,) = fires("2016-01-01", QUIET, people=young)
    assert finding.headline.endswith("parent under 18.")
    assert fires(records=QUIET, people=grown) == []


def test_domestic_abuse_of_a_parent_ever_is_a_criterion():
    told = QUIET + "    disclosure domestic_abuse | gp | 2011-01-01 | | mum | mum | dad |\n"
    of_another = QUIET + "    disclosure domestic_abuse | gp | 2011-01-01 | | isla | isla | dad |\n"

    (finding,) = fires(records=told)
    assert finding.headline.endswith("domestic abuse recorded.")
    assert fires(records=of_another) == []


@pytest.mark.parametrize(
    "day, met", [("2015-06-07", False), ("2015-06-08", True), ("2015-06-30", True), ("2015-07-02", True)]
)
def test_a_meeting_of_this_stay_or_since_clears_it_and_one_before_the_stay_does_not(day, met):
    held = STAY + f"    meeting discharge_planning | neonatal | {day} | | isla | | |\n"

    assert bool(fires(records=held)) is not met


def test_a_booking_is_not_a_meeting_and_another_meeting_is_not_this_one():
    assert fires(records=STAY + "    booking discharge_planning | neonatal | 2015-06-20 | | isla | | |\n")
    assert fires(records=STAY + "    meeting other | neonatal | 2015-06-20 | | isla | | |\n")


def test_where_no_admission_is_known_the_stay_is_taken_as_sixty_days():
    unknown = STAY.replace("admission neonatal", "health other      ")
    met = "    meeting discharge_planning | neonatal | {} | | isla | | |\n"

    assert fires(records=unknown + met.format("2015-05-01")) == []
    assert fires(records=unknown + met.format("2015-04-30"))


def test_an_admission_before_an_earlier_discharge_is_of_another_stay():
    earlier = STAY + "    discharge other | hospital | 2015-06-20 | | isla | | |\n"
    met = earlier + "    meeting discharge_planning | neonatal | 2015-05-10 | | isla | | |\n"

    assert ("isla", "r3") not in [each.key for each in fires(records=met)]
    assert ("isla", "r3") in [each.key for each in fires(records=earlier)]


def test_an_adult_who_comes_home_is_not_meant():
    assert fires(records=STAY.replace("2015-07-02 | isla", "2015-07-02 | mum ")) == []


def test_a_link_made_after_the_discharge_was_known_adds_nothing_and_one_undone_since_takes_away():
    told = QUIET + "    disclosure domestic_abuse | gp | 2015-01-01 | | mum | mum | dad |\n"
    later = TIES.replace("mum | mother | isla | 2015-01-01 |", "mum | mother | isla | 2015-07-05 |")
    undone = TIES.replace(
        "mum | mother | isla | 2015-01-01 |", "mum | mother | isla | 2015-01-01 | 2015-07-05"
    )

    assert fires("2015-07-06", told, ties=later) == []
    assert fires("2015-07-04", told, ties=undone)
    assert fires("2015-07-05", told, ties=undone) == []
