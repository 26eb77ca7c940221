"""S09 Agencies are worried and nobody has spoken: two agencies, sixty days, and five days to pick up the telephone."""

import pytest

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
TWO = """
    what                   | from          | day        | recorded   | about | with | attended | withdrawn
    -----------------------+---------------+------------+------------+-------+------+----------+-----------
    contact concern        | midwifery     | 2015-03-09 | 2015-03-10 | mum   |      |          |
    contact domestic_abuse | youth service | 2015-04-13 | 2015-04-14 | ava   |      |          |
"""


def fires(day="2015-04-19", records=TWO, ties=TIES):
    return ask("S09", family(PEOPLE, ties, records), "ava", day)


def spoke(what, agency, day, **more):
    return TWO + (
        f"    {what} | {agency} | {day} | {more.get('recorded', '')} | ava | {more.get('told', '')} "
        f"| {more.get('attended', '')} |\n"
    )


def test_five_days_after_both_were_known_nobody_has_spoken():
    assert fires("2015-04-18") == []

    (finding,) = fires()
    assert finding.key == ()
    assert finding.headline == (
        "Midwifery and the youth service are worried about this family and no conversation is recorded."
    )
    assert [reason.sources for reason in finding.reasons] == [("r1",), ("r2",), ("r2",)]


def test_sixty_days_between_them_still_count_and_sixty_one_do_not():
    assert fires("2015-06-01", TWO.replace("2015-03-09 | 2015-03-10", "2015-02-12 | 2015-02-12"))
    assert fires("2015-06-01", TWO.replace("2015-03-09 | 2015-03-10", "2015-02-11 | 2015-02-11")) == []


def test_two_concerns_of_one_agency_are_one_worry():
    assert fires("2015-06-01", TWO.replace("youth service", "midwifery    ")) == []


def test_a_request_for_support_is_no_worry():
    assert fires("2015-06-01", TWO.replace("contact domestic_abuse ", "contact support_request")) == []


def test_the_wait_begins_when_both_are_known():
    late = TWO.replace("2015-03-09 | 2015-03-10", "2015-03-09 | 2015-05-01")

    assert fires("2015-05-05", late) == []
    assert fires("2015-05-06", late)


@pytest.mark.parametrize(
    "records, answered",
    [
        (spoke("conversation", "midwifery", "2015-04-13", told="youth_service"), True),
        (spoke("conversation", "cass", "2015-04-16", told="midwifery youth_service"), True),
        (spoke("meeting other", "cass", "2015-04-16", attended="midwifery youth_service"), True),
        (spoke("meeting other", "midwifery", "2015-04-16", attended="youth_service"), True),
        (spoke("conversation", "midwifery", "2015-04-12", told="youth_service"), False),
        (
            spoke("conversation", "midwifery", "2015-04-12", told="youth_service", recorded="2015-04-16"),
            False,
        ),
        (spoke("visit", "midwifery", "2015-04-16", attended="youth_service"), False),
        (spoke("conversation", "midwifery", "2015-04-16", told="cass"), False),
    ],
)
def test_a_conversation_with_two_of_the_worried_on_or_after_the_later_contact_answers_it(records, answered):
    assert bool(fires(records=records)) is not answered


def test_an_answer_known_on_the_fifth_day_is_in_time():
    assert (
        fires(
            records=spoke(
                "conversation", "midwifery", "2015-04-14", recorded="2015-04-19", told="youth_service"
            )
        )
        == []
    )


def test_a_conversation_about_another_family_is_no_answer():
    about_far = TWO + "    conversation | midwifery | 2015-04-16 | | far | youth_service | |\n"

    assert fires(records=about_far)


def test_a_third_worried_agency_may_be_one_of_the_two_who_speak():
    three = TWO + (
        "    contact concern | housing | 2015-04-20 | | mum | | |\n"
        "    conversation | housing | 2015-04-21 | | ava | midwifery | |\n"
    )

    assert fires("2015-04-30", three) == []


def test_withdrawing_one_of_the_contacts_ends_it():
    assert (
        fires(
            "2015-05-01",
            TWO.replace(
                "2015-04-14 | ava   |      |          |", "2015-04-14 | ava   |      |          | 2015-05-01"
            ),
        )
        == []
    )


