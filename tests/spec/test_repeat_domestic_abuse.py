"""S11 Repeat domestic abuse, same people: two records of the same two people in a year, whichever way round."""

import pytest

from tests.builders import ask, family

PEOPLE = """
    id   | name  | born
    -----+-------+-----------
    kay  | Kayla | 1998-02-11
    deon | Deon  | 1997-09-03
    isla | Isla  | 2013-06-08
    far  | Far   | 1960-01-01
"""
TIES = """
    a    | is     | of   | from
    -----+--------+------+-----------
    kay  | mother | isla | 2015-01-01
    deon | father | isla | 2015-01-01
"""
TWO = """
    what                      | from     | day        | recorded   | about | victim | suspect | referral | withdrawn
    --------------------------+----------+------------+------------+-------+--------+---------+----------+-----------
    contact domestic_abuse    | police   | 2015-05-21 | 2015-05-22 | isla  | kay    | deon    | R4       |
    disclosure domestic_abuse | neonatal | 2015-06-22 | 2015-06-24 | kay   | kay    | deon    |          |
"""


def fires(day="2015-06-24", records=TWO, ties=TIES):
    return ask("S11", family(PEOPLE, ties, records), "isla", day)


def test_the_second_record_of_the_same_two_people_is_found_with_each_direction():
    assert fires("2015-06-23") == []

    (finding,) = fires()
    assert finding.key == ("deon", "kay")
    assert finding.headline == "2 domestic abuse records about Deon and Kayla in 365 days."
    assert finding.reasons[0].said == (
        "21 May 2015, the police: contact (domestic abuse), of Kayla by Deon; known on 22 May 2015."
    )
    assert [reason.sources for reason in finding.reasons] == [("r1",), ("r2",)]


def test_whichever_way_round_it_is_the_same_pair():
    swapped = TWO.replace("| kay   | kay    | deon ", "| kay   | deon   | kay  ")

    (finding,) = fires(records=swapped)
    assert finding.key == ("deon", "kay")
    assert "of Deon by Kayla" in finding.reasons[1].said


def test_another_suspect_is_another_pair():
    assert fires(records=TWO.replace("| kay   | kay    | deon ", "| kay   | kay    | isla ")) == []


def test_a_disclosure_with_the_referral_of_a_contact_counts_with_it():
    assert fires(records=TWO.replace("| deon    |          |", "| deon    | R4       |")) == []


def test_somebody_not_recorded_is_one_unnamed_person():
    unnamed = TWO.replace("| kay    | deon    |", "| kay    |         |")

    (finding,) = fires(records=unnamed)
    assert finding.key == ("kay",)
    assert finding.headline == "2 domestic abuse records about Kayla and somebody not recorded in 365 days."
    assert "of Kayla by somebody not recorded; known" in finding.reasons[0].said


def test_a_record_of_exactly_365_days_ago_has_left_the_window():
    assert fires("2016-05-19")
    assert fires("2016-05-20") == []


def test_a_victim_need_not_be_a_parent_and_a_withdrawn_record_never_was():
    assert fires(records=TWO.replace("| kay    |", "| isla   |"))
    assert fires("2015-06-30", TWO.replace("| R4       |", "| R4       | 2015-06-30")) == []


@pytest.mark.parametrize(
    "what, counts",
    [
        ("contact concern", True),
        ("contact support_request", True),
        ("health emergency", False),
        ("injury", False),
    ],
)
def test_every_contact_or_disclosure_with_a_victim_counts_and_no_other_record(what, counts):
    assert bool(fires(records=TWO.replace("contact domestic_abuse", what))) is counts


def test_a_record_without_a_victim_is_of_no_pair():
    assert fires(records=TWO.replace("| kay   | kay    | deon ", "| kay   |        | deon ")) == []


def test_somebody_not_recorded_is_not_taken_for_somebody_who_is():
    assert fires(records=TWO.replace("| kay   | kay    | deon ", "| kay   | kay    |      ")) == []


def test_a_suspect_of_the_family_alone_makes_no_record_the_familys_and_a_suspect_outside_it_is_of_the_pair():
    elsewhere = TWO.replace("| isla  | kay ", "| far   | far ").replace("| kay   | kay ", "| far   | far ")
    outside = TWO.replace("deon", "far ")

    assert fires(records=elsewhere) == []
    assert [each.key for each in fires(records=outside)] == [("far", "kay")]


def test_copies_of_one_contact_are_one_record():
    copied = TWO.replace(
        "disclosure domestic_abuse | neonatal", "contact domestic_abuse    | school  "
    ).replace("| deon    |          |", "| deon    | R4       |")

    assert fires(records=copied) == []


def test_two_pairs_are_two_findings():
    four = TWO + (
        "    contact domestic_abuse | police | 2015-05-01 | | isla | isla | deon | |\n"
        "    contact domestic_abuse | police | 2015-05-02 | | isla | deon | isla | |\n"
    )

    assert sorted(each.key for each in fires(records=four)) == [("deon", "isla"), ("deon", "kay")]


def test_a_record_learned_late_counts_from_the_day_it_was_known():
    late = TWO.replace("2015-05-22", "2015-07-10")

    assert fires("2015-07-09", late) == []
    assert fires("2015-07-10", late)


def test_a_record_joins_the_family_on_the_day_a_link_is_made():
    later = TIES.replace("kay  | mother | isla | 2015-01-01", "kay  | mother | isla | 2015-07-01")

    assert fires("2015-06-30", ties=later) == []
    assert fires("2015-07-01", ties=later)


def test_support_for_the_victim_does_not_end_it():
    supported = TWO + "    consideration safety_plan | idva | 2015-06-25 | | kay | | | |\n"

    assert fires("2015-06-25", supported)


def test_the_headline_counts_each_contact_once_and_the_reasons_show_every_row():
    copied = TWO + "    contact domestic_abuse | school | 2015-05-22 | | isla | kay | deon | R4 |\n"

    (finding,) = fires(records=copied)
    assert finding.headline.startswith("2 domestic abuse records")
    assert [reason.sources for reason in finding.reasons] == [("r1",), ("r3",), ("r2",)]
