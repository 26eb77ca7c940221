"""A worker reads why descriptions are one person, on a telephone's screen and on paper, without a script."""

import os
from pathlib import Path

import pytest

from frontdoor.people.models import Person
from tests.journeys.families import a_midwife_books_late, a_teacher_worries, an_officer_is_called


@pytest.fixture
def mother(partnership) -> Person:
    """The mother of a family of whom three agencies told."""
    a_midwife_books_late(days=76)
    a_teacher_worries(days=30)
    an_officer_is_called(days=0)
    rows = Person.objects.filter(mention__role="mother").order_by("id")
    assert rows
    return rows[0]


def kept(visitor, name: str) -> None:
    """Keep what a page looks like, where somebody asked for it."""
    if folder := os.environ.get("KINFOLD_PICTURES"):
        visitor.page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def test_from_the_familys_card_to_why_these_are_one_person(mother, comes, minutes):
    worker = comes("worker")
    worker.opens(f"/families/{mother.ref}/")
    kept(worker, "family")

    worker.follows("Who this is")
    worker.page.locator("details summary").first.click()
    kept(worker, "who")

    worker.reads("Why these are one person", "How the evidence adds up today")


def test_it_is_read_at_320_pixels_without_a_script(mother, comes):
    for scripts in (True, False):
        worker = comes("worker", width=320, scripts=scripts)
        worker.opens(f"/people/{mother.ref}/")
        worker.page.locator("details summary").first.click()
        kept(worker, f"who-320-{scripts}")

        assert not worker.spills
