"""S10 A sibling nobody has seen: the child next to the one whose case is open is looked at too."""

from tests.builders import ask, family, who

PEOPLE = """
    id   | name | born
    -----+------+-----------
    mum  | Mum  | 1985-01-01
    isla | Isla | 2014-01-01
    tia  | Tia  | 2012-01-01
"""
TIES = """
    a    | is      | of   | from       | to
    -----+---------+------+------------+---
    mum  | mother  | isla | 2015-05-01 |
    mum  | mother  | tia  | 2015-05-01 |
"""
OPEN = """
    what          | from        | day        | recorded   | about | seen | withdrawn
    --------------+-------------+------------+------------+-------+------+-----------
    episode_open  | social_care | 2015-06-01 |            | isla  |      |
"""


def test_it_fires_28_days_after_the_family_was_opened():
    ledger = family(PEOPLE, TIES, OPEN)

    assert ask("S10", ledger, "isla", "2015-06-28") == []
    (finding,) = ask("S10", ledger, "isla", "2015-06-29")

    assert finding.key == ("tia",)
    assert finding.headline == "Tia is a child in this family and has not been seen since 1 June 2015."
    assert [(reason.said, reason.sources) for reason in finding.reasons] == [
        ("A case in this family has been open since 1 June 2015. Open now: Isla; not Tia.", ("r1",)),
        (
            "Tia is linked to this family, and nobody has recorded checking that they live elsewhere.",
            ("tia", "mum-mother-tia"),
        ),
        ("No record shows that Tia was seen by an agency whose seeing counts.", ("tia",)),
    ]


def test_it_is_the_same_seen_from_the_unseen_child():
    assert who(ask("S10", family(PEOPLE, TIES, OPEN), "tia", "2015-06-29")) == ["tia"]


def test_the_wait_begins_with_the_first_known_link_of_any_kind():
    late = TIES.replace("tia  | 2015-05-01", "tia  | 2015-06-20")
    with_another = late + "    tia | household | mum | 2015-06-15 |\n"

    assert ask("S10", family(PEOPLE, late, OPEN), "isla", "2015-07-17") == []
    assert ask("S10", family(PEOPLE, late, OPEN), "isla", "2015-07-18")
    assert ask("S10", family(PEOPLE, with_another, OPEN), "isla", "2015-07-12") == []
    assert ask("S10", family(PEOPLE, with_another, OPEN), "isla", "2015-07-13")


def test_an_undone_first_link_no_longer_counts():
    relinked = TIES.replace("tia  | 2015-05-01 |", "tia  | 2015-05-01 | 2015-06-15")
    relinked += "    mum | mother | tia | 2015-06-15 |\n"

    assert ask("S10", family(PEOPLE, relinked, OPEN), "isla", "2015-07-12") == []
    assert ask("S10", family(PEOPLE, relinked, OPEN), "isla", "2015-07-13")


def test_the_wait_begins_at_birth_so_the_unborn_never_count():
    unborn = family(PEOPLE.replace("2012-01-01", "2015-07-01"), TIES, OPEN)

    assert ask("S10", unborn, "isla", "2015-07-28") == []
    assert ask("S10", unborn, "isla", "2015-07-29")


def test_being_seen_begins_the_wait_again_and_the_police_do_not_count():
    seen = OPEN + "    visit | school | 2015-06-10 | | isla | tia |\n"
    police = seen + "    contact concern | police | 2015-06-20 | | isla | tia |\n"

    for records in (seen, police):
        assert ask("S10", family(PEOPLE, TIES, records), "isla", "2015-07-07") == []
        assert ask("S10", family(PEOPLE, TIES, records), "isla", "2015-07-08")


def test_a_child_with_an_open_case_of_their_own_is_not_overlooked():
    both = OPEN.replace("| isla  |", "| isla tia |")

    assert ask("S10", family(PEOPLE, TIES, both), "isla", "2015-08-01") == []


