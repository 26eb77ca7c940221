"""S19 Unsettled with a baby: two housing crises in ninety days with a baby or an unborn child in the family."""

from tests.builders import ask, family

PEOPLE = """
    id   | name | born
    -----+------+-----------
    kay  | Kay  | 1990-02-11
    isla | Isla | 2015-06-08
    tia  | Tia  | 2013-10-20
    far  | Far  | 1960-01-01
"""
TIES = """
    a   | is     | of   | from
    ----+--------+------+-----------
    kay | mother | isla | 2015-03-10
    kay | mother | tia  | 2015-03-10
"""
TWO = """
    what            | from          | day        | about | referral | concern      | withdrawn
    ----------------+---------------+------------+-------+----------+--------------+-----------
    contact concern | youth service | 2015-04-13 | kay   | R2       | homelessness |
    contact concern | housing       | 2015-05-06 | tia   | R3       | homelessness |
"""


def fires(day="2015-05-06", records=TWO, people=PEOPLE, root="isla", ties=TIES):
    return ask("S19", family(people, ties, records), root, day)


def test_the_second_crisis_is_found_before_the_birth_too():
    assert fires("2015-05-05") == []

    (finding,) = fires()
    assert finding.key == ()
    assert finding.headline == "2 housing crises in 90 days with a baby or unborn child."
    assert [reason.sources for reason in finding.reasons] == [("r1",), ("r2",), ("isla",)]
    assert finding.reasons[-1].said == "In this family, under one year old or not yet born: Isla."


def test_without_a_baby_it_is_another_worry():
    assert fires(people=PEOPLE.replace("2015-06-08", "2014-05-06")) == []
    assert fires(people=PEOPLE.replace("2015-06-08", "2014-05-07"))


def test_copies_of_one_referral_are_one_and_another_concern_is_none():
    assert fires(records=TWO.replace("| R3 ", "| R2 ")) == []
    assert fires(records=TWO.replace("| R3       | homelessness", "| R3       | parenting   ")) == []


def test_a_contact_of_exactly_90_days_ago_has_left_the_window():
    assert fires("2015-07-11")
    assert fires("2015-07-12") == []


def test_it_ends_on_the_first_birthday_and_when_a_contact_is_withdrawn():
    late = TWO.replace("2015-04-13", "2016-05-20").replace("2015-05-06", "2016-06-01")

    assert fires("2016-06-07", late)
    assert fires("2016-06-08", late) == []
    gone = TWO.replace("R3       | homelessness |", "R3       | homelessness | 2015-05-10")
    assert fires("2015-05-10", gone) == []


def test_every_kind_of_contact_counts_and_another_record_of_homelessness_does_not():
    assert fires(records=TWO.replace("contact concern | housing ", "contact support_request | housing "))
    assert fires(records=TWO.replace("contact concern | housing ", "visit | housing ")) == []


def test_for_a_baby_born_on_29_february_it_ends_on_1_march():
    leap = PEOPLE.replace("2015-06-08", "2016-02-29")
    late = TWO.replace("2015-04-13", "2017-02-01").replace("2015-05-06", "2017-02-10")

    assert fires("2017-02-28", late, people=leap)
    assert fires("2017-03-01", late, people=leap) == []


def test_a_baby_counts_from_the_day_a_link_brings_it_into_the_family():
    later = TIES.replace("kay | mother | isla | 2015-03-10", "kay | mother | isla | 2015-05-20")

    assert fires("2015-05-19", root="tia", ties=later) == []
    assert fires("2015-05-20", root="tia", ties=later)


def test_a_crisis_of_another_family_does_not_count():
    assert fires(records=TWO.replace("| tia ", "| far ")) == []


def test_a_contact_learned_late_counts_by_the_day_it_happened():
    late = TWO.replace("| withdrawn", "| recorded").replace(
        "R2       | homelessness |", "R2       | homelessness | 2015-05-20"
    )

    assert fires("2015-05-19", late) == []
    assert fires("2015-05-20", late)
    assert fires("2015-07-12", late) == []
