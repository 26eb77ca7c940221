"""A family larger than the cap, from a wrong link or a hostel, is cut by a stated rule, reported, and hangs nothing."""

from datetime import date, timedelta
from random import Random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinfold.caseload import Block
from kinfold.kinship import network
from kinfold.records import Event, Ledger, Person, Tie
from kinfold.rulebook import RULEBOOK
from kinfold.sweep.cutting import RECORDS_OF_ONE, cut, is_too_large
from kinfold.sweep.working import Task, sweep_block
from tests.unit.sweep.made_up import DAY, family, rows

RULES = RULEBOOK.on(DAY)
LINKS = RULES.number("network.at_most")


def hostel(guests: int, events: tuple[Event, ...] = ()) -> Ledger:
    """Make a hostel that was entered as if it were a person, and everybody who ever slept there."""
    people = [Person("hostel"), *(Person(f"guest{n}", born=date(2010, 1, 1)) for n in range(guests))]
    ties = [Tie("hostel", person.id, "household", date(2015, 1, 1)) for person in people[1:]]
    return Ledger.of(people, ties, events)


def told(number: int, about: str) -> Event:
    """Make up a concern of one of three agencies in the last weeks."""
    day = DAY - timedelta(days=number % 50)
    agency = ("school", "gp", "police")[number % 3]
    return Event(f"e{number}", "contact", agency, day, day, subtype="concern", order=number, about=(about,))


@pytest.mark.parametrize("about", ["hostel", "guest"], ids=["all of the hostel", "one of each guest"])
def test_a_hostel_of_twenty_thousand_people_is_swept_in_seconds_and_reported(about):
    events = tuple(told(n, about if about == "hostel" else f"guest{n}") for n in range(20_000))
    block = Block(0, 0, **rows([hostel(20_000, events)]))
    began = process_time()

    swept = sweep_block(block, Task(DAY, RULES))

    assert process_time() - began < 60  # alone on a machine it takes a few seconds
    (report,) = swept.cuts
    assert (report.people, report.records, report.roots) == (20_001, 20_000, 20_000)
    assert "to 25 others" in report.rule
    assert swept.found
    assert all(each.cut for each in swept.found)


def test_a_family_of_the_cap_is_not_cut():
    assert not is_too_large(hostel(499), 500)
    assert is_too_large(hostel(500), 500)


def test_a_quiet_family_that_is_too_large_is_reported_too():
    swept = sweep_block(Block(0, 0, **rows([hostel(30)])), Task(DAY, RULES, people_at_most=20))

    assert [each.people for each in swept.cuts] == [31]
    assert swept.found == ()


def test_a_person_with_too_many_records_is_known_by_the_latest():
    events = tuple(told(number, "hostel") for number in range(300))

    held = cut(hostel(3, events), LINKS).records_of["hostel"]

    assert len(held) == RECORDS_OF_ONE
    assert min(each.occurred for each in held) >= DAY - timedelta(days=17)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32), st.integers(26, 120))
def test_without_links_of_one_person_the_networks_of_a_cut_family_are_those_of_the_whole(seed, people):
    chance = Random(seed)
    ids = [f"p{number}" for number in range(people)]
    ends = [chance.sample(ids[: chance.choice([3, people])], 2) for _ in range(people * 2)]
    ends += [[chance.choice(ids[:2]), person] for person in ids[2:]]
    ties = [Tie(a, b, chance.choice(["mother", "household"]), DAY) for a, b in ends]
    whole = Ledger.of([Person(id_) for id_ in ids], ties, ())

    less = cut(whole, LINKS)

    for root in ids:
        of = {"root": root, "day": DAY, "hops": 2, "at_most": LINKS}
        assert network(ledger=less, **of).members == network(ledger=whole, **of).members


def test_cutting_a_family_leaves_the_whole_as_it_was():
    whole = family(Random(3))
    held = {person: list(ties) for person, ties in whole.ties_of.items()}

    cut(whole, 1)

    assert whole.ties_of == held
