"""A worker records a birth from the unborn child's card: at 320 pixels, with and without a script."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils.timezone import localdate

from frontdoor.people.models import Person
from tests.journeys.families import a_midwife_books_late


@pytest.fixture
def unborn(partnership) -> Person:
    """A child who is expected."""
    told = a_midwife_books_late(days=76)
    return next(
        person
        for person in Person.objects.filter(mention__received=told).select_related("mention")
        if person.mention.description["born_precision"] == "expected"
    )


def kept(visitor, name: str) -> None:
    """Keep what a page looks like, where somebody asked for it."""
    if folder := os.environ.get("KINFOLD_PICTURES"):
        visitor.page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_birth_is_recorded_and_the_card_shows_the_child(unborn, comes, minutes, scripts):
    worker = comes("worker", width=320, scripts=scripts)

    worker.opens(f"/families/{unborn.ref}/").follows("Record a birth").reads("What were you told?")
    kept(worker, f"birth-{scripts}")
    assert not worker.spills
    worker.presses("Save").reads("There is a problem", "Select what you were told", "Enter who told you")
    kept(worker, f"birth-wrong-{scripts}")
    assert not worker.spills

    worker.answers("What were you told?", "The baby is living")
    worker.dates("Date of birth", (localdate() - timedelta(days=1)).isoformat())
    worker.writes("Forenames", "Wren").writes("Who told you?", "Asha Rees, midwife").presses("Save")
    worker.reads("You can undo this", "Wren", "1 day", "expected")
    kept(worker, f"born-{scripts}")
    assert minutes.gives_away("Wren") == []
