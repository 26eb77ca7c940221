"""The plain facts and what is found in them: roles, evidence, and the list of signals itself."""

import re
from datetime import date
from pathlib import Path

import pytest

from kinfold.finding import Finding, Reason, Severity
from kinfold.records import Event
from kinfold.signals import CATALOGUE, SIGNALS, rechecks
from kinfold.timeline import View
from tests.builders import RULES, family

DAY = date(2015, 5, 1)
SPECS = Path(__file__).parents[1] / "spec"


def test_the_people_of_a_record_leave_out_those_seen_and_the_suspect():
    event = Event(
        "e", "contact", "gp", DAY, DAY, about=("a",), named=("b", "a"), victim="v", suspect="s", seen=("c",)
    )

    assert event.people == ("a", "b", "v")
    assert event.everyone == ("a", "b", "v", "s", "c")
    assert Event("e", "contact", "gp", DAY, DAY, about=("a",)).everyone == ("a",)


@pytest.mark.parametrize("reasons", [(), (Reason("Said.", ()),), (Reason("", ("e1",)),)])
def test_a_finding_without_reasons_and_sources_cannot_exist(reasons):
    with pytest.raises(ValueError, match="S01: a finding must give at least one reason"):
        Finding("S01", (), "Headline", reasons, DAY, Severity.AMBER, "", "", "")


def test_each_signal_is_named_for_its_file_and_its_spec():
    for signal in SIGNALS:
        assert signal.claims.__module__.endswith(f".{signal.slug}")
        assert (SPECS / f"test_{signal.slug}.py").read_text().startswith(f'"""{signal.code} {signal.title}')


def test_signals_stand_in_the_order_of_the_catalogue_once_each():
    codes = [signal.code for signal in SIGNALS]

    assert codes == sorted(set(codes))
    assert set(codes) <= set(CATALOGUE)
    assert (CATALOGUE[0], CATALOGUE[-1]) == ("S01", "S20")


def test_every_signal_says_everything_a_manager_reads_and_blames_nobody():
    words = re.compile(
        r"risk score|hard to reach|non-complian|fail(ed|s|ure)? to engage|disengaged", re.IGNORECASE
    )
    for signal in SIGNALS:
        said = (signal.guidance, signal.for_whom, signal.clears_when, signal.false_alarms, signal.fairness)

        assert all(said)
        assert not words.search(" ".join(said))


def test_only_later_days_are_given_for_looking_again():
    people = """
        id   | born
        -----+-----------
        mum  | 1997-05-02
        baby | 2015-01-01
    """
    ties = """
        a   | is     | of   | from
        ----+--------+------+-----------
        mum | mother | baby | 2015-01-01
    """
    ledger = family(people, ties)

    first, eighteenth = date(2016, 1, 1), date(2033, 1, 1)
    assert rechecks(View(ledger, DAY, RULES), "baby") == {date(2015, 5, 2), first, eighteenth}
    assert rechecks(View(ledger, date(2015, 5, 2), RULES), "baby") == {first, eighteenth}
