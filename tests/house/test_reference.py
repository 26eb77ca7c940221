"""The pages of docs/reference say what the code says today, and every lesson is linked to its signal and its spec."""

import re

import pytest

from deploy.reference import HOME, PAGES
from deploy.signal_pages import workload
from kinfold.rulebook import RULEBOOK
from kinfold.signals import SIGNALS
from tests.house.tree import HERE, text


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_reference_is_as_the_code_would_write_it_today(name):
    assert (HOME / name).read_text(encoding="utf-8") == PAGES[name]() + "\n", (
        "Run `.venv/bin/python deploy/reference.py` and commit what it wrote."
    )


def test_the_reference_holds_no_page_that_nobody_writes():
    held = {str(path.relative_to(HOME)) for path in HOME.rglob("*.md")}

    assert held == {*PAGES, "README.md"}


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.code)
def test_every_lesson_leads_to_its_signal_and_its_spec(signal):
    page = text("docs/practice/README.md")

    for path in (signal.path, f"tests/spec/test_{signal.slug}.py"):
        assert f"../../{path}" in page
        assert (HERE / path).is_file()


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.code)
def test_a_signals_page_shows_all_that_a_practice_lead_needs_to_judge_it(signal):
    page = text(f"docs/reference/signals/{signal.code}.md")

    assert f"](../../../{signal.path})" in page
    for words in (signal.guidance, signal.clears_when, signal.false_alarms, signal.fairness):
        assert words in page
    for row in map(RULEBOOK.latest().row, signal.reads):
        assert f"| `{row.name}` |" in page
        assert row.source in page
    for claim in re.findall(
        r"^def test_(\w+)", text(f"tests/spec/test_{signal.slug}.py"), flags=re.MULTILINE
    ):
        assert f"- {claim.replace('_', ' ')}." in page.casefold()


def test_what_a_signal_costs_is_said_where_it_was_measured_and_nowhere_else():
    of_s01 = {
        **{"alerts_a_week": 3.25, "adds_a_week": 1.5, "harm_seen": 3, "harm_planted": 9, "lead_days": 40},
        **{"busy_but_safe_alerted": 2, "busy_but_safe": 80},
    }
    measured = {"city": "Measured on a made-up city.", "signals": {"S01": of_s01}}

    said = [workload(signal, measured) for signal in SIGNALS]

    assert "raised 3.25 times a week" in said[0]
    assert "before 3 of 9 planted harms, 40 days before it in the middle, and in 2 of 80 families" in said[0]
    assert said[0].endswith("Would have alerted is not would have prevented.")
    assert set(said[1:]) == {"Not yet measured."}
