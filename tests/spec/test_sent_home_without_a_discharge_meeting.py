"""S08 Sent home without a discharge meeting: judged on the day of the discharge, and a late meeting still clears it."""

import pytest

from tests.builders import RULES, ask, family

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


def fires(day="2015-07-02", records=STAY, ties=TIES, people=PEOPLE, root="isla", rules=RULES):
    return ask("S08", family(people, ties, records), root, day, rules)


def test_it_is_found_when_the_discharge_becomes_known_with_the_criteria_that_held():
    assert fires("2015-07-01") == []

    (finding,) = fires()
    assert finding.key == ("isla", "r3")
    assert finding.headline == (
        "Isla went home without a discharge planning meeting: contact with concern in 365 days."
    )
    assert finding.reasons[0].said == (
        "30 June 2015, neonatal: discharge (neonatal) about Isla; known on 2 July 2015, 2 days later."
    )
    assert finding.reasons[-1].sources == ("r1",)


def test_without_any_criterion_a_discharge_is_ordinary():
    assert fires(records=QUIET) == []


def test_a_concern_of_exactly_365_days_before_the_discharge_is_too_old():
    assert fires(records=STAY.replace("2015-03-09", "2014-07-01"))
    assert fires(records=STAY.replace("2015-03-09", "2014-06-30")) == []
    assert fires(records=STAY.replace("2015-03-09 |            ", "2014-06-30 | 2014-08-01 ")) == []


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


def test_a_discharge_known_the_same_day_is_said_once():
    (finding,) = fires(records=STAY.replace("2015-07-02", "2015-06-30"))

    assert finding.reasons[0].said == (
        "30 June 2015, neonatal: discharge (neonatal) about Isla; known on 30 June 2015."
    )


@pytest.mark.parametrize(
    "what, counts", [("contact domestic_abuse", True), ("contact support_request", False)]
)
def test_domestic_abuse_is_a_concern_and_a_request_for_support_is_none(what, counts):
    assert bool(fires(records=STAY.replace("contact concern", what))) is counts


def test_every_kind_of_stay_counts():
    assert fires(
        records=STAY.replace("admission neonatal", "admission other   ").replace(
            "discharge neonatal", "discharge other   "
        )
    )


def test_whoever_was_under_18_on_the_day_of_the_discharge_is_meant_even_if_18_when_it_became_known():
    assert fires(people=PEOPLE.replace("2015-06-08", "1997-07-01"))
    assert fires(people=PEOPLE.replace("2015-06-08", "1997-06-30")) == []


def test_of_two_admissions_on_the_day_of_the_discharge_only_one_before_it_in_the_ledger_began_the_stay():
    rows = """
        what                       | from     | day        | about
        ---------------------------+----------+------------+------
        contact concern            | gp       | 2015-03-09 | isla
        meeting discharge_planning | neonatal | 2015-05-10 | isla
        {} other            | hospital | 2015-06-30 | isla
        {} other            | hospital | 2015-06-30 | isla
    """

    assert fires(records=rows.format("admission", "discharge"))
    assert fires(records=rows.format("discharge", "admission")) == []


def test_each_child_and_each_discharge_is_a_finding_of_its_own():
    people, ties = (
        PEOPLE + "    noah | Noah | 2015-06-08\n",
        TIES + "    mum | mother | noah | 2015-01-01 |\n",
    )
    twins = STAY.replace("| isla  |", "| isla noah |")
    again = STAY + (
        "    admission other | hospital | 2015-08-01 | | isla | | |\n"
        "    discharge other | hospital | 2015-08-05 | | isla | | |\n"
    )

    assert [each.key for each in fires(records=twins, people=people, ties=ties)] == [
        ("isla", "r3"),
        ("noah", "r3"),
    ]
    assert [each.key for each in fires("2015-08-05", again)] == [("isla", "r3"), ("isla", "r5")]


def test_a_meeting_clears_it_from_the_day_it_is_known_and_until_it_is_withdrawn():
    held = (
        STAY + "    meeting discharge_planning | neonatal | 2015-06-29 | 2015-07-10 | isla | | | 2015-08-01\n"
    )

    assert fires("2015-07-09", held)
    assert fires("2015-07-10", held) == []
    assert fires("2015-07-31", held) == []
    assert fires("2015-08-01", held)


def test_a_meeting_about_somebody_else_is_not_about_this_child():
    assert fires(records=STAY + "    meeting discharge_planning | neonatal | 2015-06-29 | | mum | | |\n")


def test_a_young_parent_of_theirs_counts_wherever_they_are_and_a_stepparent_too():
    people = (
        PEOPLE.replace("dad  | Dad  | 1988-01-01", "dad  | Dad  | 1998-01-01")
        + "    nan  | Nan  | 1960-01-01\n"
    )
    ties = TIES.replace("dad | father", "dad | stepparent") + "    nan | mother | mum | 2015-01-01 |\n"

    (finding,) = fires(records=QUIET, people=people, ties=ties, root="nan")
    assert finding.reasons[-1].said == "Under 18 on 30 June 2015: Dad, recorded as stepparent of Isla."
    assert finding.reasons[-1].sources == ("dad-stepparent-isla", "dad")


def test_what_happened_on_the_day_itself_and_became_known_later_accuses_nobody():
    assert fires("2015-08-20", STAY.replace("2015-03-09 |            ", "2015-06-30 | 2015-08-20 ")) == []
    assert fires("2015-08-20", STAY.replace("2015-03-09 |            ", "2015-06-29 | 2015-08-20 "))


def test_domestic_abuse_from_before_the_discharge_that_is_told_later_counts_from_then():
    told = QUIET + "    disclosure domestic_abuse | gp | 2015-06-22 | 2015-07-20 | mum | mum | dad |\n"

    assert fires("2015-07-19", told) == []
    assert fires("2015-07-20", told)


def test_a_concern_or_the_discharge_withdrawn_since_ends_it():
    no_concern = STAY.replace(
        "2015-03-09 |            | isla  |        |         |",
        "2015-03-09 |            | isla  |        |         | 2015-08-01",
    )
    no_discharge = STAY.replace(
        "2015-07-02 | isla  |        |         |", "2015-07-02 | isla  |        |         | 2015-08-01"
    )

    for records in (no_concern, no_discharge):
        assert fires("2015-07-31", records)
        assert fires("2015-08-01", records) == []


def test_the_criteria_are_the_list_that_a_partnership_sets():
    assert fires(rules=RULES.trying("S08.criteria", ("parent_under_18",))) == []


def test_a_meeting_of_before_the_stay_is_none_however_late_it_was_told():
    assert fires(
        records=STAY + "    meeting discharge_planning | neonatal | 2015-06-07 | 2015-06-09 | isla | | |\n"
    )


def test_a_child_whom_the_discharge_only_names_is_not_the_one_who_went_home():
    naming = """
        what            | from     | day        | about | named
        ----------------+----------+------------+-------+------
        contact concern | gp       | 2015-03-09 | isla  |
        discharge other | hospital | 2015-06-30 | mum   | isla
    """

    assert fires(records=naming) == []


def test_the_stay_began_on_the_day_of_the_admission_however_late_it_was_told():
    late = STAY.replace("2015-06-08 |            ", "2015-06-08 | 2015-06-15 ")

    assert (
        fires(records=late + "    meeting discharge_planning | neonatal | 2015-06-10 | | isla | | |\n") == []
    )
