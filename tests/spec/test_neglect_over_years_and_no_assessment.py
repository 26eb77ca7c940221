"""S18 Neglect over years and no assessment: four contacts in two years that never came close together."""

from tests.builders import ask, family

PEOPLE = """
    id  | name  | born
    ----+-------+-----------
    mum | Gemma | 1985-08-15
    kit | Kit   | 2007-11-03
    bo  | Bo    | 2010-04-22
"""
TIES = """
    a   | is     | of  | from
    ----+--------+-----+-----------
    mum | mother | kit | 2012-09-01
    mum | mother | bo  | 2012-09-01
"""
SLOW = """
    what            | from            | day        | about  | referral | concern | withdrawn
    ----------------+-----------------+------------+--------+----------+---------+-----------
    contact concern | school          | 2012-10-15 | kit    | J1       | neglect |
    contact concern | health visiting | 2013-04-09 | bo     | J2       | neglect |
    contact concern | school          | 2013-10-02 | kit    | J3       | neglect |
    contact concern | housing         | 2014-03-25 | kit bo | J4       | neglect |
"""
ASSESSED = "    assessment completed | social care | {} | kit | | |\n"


def fires(day="2014-03-25", records=SLOW):
    return ask("S18", family(PEOPLE, TIES, records), "kit", day)


def test_the_fourth_contact_in_two_years_without_an_assessment_is_found():
    assert fires("2014-03-24") == []

    (finding,) = fires()
    assert finding.key == ()
    assert finding.headline == "4 neglect concerns in 730 days and no assessment."
    assert [reason.sources for reason in finding.reasons] == [("r1",), ("r2",), ("r3",), ("r4",), ("kit",)]


def test_a_contact_of_exactly_730_days_ago_has_left_the_window():
    assert fires("2014-10-14")
    assert fires("2014-10-15") == []


def test_copies_of_one_referral_are_one_and_another_concern_is_none():
    assert fires(records=SLOW.replace("| J4 ", "| J3 ")) == []
    assert fires(records=SLOW.replace("| J4       | neglect", "| J4       | housing")) == []


def test_a_request_for_support_about_neglect_counts_too():
    assert fires(records=SLOW.replace("contact concern | housing ", "contact support_request | housing "))


def test_a_completed_assessment_of_these_two_years_answers_it_and_an_older_one_does_not():
    assert fires(records=SLOW + ASSESSED.format("2014-03-25")) == []
    assert fires(records=SLOW + ASSESSED.format("2012-03-26")) == []
    assert fires(records=SLOW + ASSESSED.format("2012-03-25"))


def test_another_kind_of_assessment_is_no_answer():
    assert fires(records=SLOW + ASSESSED.format("2014-03-25").replace("completed", "dash"))


def test_a_withdrawn_contact_never_was():
    assert fires("2014-04-01", SLOW.replace("J4       | neglect |", "J4       | neglect | 2014-04-01")) == []
