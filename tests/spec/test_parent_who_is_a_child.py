"""S04 A parent who is a child: a young parent is owed the same look as any other child."""

from tests.builders import ask, family, who

PEOPLE = """
    id    | name  | born
    ------+-------+-----------
    kayla | Kayla | 1998-02-11
    isla  | Isla  | 2015-06-08
"""
TIES = """
    a     | is     | of   | from       | to
    ------+--------+------+------------+---
    kayla | mother | isla | 2015-03-10 |
"""


def test_a_parent_to_be_of_17_fires_while_the_child_is_unborn():
    (finding,) = ask("S04", family(PEOPLE, TIES), "isla", "2015-03-10")

    assert finding.key == ("kayla",)
    assert finding.headline == "Kayla is a parent and is 17. Nothing is recorded about them as a child."
    assert [reason.sources for reason in finding.reasons] == [("kayla-mother-isla",), ("kayla",), ("kayla",)]


def test_nothing_is_said_before_the_link_is_known():
    assert ask("S04", family(PEOPLE, TIES), "isla", "2015-03-09") == []


def test_it_clears_on_the_18th_birthday():
    ledger = family(PEOPLE, TIES)

    assert ask("S04", ledger, "isla", "2016-02-10")
    assert ask("S04", ledger, "isla", "2016-02-11") == []


def test_somebody_born_on_29_february_turns_18_on_1_march():
    ledger = family(PEOPLE.replace("1998-02-11", "2000-02-29"), TIES)

    assert ask("S04", ledger, "isla", "2018-02-28")
    assert ask("S04", ledger, "isla", "2018-03-01") == []


def test_every_parental_link_counts_and_others_do_not():
    for link in ("mother", "father", "parent", "stepparent"):
        assert who(ask("S04", family(PEOPLE, TIES.replace("mother", link)), "isla", "2015-04-01")) == [
            "kayla"
        ]
    for link in ("sibling", "partner", "household", "same_person"):
        assert ask("S04", family(PEOPLE, TIES.replace("mother", link)), "isla", "2015-04-01") == []


def test_the_parent_of_somebody_grown_up_is_not_a_parent_here():
    grown = family(PEOPLE.replace("2015-06-08", "1990-01-01"), TIES)

    assert ask("S04", grown, "isla", "2015-04-01") == []


def test_a_parent_outside_the_network_is_not_in_this_family():
    people = (
        PEOPLE + "    gran | Gran | 1950-01-01\n    aunt | Aunt | 1975-01-01\n    cous | Cous | 2014-01-01\n"
    )
    ties = (
        TIES
        + """
    gran  | mother | aunt | 2015-01-01 |
    aunt  | mother | cous | 2015-01-01 |
    kayla | sibling | aunt | 2015-01-01 |
    """
    )
    ledger = family(people, ties)

    assert ask("S04", ledger, "gran", "2015-04-01") == []
    assert who(ask("S04", ledger, "aunt", "2015-04-01")) == ["kayla"]


def test_looking_at_them_as_a_child_in_their_own_right_clears_it_for_good():
    considered = """
        what                             | day        | about | withdrawn
        ---------------------------------+------------+-------+-----------
        consideration child_in_own_right | 2015-04-01 | kayla | 2015-05-01
    """
    ledger = family(PEOPLE, TIES, considered)

    assert ask("S04", ledger, "isla", "2015-03-31")
    assert ask("S04", ledger, "isla", "2015-04-01") == []
    assert ask("S04", ledger, "isla", "2015-05-01")


def test_other_considerations_and_considerations_of_others_do_not_clear_it():
    others = """
        what                             | day        | about | named
        ---------------------------------+------------+-------+------
        consideration victim_support     | 2015-04-01 | kayla |
        consideration child_in_own_right | 2015-04-01 | isla  | kayla
    """

    assert ask("S04", family(PEOPLE, TIES, others), "isla", "2015-04-01")


def test_a_case_opened_on_them_clears_it_even_when_it_has_closed():
    episode = """
        what          | day        | about
        --------------+------------+------
        episode_open  | 2015-04-01 | kayla
        episode_close | 2015-04-20 | kayla
    """
    ledger = family(PEOPLE, TIES, episode)

    assert ask("S04", ledger, "isla", "2015-03-31")
    assert ask("S04", ledger, "isla", "2015-04-20") == []


def test_a_parent_described_as_a_child_without_a_date_of_birth_counts_and_one_of_unknown_age_does_not():
    described = """
        id    | name | described as
        ------+------+-------------
        kayla |      | child
        isla  | Isla | child
    """
    unknown = described.replace("kayla |      | child", "kayla |      |      ")

    (finding,) = ask("S04", family(described, TIES), "isla", "2015-04-01")

    assert finding.headline.startswith("Someone not yet named is a parent and was described as a child.")
    assert (
        finding.reasons[1].said == "Someone not yet named was described as a child: no date of birth is held."
    )
    assert ask("S04", family(unknown, TIES), "isla", "2015-04-01") == []


def test_two_links_to_one_child_make_one_finding():
    ties = TIES + "    kayla | parent | isla | 2015-03-12 |\n"

    (finding,) = ask("S04", family(PEOPLE, ties), "isla", "2015-03-12")

    assert finding.reasons[0].said == "Kayla is recorded as a parent of Isla."
    assert finding.reasons[0].sources == ("kayla-mother-isla", "kayla-parent-isla")
