"""S11 Repeat domestic abuse, same people: two records of the same two people in a year, whichever way round."""

from tests.builders import ask, family

PEOPLE = """
    id   | name  | born
    -----+-------+-----------
    kay  | Kayla | 1998-02-11
    deon | Deon  | 1997-09-03
    isla | Isla  | 2013-06-08
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


def fires(day="2015-06-24", records=TWO):
    return ask("S11", family(PEOPLE, TIES, records), "isla", day)


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


def test_a_record_of_exactly_365_days_ago_has_left_the_window():
    assert fires("2016-05-19")
    assert fires("2016-05-20") == []


def test_a_victim_need_not_be_a_parent_and_a_withdrawn_record_never_was():
    assert fires(records=TWO.replace("| kay    |", "| isla   |"))
    assert fires("2015-06-30", TWO.replace("| R4       |", "| R4       | 2015-06-30")) == []
