"""Three signals written once more in SQL, from the specification alone, say what the sweep says."""

from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings

from kinfold.caseload import Block, blocks
from kinfold.records import Ledger, Person, Tie
from kinfold.rulebook import RULEBOOK
from kinfold.sweep.engines.twins import TWINS, Twins
from kinfold.sweep.working import Task, sweep_block
from kinfold.synthetic.city.streaming import START, City, write_city
from kinfold.timeline import View
from tests.unit.sweep.made_up import DAY, caseloads, family, rows, write

RULES = RULEBOOK.on(DAY)


def test_a_twin_says_what_the_sweep_says():
    answers = Counter()

    @settings(max_examples=150, deadline=None)
    @given(caseloads(most=40))
    def they_agree(ledgers):
        twins, swept = by_twins(ledgers), by_sweep(ledgers)
        answers.update(signal for signal, *_ in twins)

        assert twins == swept

    they_agree()

    assert min(answers[signal] for signal in TWINS) > 40


def test_the_cap_and_the_order_of_entry_decide_alike_who_is_in_a_network():
    ids = [f"p{number:02}" for number in range(60)]
    people = [Person(id_, born=DAY.replace(year=2010)) for id_ in ids]
    ties = [Tie(ids[0], id_, "household", DAY) for id_ in ids[1:40]]
    ties += [Tie(ids[number], ids[number + 1], "same_person", DAY) for number in range(40, 59)]
    ties += [Tie(ids[0], ids[59], "sibling", DAY)]

    members = networks([Ledger.of(people, ties, ())])

    assert members[ids[0]] == set(ids[:25])
    assert members[ids[59]] >= {ids[0], *ids[41:60]}


def test_the_networks_of_the_twins_are_those_of_the_engine():
    chance = Random(5)
    ledgers = [family(chance, f"-{number}") for number in range(150)]

    members = networks(ledgers)

    for ledger in ledgers:
        view = View(ledger, DAY, RULES)
        for person in ledger.people:
            if view.is_child(person.id):
                assert members[person.id] == set(view.network(person.id).members)


def networks(ledgers):
    with TemporaryDirectory() as folder:
        twins = Twins(write(ledgers, Path(folder)), DAY, RULES)
        pairs = twins.db.execute(
            "SELECT r.id, p.id FROM member m JOIN person r ON r.n = m.root JOIN person p ON p.n = m.n"
        ).fetchall()
        twins.close()
    found = {}
    for root, person in pairs:
        found.setdefault(root, set()).add(person)
    return found


def by_twins(ledgers):
    with TemporaryDirectory() as folder:
        twins = Twins(write(ledgers, Path(folder)), DAY, RULES)
        answers = {answer for signal in TWINS for answer in twins.answers(signal)}
        twins.close()
    return answers


def by_sweep(ledgers):
    return answers_of(sweep_block(Block(0, len(ledgers), **rows(ledgers)), Task(DAY, RULES)))


def answers_of(swept):
    return {
        (each.finding.signal, each.family, root, each.finding.key)
        for each in swept.found
        if each.finding.signal in TWINS
        for root in each.roots
    }


def test_they_agree_on_a_made_up_city_too(tmp_path):
    written = write_city(City(2_000, 2, 4, START), tmp_path, workers=1)
    twins, day = (
        Twins(tmp_path, START.replace(year=START.year + 2), RULES),
        START.replace(year=START.year + 2),
    )

    swept = [sweep_block(block, Task(day, RULES)) for block in blocks(tmp_path)]

    assert sum(each.families for each in swept) == written.families
    assert {answer for signal in TWINS for answer in twins.answers(signal)} == set().union(
        *(answers_of(each) for each in swept)
    )
    twins.close()
