"""S05 A parent nobody has seen: whoever has a parental role for a child with an open case is met."""

import pytest

from tests.builders import ask, family, who

PEOPLE = """
    id   | name | born
    -----+------+-----------
    deon | Deon | 1980-01-01
    isla | Isla | 2014-01-01
    noah | Noah | 2014-01-01
    gran | Gran | 1950-01-01
"""
TIES = """
    a    | is      | of   | from       | to
    -----+---------+------+------------+---
    deon | father  | isla | 2015-05-01 |
    isla | sibling | noah | 2015-05-01 |
"""
OPEN = """
    what          | from        | day        | recorded   | about | seen | withdrawn
    --------------+-------------+------------+------------+-------+------+-----------
    episode_open  | social_care | 2015-06-01 |            | isla  |      |
"""


def test_it_fires_28_days_after_the_case_was_opened():
    ledger = family(PEOPLE, TIES, OPEN)

    assert ask("S05", ledger, "isla", "2015-06-28") == []
    (finding,) = ask("S05", ledger, "isla", "2015-06-29")

    assert finding.key == ("deon",)
    assert finding.headline == "Deon has a parental role and has not been seen since 1 June 2015."
    assert [(reason.said, reason.sources) for reason in finding.reasons] == [
        (
            "Deon is recorded as father of Isla (known on 1 May 2015), whose case is open since 1 June 2015.",
            ("deon-father-isla", "r1"),
        ),
        ("No record shows that Deon was seen by an agency whose seeing counts.", ("deon",)),
    ]


def test_the_wait_begins_when_the_link_is_known_if_that_is_later():
    ledger = family(PEOPLE, TIES.replace("isla | 2015-05-01", "isla | 2015-06-10"), OPEN)

    assert ask("S05", ledger, "isla", "2015-07-07") == []
    assert ask("S05", ledger, "isla", "2015-07-08")


def test_with_two_open_children_the_earliest_expectation_counts():
    ties = TIES + "    deon | father | noah | 2015-06-20 |\n"
    opened = OPEN + "    episode_open | social_care | 2015-06-10 | | noah | |\n"

    (finding,) = ask("S05", family(PEOPLE, ties, opened), "isla", "2015-06-29")

    assert finding.reasons[0].sources == ("deon-father-isla", "r1")
    assert finding.reasons[1].sources == ("deon-father-noah", "r2")


def test_being_seen_begins_the_wait_again_by_the_day_it_happened():
    seen = OPEN + "    visit | health_visiting | 2015-06-05 | 2015-07-01 | isla | deon |\n"
    ledger = family(PEOPLE, TIES, seen)

    assert ask("S05", ledger, "isla", "2015-06-30")
    assert ask("S05", ledger, "isla", "2015-07-02") == []
    (finding,) = ask("S05", ledger, "isla", "2015-07-03")
    assert finding.headline.endswith("not been seen since 5 June 2015.")
    assert finding.reasons[-1].said == "Deon was last seen on 5 June 2015 by health visiting."


def test_being_seen_in_a_record_about_others_altogether_counts():
    elsewhere = OPEN + "    health gp | gp | 2015-06-20 | | gran | deon |\n"

    assert ask("S05", family(PEOPLE, TIES, elsewhere), "isla", "2015-06-29") == []


def test_being_there_when_the_police_came_is_not_being_seen():
    police = OPEN + "    contact concern | police | 2015-06-20 | | isla | deon |\n"

    (finding,) = ask("S05", family(PEOPLE, TIES, police), "isla", "2015-06-29")

    assert finding.reasons[-1].said == (
        "Being seen by the police on 20 June 2015 does not count as having been seen."
    )
    assert finding.reasons[-1].sources == ("r2",)


def test_a_withdrawn_sighting_never_happened():
    withdrawn = OPEN + "    visit | social_care | 2015-06-20 | | isla | deon | 2015-07-01\n"
    ledger = family(PEOPLE, TIES, withdrawn)

    assert ask("S05", ledger, "isla", "2015-06-30") == []
    assert ask("S05", ledger, "isla", "2015-07-01")