def test_time_alone_never_ends_it():
    assert fires("2020-01-01")


def test_an_answer_known_late_clears_it_from_that_day_and_until_it_is_withdrawn():
    late = (
        TWO
        + "    conversation | cass | 2015-04-14 | 2015-05-01 | ava | midwifery youth_service | | 2015-06-01\n"
    )

    assert fires("2015-04-30", late)
    assert fires("2015-05-01", late) == []
    assert fires("2015-05-31", late) == []
    assert fires("2015-06-01", late)


def test_the_wait_begins_on_the_first_day_on_which_any_one_other_was_known_too():
    three = TWO.replace("2015-03-09 | 2015-03-10", "2015-03-09 | 2015-05-01") + (
        "    contact concern | school | 2015-04-01 | 2015-04-20 | mum | | |\n"
    )

    assert fires("2015-04-24", three) == []
    assert fires("2015-04-25", three)
    assert fires("2015-05-01", three)


def test_of_two_on_one_day_the_later_in_the_ledger_asks_and_a_conversation_of_that_day_answers():
    one_day = TWO.replace("2015-03-09 | 2015-03-10", "2015-04-13 | 2015-04-13")
    spoken = one_day + "    conversation | midwifery | 2015-04-13 | | ava | youth_service | |\n"

    (finding,) = fires(records=one_day)
    assert finding.reasons[-1].sources == ("r2",)
    assert fires(records=spoken) == []


@pytest.mark.parametrize("day, worried", [("2015-02-12", True), ("2015-02-11", False)])
def test_an_agency_worried_within_sixty_days_of_it_may_speak_and_one_from_longer_ago_may_not(day, worried):
    records = spoke("conversation", "housing", "2015-04-16", told="youth_service") + (
        f"    contact concern | housing | {day} | | mum | | |\n"
    )

    assert bool(fires(records=records)) is not worried


def test_a_new_concern_after_the_conversation_asks_again():
    again = spoke("conversation", "midwifery", "2015-04-14", told="youth_service") + (
        "    contact concern | housing | 2015-05-10 | | mum | | |\n"
    )

    assert fires("2015-05-14", again) == []
    (finding,) = fires("2015-05-15", again)
    assert finding.headline.startswith("Housing and the youth service are worried")


def test_the_headline_names_every_agency_whose_concern_is_shown():
    again = spoke("conversation", "midwifery", "2015-04-14", told="youth_service") + (
        "    contact concern | housing | 2015-04-20 | | mum | | |\n"
    )

    (finding,) = fires("2015-04-25", again)
    assert [reason.sources for reason in finding.reasons[:-1]] == [("r1",), ("r2",), ("r4",)]
    assert finding.headline.startswith("Housing, midwifery and the youth service are worried")


def test_it_ends_when_the_link_between_the_two_is_undone():
    undone = """
        a   | is     | of  | from       | to
        ----+--------+-----+------------+-----------
        mum | mother | ava | 2014-01-01 | 2015-05-01
    """

    assert fires("2015-04-30", ties=undone)
    assert fires("2015-05-01", ties=undone) == []


def test_the_sixty_days_run_between_the_days_they_happened_however_late_they_were_told():
    assert fires("2015-06-01", TWO.replace("2015-03-09 | 2015-03-10", "2015-02-11 | 2015-04-01")) == []
    assert fires("2015-06-01", TWO.replace("2015-03-09 | 2015-03-10", "2015-02-12 | 2015-04-01"))


@pytest.mark.parametrize("day, worried", [("2015-06-12", True), ("2015-06-13", False)])
def test_an_agency_that_became_worried_within_sixty_days_after_it_may_have_spoken(day, worried):
    records = spoke("conversation", "housing", "2015-04-16", told="youth_service") + (
        f"    contact concern | housing | {day} | | mum | | |\n"
    )

    assert bool(fires("2015-06-14", records)) is not worried


def test_it_says_since_which_concern_nobody_has_spoken_the_latest():
    third = TWO + "    contact concern | housing | 2015-04-20 | | mum | | |\n"

    (finding,) = fires("2015-04-25", third)
    assert finding.reasons[-1].said.endswith("is recorded since 20 April 2015.")
    assert finding.reasons[-1].sources == ("r3",)
