"""The network of one person: nearest first, a second record for nothing, those left out are named."""

from datetime import date
from itertools import combinations, pairwise

import pytest

from kinfold.kinship import network
from kinfold.records import Ledger, Person, Tie

DAY = date(2015, 5, 1)
BEFORE = date(2015, 1, 1)


def ledger(people: str, *ties: str) -> Ledger:
    """Build a ledger from letters and links such as "a-b" (a link) and "a=b" (one person recorded twice)."""
    made = [Tie(t[0], t[2], "same_person" if t[1] == "=" else "sibling", BEFORE) for t in ties]
    return Ledger.of([Person(person) for person in people], made, [])


def members(held: Ledger, root: str, hops: int = 2, at_most: int = 25) -> str:
    return "".join(network(ledger=held, root=root, day=DAY, hops=hops, at_most=at_most).members)


def test_everybody_within_two_links_in_either_direction_belongs():
    assert members(ledger("abcdef", "a-b", "c-b", "c-d", "e-a"), "a") == "abec"


def test_somebody_with_no_links_is_a_network_of_one():
    assert members(ledger("ab"), "a") == "a"


def test_a_second_record_of_one_person_costs_no_link():
    assert members(ledger("abcd", "a=b", "b-c", "c-d"), "a") == "abcd"
    assert members(ledger("abcd", "a-b", "b-c", "c=d"), "a") == "abcd"
    assert members(ledger("abcde", "a-b", "b=c", "c-d", "d-e"), "a") == "abcd"


def test_a_shorter_way_found_later_wins():
    found = network(ledger=ledger("abcd", "a-d", "a=b", "b=c", "c=d"), root="a", day=DAY, hops=2, at_most=25)

    assert found.distance == {"a": 0, "b": 0, "c": 0, "d": 0}


def test_the_nearest_come_first_and_ties_follow_the_order_of_entry():
    held = ledger("zyxab", "a-z", "a-y", "y-x", "a-b")

    assert members(held, "a") == "azybx"


def test_those_beyond_the_cap_are_left_out_and_named():
    found = network(ledger=ledger("abcd", "a-d", "a-c", "c-b"), root="a", day=DAY, hops=2, at_most=2)

    assert found.members == ("a", "c")
    assert found.left_out == ("d", "b")
    assert "c" in found
    assert "d" not in found


def test_a_second_record_of_the_root_never_comes_before_the_root():
    assert members(ledger("ba", "a=b"), "a") == "ab"


def test_a_link_counts_from_the_day_it_is_known_until_the_day_it_is_undone():
    tie = Tie("a", "b", "mother", date(2015, 4, 1), date(2015, 5, 1))
    held = Ledger.of([Person("a"), Person("b")], [tie], [])
    seen = {
        day: network(ledger=held, root="a", day=day, hops=2, at_most=25).members
        for day in (date(2015, 3, 31), date(2015, 4, 1), date(2015, 4, 30), date(2015, 5, 1))
    }

    assert [len(people) for people in seen.values()] == [1, 2, 2, 1]


def test_a_link_known_and_undone_on_one_day_was_never_known():
    held = Ledger.of([Person("a"), Person("b")], [Tie("a", "b", "mother", DAY, DAY)], [])

    assert members(held, "a") == "a"


def test_somebody_linked_but_not_entered_comes_after_those_who_are():
    assert members(ledger("ab", "a-x", "a-b"), "a") == "abx"


def test_an_unknown_root_is_refused_with_what_to_do():
    with pytest.raises(LookupError, match=r"Nobody in these records has the id 'q'. Give the id of"):
        members(ledger("a"), "q")


def test_rings_and_dense_ties_do_not_blow_up():
    everyone = [f"p{number}" for number in range(150)]
    dense = [Tie(a, b, "household", BEFORE) for a, b in combinations(everyone, 2)]
    twice = [Tie(a, b, "same_person", BEFORE) for a, b in pairwise(everyone)]
    held = Ledger.of([Person(person) for person in everyone], dense + twice, [])

    found = network(ledger=held, root="p0", day=DAY, hops=2, at_most=25)

    assert len(found.members) == 25
    assert len(found.left_out) == 125
