"""S16 Discharge meeting due: a child is in hospital, a criterion holds, and no meeting is held or booked."""

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
"""
QUIET = STAY.replace("contact concern   ", "health antenatal  ")


def fires(day="2015-06-08", records=STAY, ties=TIES, people=PEOPLE, root="isla"):
    return ask("S16", family(people, ties, records), root, day)


def test_it_is_due_on_the_day_of_the_admission_with_the_criteria_that_hold():
    (finding,) = fires()

    assert finding.key == ("isla", "r2")
    assert finding.headline == (
        "Isla is in hospital and a discharge planning meeting is needed: contact with concern in 365 days."
    )
    assert [reason.sources for reason in finding.reasons] == [("r2",), ("r2",), ("r1",)]


def test_without_any_criterion_a_stay_is_ordinary():
    assert fires(records=QUIET) == []


def test_the_concern_is_counted_back_from_today_and_leaves_after_365_days():
    assert fires("2016-03-07")
    assert fires("2016-03-08", STAY.replace("2015-03-09 |            ", "2015-03-09 | 2015-03-20 ")) == []
    assert fires("2016-03-08") == []


def test_a_parent_under_18_is_a_criterion_until_the_birthday():
    young = PEOPLE.replace("mum  | Mum  | 1990-01-01", "mum  | Mum  | 1997-07-01")

    assert fires("2015-06-30", QUIET, people=young)
    assert fires("2015-07-01", QUIET, people=young) == []


def test_domestic_abuse_of_a_parent_ever_is_a_criterion():
    told = QUIET + "    contact domestic_abuse | police | 2011-01-01 | | isla | mum | dad |\n"

    assert fires(records=told.replace("contact domestic_abuse", "disclosure domestic_abuse"))
    (finding,) = fires(records=told)
    assert finding.headline.endswith("domestic abuse recorded.")


def test_a_link_that_is_undone_takes_its_criterion_with_it():
    told = QUIET + "    contact domestic_abuse | police | 2011-01-01 | | isla | mum | dad |\n"
    undone = TIES.replace(
        "mum | mother | isla | 2015-01-01 |", "mum | mother | isla | 2015-01-01 | 2015-06-10"
    )

    assert fires("2015-06-09", told, ties=undone)
    assert fires("2015-06-10", told, ties=undone) == []


@pytest.mark.parametrize("kind", ["meeting", "booking"])
def test_a_meeting_or_a_booking_since_the_admission_clears_it(kind):
    on_the_day = STAY + f"    {kind} discharge_planning | neonatal | 2015-06-08 | | isla | | |\n"
    before = STAY + f"    {kind} discharge_planning | neonatal | 2015-06-07 | | isla | | |\n"
    other = STAY + f"    {kind} other | neonatal | 2015-06-09 | | isla | | |\n"

    assert fires(records=on_the_day) == []
    assert fires(records=before)
    assert fires("2015-06-09", other)


def test_going_home_clears_it_when_that_is_known():
    home = STAY + "    discharge neonatal | neonatal | 2015-06-30 | 2015-07-02 | isla | | |\n"

    assert fires("2015-07-01", home)
    assert fires("2015-07-02", home) == []


def test_a_discharge_of_the_same_day_counts_only_when_it_stands_later_in_the_ledger():
    before, admission = STAY.rstrip("\n").rsplit("\n", 1)
    home = "    discharge other | hospital | 2015-06-08 | | isla | | |\n"

    assert fires(records=f"{before}\n{home}{admission}\n")
    assert fires(records=f"{before}\n{admission}\n{home}") == []


def test_an_adult_in_hospital_is_not_meant():
    assert (
        fires(records=STAY.replace("2015-06-08 |            | isla", "2015-06-08 |            | mum ")) == []
    )


def test_a_concern_that_comes_during_the_stay_makes_it_due_from_that_day():
    told = QUIET + "    contact concern | gp | 2015-06-15 | | mum | | |\n"

    assert fires("2015-06-14", told) == []
    assert fires("2015-06-15", told)


def test_a_link_that_is_made_brings_its_criterion():
    told = QUIET + "    contact domestic_abuse | police | 2011-01-01 | | isla | mum | dad |\n"
    later = TIES.replace("mum | mother | isla | 2015-01-01 |", "mum | mother | isla | 2015-06-10 |")

    assert fires("2015-06-09", told, ties=later) == []
    assert fires("2015-06-10", told, ties=later)


def test_a_young_parent_of_theirs_counts_wherever_they_are():
    people = (
        PEOPLE.replace("dad  | Dad  | 1988-01-01", "dad  | Dad  | 1998-01-01")
        + "    nan  | Nan  | 1960-01-01\n"
    )
    ties = TIES + "    nan | mother | mum | 2015-01-01 |\n"

    (finding,) = fires(records=QUIET, people=people, ties=ties, root="nan")
    assert finding.headline.endswith("parent under 18.")


def test_it_ends_when_the_child_turns_18_in_hospital():
    grown = PEOPLE.replace("2015-06-08", "1997-06-20")

    assert fires("2015-06-19", people=grown)
    assert fires("2015-06-20", people=grown) == []


def test_every_kind_of_admission_counts_from_the_day_it_is_known():
    late = STAY.replace("admission neonatal", "admission other   ").replace(
        "2015-06-08 |            ", "2015-06-08 | 2015-06-12 "
    )

    assert fires("2015-06-11", late) == []
    assert fires("2015-06-12", late)


def test_a_booking_clears_it_from_the_day_it_is_known_and_until_it_is_withdrawn():
    booked = (
        STAY + "    booking discharge_planning | neonatal | 2015-06-09 | 2015-06-11 | isla | | | 2015-06-20\n"
    )

    assert fires("2015-06-10", booked)
    assert fires("2015-06-11", booked) == []
    assert fires("2015-06-19", booked) == []
    assert fires("2015-06-20", booked)


@pytest.mark.parametrize(
    "what", ["meeting discharge_planning", "booking discharge_planning", "discharge neonatal"]
)
def test_a_meeting_a_booking_or_a_discharge_of_somebody_else_is_not_this_childs(what):
    assert fires("2015-06-09", STAY + f"    {what} | neonatal | 2015-06-09 | | mum | | |\n")


def test_twins_are_two_findings():
    people, ties = (
        PEOPLE + "    noah | Noah | 2015-06-08\n",
        TIES + "    mum | mother | noah | 2015-01-01 |\n",
    )
    twins = STAY.replace("| isla  |", "| isla noah |")

    assert [each.key for each in fires(records=twins, people=people, ties=ties)] == [
        ("isla", "r2"),
        ("noah", "r2"),
    ]


def test_an_admission_that_is_withdrawn_never_was():
    withdrawn = STAY.replace(
        "2015-06-08 |            | isla  |        |         |",
        "2015-06-08 |            | isla  |        |         | 2015-06-10",
    )

    assert fires("2015-06-09", withdrawn)
    assert fires("2015-06-10", withdrawn) == []


def test_a_meeting_or_booking_counts_by_the_days_they_and_the_admission_happened():
    before = STAY + "    booking discharge_planning | neonatal | 2015-06-07 | 2015-06-09 | isla | | |\n"
    told_late = STAY.replace("2015-06-08 |            ", "2015-06-08 | 2015-06-12 ") + (
        "    booking discharge_planning | neonatal | 2015-06-10 | | isla | | |\n"
    )

    assert fires("2015-06-09", before)
    assert fires("2015-06-12", told_late) == []


def test_a_child_whom_the_admission_only_names_is_not_the_one_in_hospital():
    naming = """
        what            | from     | day        | about | named
        ----------------+----------+------------+-------+------
        contact concern | gp       | 2015-03-09 | isla  |
        admission other | hospital | 2015-06-08 | mum   | isla
    """

    assert fires(records=naming) == []
