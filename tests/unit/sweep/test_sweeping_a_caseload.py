"""A sweep finds what asking each family finds, by whatever number of processes, and carries on where it stopped."""

from collections import Counter
from datetime import timedelta
from random import Random

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings

from kinfold.caseload import Block
from kinfold.rulebook import RULEBOOK
from kinfold.signals import evaluate
from kinfold.sweep import run
from kinfold.sweep.blocks import spans
from kinfold.sweep.family import roots_of
from kinfold.sweep.findings import about
from kinfold.sweep.run import sweep
from kinfold.sweep.working import Task, sweep_block
from kinfold.timeline import View
from tests.unit.sweep.made_up import DAY, caseloads, family, rows, write

RULES = RULEBOOK.on(DAY)


@settings(max_examples=400, deadline=None)
@given(caseloads(most=4))
def test_a_sweep_finds_what_asking_each_family_from_each_child_finds(ledgers):
    swept = sweep_block(block_of(ledgers), Task(DAY, RULES))

    assert seen(swept.found) == asked_one_by_one(ledgers)


@settings(max_examples=400, deadline=None)
@given(caseloads())
def test_passing_over_families_changes_nothing_that_is_found(ledgers):
    block = block_of(ledgers)

    assert sweep_block(block, Task(DAY, RULES)).found == sweep_block(block, Task(DAY, RULES, False)).found


def test_what_several_children_share_is_one_finding_that_lists_them():
    ledgers = made(40)

    swept = sweep_block(block_of(ledgers), Task(DAY, RULES))

    identities = Counter(
        (each.family, each.finding.signal, each.finding.key, frozenset(sources(each.finding)))
        for each in swept.found
    )
    assert max(identities.values()) == 1
    assert any(len(each.roots) > 1 for each in swept.found)


@pytest.fixture
def caseload(tmp_path):
    return write(made(120), tmp_path / "caseload", group=60)


def test_two_processes_find_what_one_finds(caseload, tmp_path):
    alone = sweep(caseload, DAY, tmp_path / "alone", rules=RULES)
    together = sweep(caseload, DAY, tmp_path / "together", rules=RULES, processes=2)

    assert len(spans(caseload)) > 3
    assert alone.report == together.report
    assert read(alone) == read(together)
    assert together.report["families"] == 120
    assert sum(together.report["findings"].values()) == len(read(alone))


def test_a_second_run_sweeps_only_the_blocks_that_the_first_did_not_finish(caseload, tmp_path, monkeypatch):
    whole = read(sweep(caseload, DAY, tmp_path / "out", rules=RULES))
    lost = tmp_path / "out" / "findings" / "part-00001.parquet"
    lost.unlink()
    swept, told = [], []
    monkeypatch.setattr(run, "work", lambda *job: swept.append(job[1].number) or _work(*job))

    again = sweep(
        caseload, DAY, tmp_path / "out", rules=RULES, progress=lambda done, of: told.append((done, of))
    )

    assert swept == [1]
    assert told == [(again.report["blocks"], again.report["blocks"])]
    assert read(again) == whole


@pytest.mark.parametrize("what", ["day", "rules", "caseload"])
def test_another_day_other_rules_or_other_records_begin_anew(caseload, tmp_path, monkeypatch, what):
    sweep(caseload, DAY, tmp_path / "out", rules=RULES)
    day = DAY + timedelta(days=1) if what == "day" else DAY
    rules = RULES.trying("S05.days", 27) if what == "rules" else RULES
    if what == "caseload":
        write(made(121), caseload, group=60)
    swept = []
    monkeypatch.setattr(run, "work", lambda *job: swept.append(job[1].number) or _work(*job))

    sweep(caseload, day, tmp_path / "out", rules=rules)

    assert swept == [span.number for span in spans(caseload)]


def test_each_row_says_when_it_was_known_under_which_rules_and_what_it_rests_on(caseload, tmp_path):
    found = read(sweep(caseload, DAY, tmp_path / "out", rules=RULES))

    assert {row["as_known_at"] for row in found} == {DAY}
    assert {row["rules"] for row in found} == {RULES.version}
    assert all(len(row["reasons"]) == len(row["sources"]) and row["roots"] for row in found)
    assert about(tmp_path / "out" / "findings" / "part-00000.parquet")["cuts"] == []


def test_a_caseload_without_families_is_given_them_by_its_links(tmp_path):
    ledgers = [ledger for ledger in made(60) if is_one_family(ledger)]
    named = sweep(write(ledgers, tmp_path / "named"), DAY, tmp_path / "one", rules=RULES)
    bare = write(ledgers, tmp_path / "bare", family_column=False)

    unnamed = sweep(bare, DAY, tmp_path / "other", rules=RULES)

    assert len(ledgers) > 10
    assert without_numbers(read(unnamed)) == without_numbers(read(named))


_work = run.work


def made(families):
    chance = Random(7)
    return [family(chance, f"-{number}") for number in range(families)]


def is_one_family(ledger):
    reached, ahead = set(), [ledger.people[0].id]
    while ahead:
        person = ahead.pop()
        if person not in reached:
            reached.add(person)
            ahead += [end for tie in ledger.ties_of.get(person, ()) for end in (tie.a, tie.b)]
    return len(reached) == len(ledger.people)


def block_of(ledgers):
    return Block(0, len(ledgers), **rows(ledgers))


def sources(finding):
    return [source for reason in finding.reasons for source in reason.sources]


def seen(found):
    return Counter(
        (each.family, root, each.finding.signal, each.finding.key) for each in found for root in each.roots
    )


def asked_one_by_one(ledgers):
    found = Counter()
    for number, ledger in enumerate(ledgers):
        view = View(ledger, DAY, RULES)
        for root in roots_of(view):
            found.update((number, root, finding.signal, finding.key) for finding in evaluate(view, root))
    return found


def read(swept):
    return pq.read_table(swept.findings).to_pylist()


def without_numbers(found):
    return sorted((row["signal"], row["key"], row["roots"], row["headline"], row["sources"]) for row in found)
