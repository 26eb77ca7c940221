"""Comparing: everything a case file expects is checked, and every difference is one sentence."""

from datetime import date
from pathlib import Path

import pytest

from kinfold.replay import load, replay
from kinfold.replay.compare import differences, nothing_expected
from kinfold.rulebook import RULEBOOK

PUBLIC = Path(__file__).parents[2] / "cases" / "public.yaml"
FAMILY = """
scenarios:
  - id: one
    network_root: isla
    people:
      - {id: mum, name: Mum, born: 1998-06-01}
      - {id: isla, name: Isla, born: 2015-01-01}
      - {id: far, name: Far, born: 1990-01-01}
    links:
      - {a: mum, b: isla, type: mother, known_from: 2015-01-01}
      - {a: far, b: isla, type: same_person, known_from: 2015-01-01}
    events:
      - {id: e1, kind: episode_open, agency: social_care, occurred: 2015-02-01, about: [isla]}
      - {id: e2, kind: visit, agency: gp, occurred: 2015-03-10, about: [isla], seen: [mum]}
"""


@pytest.fixture
def differs(tmp_path):
    def given(expectations: str, **how) -> list[str]:
        path = tmp_path / "case.yaml"
        path.write_text(FAMILY + expectations)
        return differences(load(path)[0], **how)

    return given


AS_IT_IS = """
    expect: {S04: 2015-01-01, S05: 2015-03-01}
    expect_cleared: {S04: 2016-06-01, S05: 2015-03-10, S01: null, S02: null}
    expect_edges:
      - {signal: S04, day: 2016-06-01, edge: down, who: mum}
      - {signal: S05, day: 2015-03-01, edge: up, who: [mum]}
      - {signal: S05, day: 2015-04-07}
    expect_not: [{signal: S05, who: far}, {signal: S01}, {signal: S10, who: [isla, e1]}, {signal: S19}]
    expect_roots: {mum: {S05: 2015-03-01, S01: null, S20: null}}
    expect_without_links: [mother]
    expect_then: {}
"""


def test_a_case_as_it_is_has_no_differences(differs):
    assert differs(AS_IT_IS) == []
    assert differs("") == []


@pytest.mark.parametrize(
    "expectations, said",
    [
        (
            "expect: {S04: 2015-01-02, S05: 2015-03-01}",
            "S04 fires first on 2015-01-01; the file expects 2015-01-02.",
        ),
        ("expect: {S04: 2015-01-01}", "S05 fires first on 2015-03-01; the file expects no day."),
        (
            "expect: {S01: 2015-01-01, S04: 2015-01-01, S05: 2015-03-01}",
            "S01 fires first on no day; the file expects 2015-01-01.",
        ),
        ("expect_cleared: {S05: 2015-03-09}", "S05 clears first on 2015-03-10; the file expects 2015-03-09."),
        (
            "expect_edges: [{signal: S05, day: 2015-03-01, edge: up, who: far}]",
            "S05 does not begin to be true for far on 2015-03-01; its edges are: "
            "2015-03-01 up, 2015-03-10 down, 2015-04-07 up, 2033-01-01 down.",
        ),
        (
            "expect_edges: [{signal: S01, day: 2015-03-01, edge: down}]",
            "S01 does not stop being true on 2015-03-01; its edges are: none.",
        ),
        (
            "expect_not: [{signal: S05, who: mum}]",
            "S05 fires for mum on 2015-03-01; the file expects it never to.",
        ),
        (
            "expect_roots: {mum: {S04: null}}",
            "From mum: S04 fires first on 2015-01-01; the file expects no day.",
        ),
        (
            "expect_without_links: [same_person, mother]\n    expect_then: {S04: 2015-01-01}",
            "Without same_person and mother links: S04 fires first on no day; the file expects 2015-01-01.",
        ),
    ],
)
def test_each_difference_is_one_sentence(differs, expectations, said):
    assert differs(f"    {expectations}\n") == [said]


def test_from_another_root_only_what_is_expected_of_it_is_compared(differs):
    wrong_for_isla = "    expect: {}\n    expect_roots: {mum: {S04: 2015-01-01}}\n"

    assert len(differs(wrong_for_isla)) == 2
    assert differs(wrong_for_isla, root="mum") == []
    assert differs(wrong_for_isla, root="far") == []


def test_a_root_of_which_nothing_is_expected_is_known_as_such(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text(FAMILY + "    expect_roots: {mum: {}}\n")
    (case,) = load(path)

    assert [nothing_expected(case, root) for root in (None, "isla", "mum", "far")] == [
        False,
        False,
        False,
        True,
    ]


def test_a_replay_under_other_rules_gives_other_days(differs):
    rules = RULEBOOK.latest().trying("S05.days", 7)

    assert differs("    expect_cleared: {S05: 2015-03-10}\n", rules=rules) == []
    assert differs("    expect_edges: [{signal: S05, day: 2015-02-08}]\n", rules=rules) == []


def test_a_ledger_alone_needs_a_root_and_a_case_brings_its_own():
    rowan = load(PUBLIC)[0]

    assert replay(rowan).root == "isla"
    assert replay(rowan, "tia").root == "tia"
    assert replay(rowan.ledger, "isla").edges == replay(rowan).edges
    with pytest.raises(ValueError, match="A ledger alone has no root person"):
        replay(rowan.ledger)


def test_a_replay_tells_its_days():
    found = replay(load(PUBLIC)[0])

    assert found.first("S01") == date(2015, 5, 6)
    assert found.first_cleared("S01") == date(2015, 8, 4)
    assert found.first("S18") is None
    assert list(found.looked_on) == sorted(set(found.looked_on))
