"""S03 Repeated 'no service' outcomes: contacts that ended in advice, signposting or nothing, each counted once."""

from tests.builders import ask, family

PEOPLE = """
    id  | name | born
    ----+------+-----------
    mum | Mum  | 1985-01-01
    ava | Ava  | 2010-01-01
    far | Far  | 1960-01-01
"""
TIES = """
    a   | is     | of  | from
    ----+--------+-----+-----------
    mum | mother | ava | 2014-01-01
"""
THREE = """
    what                       | from | day        | about | referral | withdrawn
    ---------------------------+------+------------+-------+----------+-----------
    decision advice_only       | cass | 2015-03-03 | ava   | A        |
    decision signposted        | cass | 2015-04-11 | mum   | B        |
    decision no_further_action | cass | 2015-05-21 | ava   | C        |
"""


def fires(records=THREE, day="2015-05-21", ties=TIES):
    return ask("S03", family(PEOPLE, ties, records), "ava", day)


def test_the_third_contact_without_a_service_is_found_with_each_decision():
    (finding,) = fires()

    assert finding.headline == ("3 contacts ended in advice, signposting or no further action in 180 days.")
    assert [reason.sources for reason in finding.reasons] == [("r1",), ("r2",), ("r3",)]
    assert finding.reasons[0].said == (
        "3 March 2015, CASS: decision (advice only) about Ava; known on 3 March 2015."
    )


def test_two_are_not_enough():
    assert fires(day="2015-05-20") == []


def test_two_decisions_on_one_contact_are_one():
    assert fires(THREE.replace("| C ", "| B ")) == []


def test_each_decision_without_a_referral_counts_by_itself():
    assert fires(THREE.replace("| B ", "|   ").replace("| C ", "|   "))


def test_a_decision_to_help_does_not_count():
    assert fires(THREE.replace("decision signposted        ", "decision assessment        ")) == []


def test_a_decision_of_exactly_180_days_ago_has_left_the_window():
    assert fires(day="2015-08-29")
    assert fires(day="2015-08-30") == []


def test_a_withdrawn_decision_never_was():
    assert fires(THREE.replace("| B        |", "| B        | 2015-05-25"), day="2015-05-25") == []


def test_a_decision_about_another_family_joins_on_the_day_a_link_is_made():
    records, linked = THREE.replace("| mum ", "| far "), TIES + "    far | relative | mum | 2015-06-15\n"

    assert fires(records, day="2015-06-15") == []
    assert fires(records, day="2015-06-14", ties=linked) == []
    assert fires(records, day="2015-06-15", ties=linked)


def test_a_decision_learned_late_counts_by_the_day_it_was_made_and_from_the_day_it_was_known():
    late = THREE.replace("| withdrawn", "| recorded").replace("| A        |", "| A        | 2015-06-01")

    assert fires(late, day="2015-05-31") == []
    assert fires(late, day="2015-06-01")
    assert fires(late, day="2015-08-30") == []


def test_a_second_decision_on_a_contact_keeps_it_in_the_window():
    again = THREE + "    decision signposted | cass | 2015-04-20 | ava | A |\n"

    assert fires(again, day="2015-08-30")
    assert fires(again, day="2015-10-07")
    assert fires(again, day="2015-10-08") == []


def test_a_later_decision_to_help_clears_nothing():
    helped = THREE + "    decision assessment | cass | 2015-05-22 | ava | D |\n"

    assert fires(helped, day="2015-05-22")
