"""S02 Decided without looking at the rest of the family: each decision is judged by what was known on its own day."""

import pytest

from tests.builders import ask, family

PEOPLE = """
    id  | name | born
    ----+------+-----------
    mum | Mum  | 1985-01-01
    ava | Ava  | 2010-01-01
    ben | Ben  | 2012-01-01
    far | Far  | 1960-01-01
"""
TIES = """
    a   | is     | of  | from
    ----+--------+-----+-----------
    mum | mother | ava | 2014-01-01
    mum | mother | ben | 2014-01-01
"""
ALONE = """
    what                      | from   | day        | recorded   | withdrawn  | about | referral | looked_at
    --------------------------+--------+------------+------------+------------+-------+----------+----------
    contact concern           | school | 2015-03-02 |            |            | ava   | A        |
    decision advice_only      | cass   | 2015-03-03 |            |            | ava   | A        | ava
    contact concern           | gp     | 2015-03-10 |            |            | ben   | B        |
    decision signposted       | cass   | 2015-03-11 |            |            | ben   | B        | ben
    contact support_request   | gp     | 2015-03-20 |            |            | ava   | C        |
    decision no_further_action| cass   | 2015-03-21 |            |            | ava   | C        | ava
"""


def fires(records=ALONE, day="2015-03-21", ties=TIES):
    return ask("S02", family(PEOPLE, ties, records), "ava", day)


def test_two_decisions_that_did_not_look_at_people_of_other_contacts_are_found_and_say_whom():
    (finding,) = fires()

    assert finding.key == ()
    assert finding.headline == (
        "2 decisions in 90 days did not look at family members that other contacts were about."
    )
    assert finding.reasons[0].said == (
        "The decision of 11 March 2015 by CASS looked at Ben; 1 other contact was about Ava."
    )
    assert finding.reasons[0].sources == ("r4", "r1")


def test_the_first_decision_knew_of_no_other_contact_so_one_alone_is_not_enough():
    assert fires(day="2015-03-20") == []


def test_a_decision_that_looked_at_everyone_is_not_alone():
    assert fires(ALONE.replace("C        | ava", "C        | ava ben")) == []


def test_a_decision_of_exactly_90_days_ago_has_left_the_window():
    assert fires(day="2015-06-08")
    assert fires(day="2015-06-09") == []


def test_a_decision_to_help_is_not_counted():
    assert fires(ALONE.replace("decision signposted       ", "decision early_help       ")) == []


def test_a_copy_of_its_own_referral_is_no_other_contact_but_one_without_a_referral_is():
    own = ALONE.replace(
        "gp     | 2015-03-10 |            |            | ben   | B",
        "gp     | 2015-03-10 |            |            | ben   | A",
    )
    bare = own.replace("| ben   | A        |\n", "| ben   |          |\n")

    assert fires(own.replace("ben   | B        | ben", "ben   | A        | ben")) == []
    assert fires(bare)


def test_a_contact_told_after_the_decision_accuses_nobody_although_it_happened_before():
    late = ALONE.replace("school | 2015-03-02 |            ", "school | 2015-03-02 | 2015-03-25 ")

    assert fires(late, day="2015-04-01") == []


def test_a_contact_withdrawn_since_excuses_the_decision():
    gone = ALONE.replace("2015-03-02 |            |            ", "2015-03-02 |            | 2015-03-25 ")

    assert fires(gone, day="2015-03-24")
    assert fires(gone, day="2015-03-25") == []


def test_a_link_made_after_the_decision_accuses_nobody():
    later = TIES.replace("mum | mother | ben | 2014-01-01", "mum | mother | ben | 2015-03-25")

    assert fires(ties=later, day="2015-03-26") == []


def test_each_reason_counts_the_contacts_that_were_not_looked_at_and_a_copy_adds_none():
    again = ALONE + "    contact concern | gp     | 2015-03-05 | | | ava | D | \n"
    copied = ALONE + "    contact concern | police | 2015-03-05 | | | ava | A | \n"

    (twice,), (once,) = fires(again), fires(copied)
    assert twice.reasons[0].said.endswith("looked at Ben; 2 other contacts were about Ava.")
    assert twice.reasons[0].sources == ("r4", "r1", "r7")
    assert once.reasons[0].said.endswith("looked at Ben; 1 other contact was about Ava.")
    assert once.reasons[0].sources == ("r4", "r1", "r7")


def test_every_row_of_a_decision_counts_two_on_one_contact_too():
    twice = ALONE + "    decision advice_only | cass | 2015-03-12 | | | ben | B | ben\n"

    assert fires(twice, day="2015-03-11") == []
    assert fires(twice, day="2015-03-12")


def test_an_adult_whom_another_contact_was_about_is_overlooked_too():
    (finding,) = fires(ALONE.replace("ben", "mum"))

    assert finding.reasons[1].said.endswith("looked at Ava; 1 other contact was about Mum.")


@pytest.mark.parametrize(
    "role, counts", [("named", True), ("victim", True), ("suspect", False), ("seen", False)]
)
def test_whoever_is_named_or_a_victim_is_one_of_its_people_and_a_suspect_or_one_seen_is_not(role, counts):
    records = f"""
        what                 | from | day        | about | {role} | referral | looked_at
        ---------------------+------+------------+-------+--------+----------+----------
        contact concern      | gp   | 2015-03-10 | far   | ben    | A        |
        decision advice_only | cass | 2015-03-11 | ava   |        | B        | ava
        decision signposted  | cass | 2015-03-12 | ava   |        | C        | ava
    """

    assert bool(fires(records, day="2015-03-12")) is counts


def test_somebody_outside_the_family_need_not_be_looked_at():
    stranger = ALONE.replace(
        "2015-03-02 |            |            | ava", "2015-03-02 |            |            | far"
    )

    assert fires(stranger) == []


def test_the_contacts_of_the_90_days_to_the_day_the_decision_became_known_count():
    late = ALONE.replace("2015-03-21 |            |", "2015-03-21 | {} |")

    assert fires(late.format("2015-06-07"), day="2015-06-08")
    assert fires(late.format("2015-06-08"), day="2015-06-08") == []


def test_a_later_decision_that_looks_at_everybody_clears_nothing():
    later = ALONE + "    decision assessment | cass | 2015-03-25 | | | ava ben | D | mum ava ben\n"

    assert fires(later, day="2015-03-25")


def test_a_decision_that_is_withdrawn_was_never_made():
    taken_back = ALONE.replace(
        "2015-03-21 |            |            |", "2015-03-21 |            | 2015-03-30 |"
    )

    assert fires(taken_back, day="2015-03-29")
    assert fires(taken_back, day="2015-03-30") == []


def test_a_link_undone_since_excuses_the_decision():
    undone = """
        a   | is     | of  | from       | to
        ----+--------+-----+------------+-----------
        mum | mother | ava | 2014-01-01 |
        mum | mother | ben | 2014-01-01 | 2015-03-25
    """

    assert fires(ties=undone, day="2015-03-24")
    assert fires(ties=undone, day="2015-03-25") == []
