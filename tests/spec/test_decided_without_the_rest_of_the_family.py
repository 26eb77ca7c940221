"""S02 Decided without looking at the rest of the family: each decision is judged by what was known on its own day."""

from tests.builders import ask, family

PEOPLE = """
    id  | name | born
    ----+------+-----------
    mum | Mum  | 1985-01-01
    ava | Ava  | 2010-01-01
    ben | Ben  | 2012-01-01
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
