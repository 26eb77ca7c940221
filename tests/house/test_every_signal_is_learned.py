"""No signal without a review that asks for it, a page that specifies it, a case that fires it and one that must not."""

import pytest

from kinfold.replay import load, replay
from kinfold.replay.compare import differences
from kinfold.replay.review import load_review
from kinfold.signals import SIGNALS
from tests.house.tree import HERE

REVIEWS = {
    folder.name: load_review(folder) for folder in sorted((HERE / "learning").iterdir()) if folder.is_dir()
}
FILES = sorted((HERE / "tests" / "cases").glob("*.yaml"))
CASES = [case for path in FILES for case in load(path)] + [
    case for review in REVIEWS.values() for case in review.cases
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_case_is_replayed_and_as_expected(case):
    assert differences(case) == []


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.code)
def test_a_review_asks_for_the_signal_and_a_page_specifies_it(signal):
    asked = {code for review in REVIEWS.values() for finding in review.findings for code in finding.signals}

    assert signal.code in asked
    assert (HERE / "tests" / "spec" / f"test_{signal.slug}.py").is_file()


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.code)
def test_a_case_fires_the_signal_and_another_must_not(signal):
    fires = [case.id for case in CASES if (case.expectations.first or {}).get(signal.code)]
    must_not = [
        case.id
        for case in CASES
        if case.expectations.first is not None and signal.code not in case.expectations.first
    ]

    assert fires
    assert must_not


@pytest.mark.parametrize("name", REVIEWS)
def test_a_review_says_who_decided_what_and_keeps_all_its_files(name):
    folder = HERE / "learning" / name

    assert {path.name for path in folder.iterdir()} == {
        "review.yaml",
        "case.yaml",
        "expect.yaml",
        "decision.md",
    }
    decision = (folder / "decision.md").read_text(encoding="utf-8")
    for heading in ("## The values", "## What they would cost", "## Who approves", "## Equality note"):
        assert heading in decision


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.expectations.injury], ids=lambda case: case.id
)
def test_something_would_have_been_said_before_the_harm(case):
    first = min(edge.day for edge in replay(case).edges if edge.up)

    assert first < case.expectations.injury


def test_every_finding_of_a_review_is_answered_or_says_why_no_rule_can():
    for review in REVIEWS.values():
        assert len({finding.id for finding in review.findings}) == len(review.findings)
        assert all(finding.signals or finding.not_a_rule for finding in review.findings)