def test_with_no_case_open_nobody_waits():
    closed = OPEN + "    episode_close | social_care | 2015-07-10 | | isla | |\n"

    assert ask("S10", family(PEOPLE, TIES), "isla", "2015-08-01") == []
    assert ask("S10", family(PEOPLE, TIES, closed), "isla", "2015-07-09")
    assert ask("S10", family(PEOPLE, TIES, closed), "isla", "2015-07-10") == []


def test_the_family_is_open_since_the_earliest_opening_of_a_child_still_open():
    people = PEOPLE + "    noah | Noah | 2014-01-01\n"
    ties = TIES + "    mum | mother | noah | 2015-05-01 |\n"
    opened = (
        OPEN
        + """
    episode_open  | social_care | 2015-06-10 | | noah | |
    episode_close | social_care | 2015-06-20 | | isla | |
    """
    )
    seen = opened + "    visit | social_care | 2015-07-30 | | isla | isla |\n"

    assert ask("S10", family(people, ties, seen), "noah", "2015-07-07") == []
    assert who(ask("S10", family(people, ties, seen), "noah", "2015-07-08")) == ["isla", "tia"]
    assert who(ask("S10", family(people, ties, seen), "noah", "2015-07-30")) == ["tia"]


def test_a_young_parent_is_looked_at_by_another_signal():
    young = family(PEOPLE.replace("1985-01-01", "1999-01-01"), TIES, OPEN)

    assert who(ask("S10", young, "isla", "2015-08-01")) == ["tia"]


def test_it_clears_when_the_unseen_child_turns_18():
    ledger = family(PEOPLE.replace("2012-01-01", "1997-08-01"), TIES, OPEN)

    assert ask("S10", ledger, "isla", "2015-07-31")
    assert ask("S10", ledger, "isla", "2015-08-01") == []


def test_it_clears_when_the_open_child_turns_18():
    ledger = family(PEOPLE.replace("2014-01-01", "1997-08-01"), TIES, OPEN)

    assert ask("S10", ledger, "tia", "2015-07-31")
    assert ask("S10", ledger, "tia", "2015-08-01") == []


def test_checking_that_they_live_elsewhere_clears_it_for_good():
    checked = OPEN + "    consideration lives_elsewhere_checked | social_care | 2015-07-10 | | tia | |\n"
    ledger = family(PEOPLE, TIES, checked)

    assert ask("S10", ledger, "isla", "2015-07-09")
    assert ask("S10", ledger, "isla", "2015-07-10") == []
    assert ask("S10", ledger, "isla", "2016-07-10") == []


def test_a_child_known_only_by_description_has_no_birth_to_wait_for():
    people = """
        id   | name | born       | described as
        -----+------+------------+-------------
        mum  | Mum  | 1985-01-01 |
        isla | Isla | 2014-01-01 |
        tia  | Tia  |            | child
    """

    assert who(ask("S10", family(people, TIES, OPEN), "isla", "2015-06-29")) == ["tia"]
    assert ask("S10", family(people.replace("| child", "|"), TIES, OPEN), "isla", "2015-06-29") == []


def test_the_wait_runs_from_the_day_the_case_was_opened_and_being_seen_from_that_day_however_late_they_were_told():
    opened_late = OPEN.replace("2015-06-01 |           ", "2015-06-01 | 2015-06-20")
    seen_late = OPEN + "    visit | school | 2015-06-10 | 2015-06-30 | isla | tia |\n"

    assert ask("S10", family(PEOPLE, TIES, opened_late), "isla", "2015-06-29")
    assert ask("S10", family(PEOPLE, TIES, seen_late), "isla", "2015-06-29")
    assert ask("S10", family(PEOPLE, TIES, seen_late), "isla", "2015-07-07") == []
    assert ask("S10", family(PEOPLE, TIES, seen_late), "isla", "2015-07-08")
