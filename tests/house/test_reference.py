"""The pages of docs/reference say what the code says today, and every lesson is linked to its signal and its spec."""

import pytest

from deploy.reference import HOME, PAGES
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
