"""S01 Many contacts about one family: contacts are counted across the whole family and every agency."""

from tests.builders import RULES, ask, family

PEOPLE = """
    id   | name  | born
    -----+-------+-----------
    mum  | Mum   | 1985-01-01
    ava  | Ava   | 2010-01-01
    ben  | Ben   | 2012-01-01
    far  | Far   | 1960-01-01
"""
TIES = """
    a   | is     | of  | from
    ----+--------+-----+-----------
    mum | mother | ava | 2014-01-01
    mum | mother | ben | 2014-01-01
"""
THREE = """
    what            | from           | day        | about | referral
    ----------------+----------------+------------+-------+---------
    contact concern | health visitor | 2015-03-02 | ava   | A
    contact concern | school         | 2015-03-20 | ben   | B
    contact concern | school         | 2015-04-01 | mum   | C
"""


def test_three_contacts_about_different_people_of_one_family_are_seen_together():
    ledger = family(PEOPLE, TIES, THREE)

    (finding,) = ask("S01", ledger, "ava", "2015-04-01")

    assert finding.key == ()
    assert (
        finding.headline
        == "3 contacts in 90 days about 3 people in this family, from health visitor and school."
    )
    assert [reason.said for reason in finding.reasons] == [
        "2 March 2015, health visitor: about Ava; known on 2 March 2015.",
        "20 March 2015, school: about Ben; known on 20 March 2015.",
        "1 April 2015, school: about Mum; known on 1 April 2015.",
    ]
    assert [reason.sources for reason in finding.reasons] == [("r1",), ("r2",), ("r3",)]


def test_two_contacts_are_not_yet_many():
    assert ask("S01", family(PEOPLE, TIES, THREE), "ava", "2015-03-31") == []


def test_a_contact_of_exactly_90_days_ago_has_left_the_window():
    ledger = family(PEOPLE, TIES, THREE)

    assert ask("S01", ledger, "ava", "2015-05-30")
    assert ask("S01", ledger, "ava", "2015-05-31") == []


def test_three_contacts_from_one_agency_do_not_fire():
    ledger = family(PEOPLE, TIES, THREE.replace("health visitor", "school        "))

    assert ask("S01", ledger, "ava", "2015-04-01") == []


def test_a_copy_of_a_referral_adds_neither_a_contact_nor_an_agency():
    copied = """
        what            | from   | day        | recorded   | about | referral
        ----------------+--------+------------+------------+-------+---------
        contact concern | police | 2015-03-02 | 2015-03-10 | ava   | A
        contact concern | school | 2015-03-03 |            | ava   | A
        contact concern | school | 2015-03-20 |            | ben   | B
        contact concern | school | 2015-04-01 |            | mum   | C
    """

    assert ask("S01", family(PEOPLE, TIES, copied), "ava", "2015-04-01") == []


def test_rows_of_one_referral_known_on_one_day_speak_with_the_first_in_the_ledger():
    same_day = """
        what            | from   | day        | about | referral
        ----------------+--------+------------+-------+---------
        contact concern | police | 2015-03-02 | ava   | A
        contact concern | school | 2015-03-02 | ava   | A
        contact concern | school | 2015-03-20 | ben   | B
        contact concern | school | 2015-04-01 | mum   | C
    """

    (finding,) = ask("S01", family(PEOPLE, TIES, same_day), "ava", "2015-04-01")

    assert finding.headline.endswith("from the police and school.")
    assert finding.reasons[0].sources == ("r1", "r2")


def test_when_the_earliest_row_leaves_the_window_its_copy_speaks_for_the_contact():
    copied = """
        what            | from   | day        | about | referral
        ----------------+--------+------------+-------+---------
        contact concern | school | 2015-03-01 | ava   | A
        contact concern | police | 2015-03-05 | ava   | A
        contact concern | school | 2015-03-20 | ben   | B
        contact concern | school | 2015-04-01 | mum   | C
    """
    ledger = family(PEOPLE, TIES, copied)

    assert ask("S01", ledger, "ava", "2015-05-29") == []
    assert ask("S01", ledger, "ava", "2015-05-30")


def test_contacts_without_a_referral_each_count_for_themselves():
    alone = """
        what                    | from   | day        | about
        ------------------------+--------+------------+------
        contact support_request | school | 2015-03-02 | ava
        contact concern         | gp     | 2015-03-02 | ava
        contact domestic_abuse  | school | 2015-03-02 | ava
    """

    assert ask("S01", family(PEOPLE, TIES, alone), "ava", "2015-03-02")


def test_a_contact_learned_late_counts_by_the_day_it_happened_and_from_the_day_it_was_known():
    late = THREE.replace("| referral", "| referral | recorded  ").replace("| A", "| A | 2015-04-20")
    late = late.replace("| B", "| B |").replace("| C", "| C |")
    ledger = family(PEOPLE, TIES, late)

    assert ask("S01", ledger, "ava", "2015-04-19") == []
    assert ask("S01", ledger, "ava", "2015-04-20")
    assert ask("S01", ledger, "ava", "2015-05-31") == []


def test_a_withdrawn_contact_is_as_if_never_made_from_that_day():
    withdrawn = """
        what            | from   | day        | about | withdrawn
        ----------------+--------+------------+-------+-----------
        contact concern | gp     | 2015-03-02 | ava   | 2015-04-10
        contact concern | school | 2015-03-20 | ben   |
        contact concern | school | 2015-04-01 | mum   |
    """
    ledger = family(PEOPLE, TIES, withdrawn)

    assert ask("S01", ledger, "ava", "2015-04-09")
    assert ask("S01", ledger, "ava", "2015-04-10") == []


def test_people_named_and_victims_make_it_the_familys_record_and_suspects_and_those_seen_do_not():
    roles = """
        what            | from   | day        | about | named | victim | suspect | seen
        ----------------+--------+------------+-------+-------+--------+---------+-----
        contact concern | gp     | 2015-03-01 | far   | ava   |        |         |
        contact concern | school | 2015-03-02 | far   |       | mum    |         |
        contact concern | police | 2015-03-03 | far   |       |        | mum     |
        contact concern | police | 2015-03-04 | far   |       |        |         | ava
    """
    ledger = family(PEOPLE, TIES, roles)

    assert ask("S01", ledger, "ava", "2015-03-31") == []
    (finding,) = ask("S01", ledger, "ava", "2015-03-31", RULES.trying("S01.contacts", 2))
    assert finding.headline.startswith("2 contacts in 90 days about 2 people in this family")


def test_an_old_record_joins_the_family_on_the_day_a_link_is_made():
    linked = TIES + "    far | relative | mum | 2015-04-15\n"
    records = THREE.replace("| mum ", "| far ")
    ledger = family(PEOPLE, linked, records)

    assert ask("S01", ledger, "ben", "2015-04-14") == []
    assert ask("S01", ledger, "ben", "2015-04-15")


def test_whoever_the_full_network_leaves_out_is_listed_with_the_finding():
    rules = RULES.trying("network.at_most", 5)
    crowd = PEOPLE + "".join(f"    c{number} | C{number} | 1970-01-01\n" for number in range(4))
    ties = TIES + "".join(f"    c{number} | household | ava | 2015-01-01\n" for number in range(4))

    (finding,) = ask("S01", family(crowd, ties, THREE.replace("ben ", "ava ")), "ava", "2015-04-01", rules)

    assert finding.left_out == ("c3", "ben")
