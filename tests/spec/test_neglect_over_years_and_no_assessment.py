"""S18 Neglect over years and no assessment: four contacts in two years that never came close together."""

from tests.builders import ask, family

PEOPLE = """
    id  | name  | born
    ----+-------+-----------
    mum | Gemma | 1985-08-15
    kit | Kit   | 2007-11-03
    bo  | Bo    | 2010-04-22
    far | Far   | 1960-01-01
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


def fires(day="2014-03-25", records=SLOW, ties=TIES):
    return ask("S18", family(PEOPLE, ties, records), "kit", day)


def test_the_fourth_contact_in_two_years_without_an_assessment_is_found():
    assert fires("2014-03-24") == []

    (finding,) = fires()
    assert finding.key == ()
    assert finding.headline == "4 neglect concerns in 730 days and no assessment."
    assert [reason.sources for reason in finding.reasons] == [("r1",), ("r2",), ("r3",), ("r4",), ("r4",)]


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


def test_when_the_assessment_leaves_the_window_it_is_asked_again():
    before = SLOW + ASSESSED.format("2012-09-30")

    assert fires("2014-09-29", before) == []
    assert fires("2014-09-30", before)


def test_an_assessment_of_anybody_in_the_family_answers_it_and_one_of_another_family_does_not():
    assert fires(records=SLOW + ASSESSED.format("2014-03-01").replace("| kit |", "| mum |")) == []
    assert fires(records=SLOW + ASSESSED.format("2014-03-01").replace("| kit |", "| far |"))


def test_an_assessment_that_is_withdrawn_was_never_done():
    withdrawn = SLOW + "    assessment completed | social care | 2014-03-26 | kit | | | 2014-05-01\n"

    assert fires("2014-03-26", withdrawn) == []
    assert fires("2014-05-01", withdrawn)


def test_a_contact_and_an_assessment_learned_late_count_by_the_day_they_happened_and_from_when_they_are_known():
    late = SLOW.replace("| withdrawn", "| recorded").replace(
        "J2       | neglect |", "J2       | neglect | 2014-04-10"
    )
    assessed_late = late + "    assessment completed | social care | 2014-03-30 | kit | | | 2014-05-01\n"

    assert fires("2014-04-09", late) == []
    assert fires("2014-04-10", late)
    assert fires("2014-04-30", assessed_late)
    assert fires("2014-05-01", assessed_late) == []


def test_a_brothers_contacts_join_on_the_day_a_link_is_made():
    later = TIES.replace("mum | mother | bo  | 2012-09-01", "mum | mother | bo  | 2014-06-01")

    assert fires("2014-05-31", ties=later) == []
    assert fires("2014-06-01", ties=later)


def test_a_decision_to_help_clears_nothing():
    assert fires(records=SLOW + "    decision early_help | cass | 2014-03-25 | kit | J4 | |\n")
