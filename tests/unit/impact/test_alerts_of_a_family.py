"""One alert for a family: what rises while it waits joins it, and what is shown inside another raises none."""

from datetime import date, timedelta

from kinfold.finding import Severity
from kinfold.impact.alerts import alerts
from kinfold.impact.spells import Spell, may_be_true, spells
from kinfold.signals import SIGNALS
from tests.builders import RULES, family

DAY = date(2015, 6, 1)
SEVERITY = {signal.code: signal.severity for signal in SIGNALS}


def true(signal, *, on, until=None, key=()):
    ended = None if until is None else DAY + timedelta(days=until)
    return Spell(signal, key, SEVERITY[signal], DAY + timedelta(days=on), ended)


def raised(*found, **more):
    return [
        ((each.day - DAY).days, sorted(each.signals))
        for each in alerts(found, RULES, decided_after=3, **more)
    ]


def test_what_rises_before_the_decision_joins_the_alert_and_what_rises_after_it_is_a_new_one():
    assert raised(true("S01", on=0), true("S09", on=2), true("S12", on=3, key=("isla",))) == [
        (0, ["S01", "S09"]),
        (3, ["S12"]),
    ]


def test_what_is_only_shown_raises_none_unless_it_is_counted():
    shown = true("S04", on=0, key=("kayla",))

    assert SEVERITY["S04"] is Severity.INFO
    assert raised(shown) == []
    assert raised(shown, shown_too=True) == [(0, ["S04"])]


def test_what_is_shown_inside_many_contacts_raises_none_for_four_weeks():
    assert raised(true("S01", on=0), true("S03", on=20, until=27)) == [(0, ["S01"])]
    assert raised(true("S01", on=0), true("S03", on=20)) == [(0, ["S01"]), (28, ["S03"])]
    assert raised(true("S01", on=0), true("S03", on=28)) == [(0, ["S01"]), (28, ["S03"])]
    assert raised(true("S01", on=0, until=10), true("S03", on=20)) == [(0, ["S01"]), (20, ["S03"])]


def test_a_signal_left_out_raises_nothing_and_mutes_nothing():
    assert raised(true("S01", on=0), true("S03", on=20), leave_out=["S01"]) == [(20, ["S03"])]


PEOPLE = """
    id  | born
    ----+-----------
    mum | 1985-01-01
    ava | 2010-01-01
    ben | 2012-01-01
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


def test_a_finding_seen_from_two_children_is_one_spell():
    found = spells(family(PEOPLE, TIES, THREE), RULES, [SIGNALS[0]], date(2015, 12, 31))

    assert [(each.signal, each.began, each.ended) for each in found] == [
        ("S01", date(2015, 4, 1), date(2015, 5, 31))
    ]


def test_a_family_without_any_record_that_a_signal_needs_is_not_replayed():
    quiet = family(PEOPLE, TIES)

    assert not may_be_true("S01", quiet.events)
    assert may_be_true("S04", quiet.events)
    assert spells(quiet, RULES, [SIGNALS[0]], date(2015, 12, 31)) == []