def test_it_clears_when_the_closing_is_known_and_not_before():
    closed = OPEN + "    episode_close | social_care | 2015-06-20 | 2015-07-05 | isla | |\n"
    ledger = family(PEOPLE, TIES, closed)

    assert ask("S05", ledger, "isla", "2015-07-04")
    assert ask("S05", ledger, "isla", "2015-07-05") == []


def test_a_further_opening_while_open_restarts_the_wait():
    again = OPEN + "    episode_open | social_care | 2015-06-20 | | isla | |\n"
    ledger = family(PEOPLE, TIES, again)

    assert ask("S05", ledger, "isla", "2015-07-17") == []
    assert ask("S05", ledger, "isla", "2015-07-18")


def test_opened_and_closed_on_one_day_follows_the_order_of_the_ledger():
    closed_last = OPEN + "    episode_close | social_care | 2015-06-01 | | isla | |\n"
    opened_last = closed_last + "    episode_open | social_care | 2015-06-01 | | isla | |\n"

    assert ask("S05", family(PEOPLE, TIES, closed_last), "isla", "2015-07-30") == []
    assert ask("S05", family(PEOPLE, TIES, opened_last), "isla", "2015-07-30")


@pytest.mark.parametrize(
    "reason", ["not_safe_to_see", "no_contact_order", "deceased", "abroad", "asked_not_known"]
)
def test_a_recorded_reason_clears_it_for_good(reason):
    answered = OPEN + f"    consideration {reason} | social_care | 2015-05-01 | | deon | |\n"

    assert ask("S05", family(PEOPLE, TIES, answered), "isla", "2016-01-01") == []


def test_another_consideration_or_one_about_somebody_else_does_not_clear_it():
    other = (
        OPEN
        + """
    consideration child_in_own_right | social_care | 2015-05-01 | | deon | |
    consideration deceased           | social_care | 2015-05-01 | | gran | |
    """
    )

    assert ask("S05", family(PEOPLE, TIES, other), "isla", "2015-07-01")


def test_a_parent_outside_the_network_is_found():
    chain = (
        TIES.replace("deon | father  | isla", "deon | father  | noah")
        + "    gran | relative | isla | 2015-05-01 |\n"
    )
    ledger = family(PEOPLE, chain, OPEN.replace("isla", "noah"))

    assert "deon" not in [tie.a for tie in ledger.ties_of["gran"]]
    assert who(ask("S05", ledger, "gran", "2015-07-01")) == ["deon"]


def test_it_clears_when_the_open_child_turns_18():
    ledger = family(PEOPLE.replace("isla | Isla | 2014-01-01", "isla | Isla | 1997-08-01"), TIES, OPEN)

    assert ask("S05", ledger, "isla", "2015-07-31")
    assert ask("S05", ledger, "isla", "2015-08-01") == []


def test_an_undone_link_is_no_longer_a_parental_role():
    ledger = family(PEOPLE, TIES.replace("isla | 2015-05-01 |", "isla | 2015-05-01 | 2015-07-10"), OPEN)

    assert ask("S05", ledger, "isla", "2015-07-09")
    assert ask("S05", ledger, "isla", "2015-07-10") == []


def test_each_of_two_records_of_one_person_stands_for_itself():
    people = PEOPLE + "    deon2 | Deon | 1980-01-01\n"
    ties = TIES + "    deon | same_person | deon2 | 2015-05-01 |\n"
    seen = OPEN + "    visit | social_care | 2015-06-20 | | isla | deon2 |\n"

    assert who(ask("S05", family(people, ties, seen), "isla", "2015-06-29")) == ["deon"]


def test_the_wait_runs_from_the_day_the_case_was_opened_and_being_seen_from_that_day_however_late_they_were_told():
    opened_late = OPEN.replace("2015-06-01 |           ", "2015-06-01 | 2015-06-20")
    police = OPEN + "    contact concern | police | 2015-06-20 | 2015-06-24 | isla | deon |\n"

    assert ask("S05", family(PEOPLE, TIES, opened_late), "isla", "2015-06-29")
    (finding,) = ask("S05", family(PEOPLE, TIES, police), "isla", "2015-06-29")
    assert "by the police on 20 June 2015 does not count" in finding.reasons[-1].said
