"""The plain reading of the specification, asked every day, gives what the four public families are said to give."""

from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from kinfold.records import Ledger
from kinfold.replay import Case, load
from kinfold.replay.day_by_day import without_ties
from tests.unit.replay.plain import known_on
from tests.unit.replay.plain_signals import CODES, Plain

PUBLIC = Path(__file__).parents[2] / "cases" / "public.yaml"
CASES = {case.id: case for case in load(PUBLIC)}
AFTERWARDS = 740  # the longest window has passed


@cache
def edges(ledger_of: str, without: tuple[str, ...] = ()) -> list[tuple]:
    case = CASES[ledger_of]
    return list(asked_every_day(without_ties(case.ledger, without), case.root))


def asked_every_day(ledger: Ledger, root: str):
    begins = [known_on(record) for record in ledger.events] + [link.known_from for link in ledger.ties]
    before: set = set()
    for number in range((max(begins) - min(begins)).days + AFTERWARDS):
        day = min(begins) + timedelta(days=number)
        now = Plain(ledger, day, root).true()
        yield from ((day, True, *key) for key in now - before)
        yield from ((day, False, *key) for key in before - now)
        before = now


def firsts(found: list[tuple], up: bool) -> dict:
    days: dict = {}
    for day, rising, signal, _ in found:
        if rising == up:
            days.setdefault(signal, day)
    return days


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_every_signal_is_first_true_on_the_day_the_case_expects(case: Case):
    assert firsts(edges(case.id), up=True) == case.expectations.first


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_every_signal_first_ceases_on_the_day_the_case_expects(case: Case):
    ceased = firsts(edges(case.id), up=False)

    assert {code: ceased.get(code) for code in case.expectations.cleared or {}} == (
        case.expectations.cleared or {}
    )


def test_without_the_wrong_link_nothing_is_ever_true():
    case = CASES["namesakes"]

    assert case.expectations.then == {}
    assert edges(case.id, tuple(case.expectations.without_links)) == []


def test_all_twenty_signals_are_read():
    assert set(CODES) == {code for case in CASES.values() for code in case.expectations.first}
