"""A record is sealed, a worker finds nothing, breaks the glass in an emergency, and somebody reviews it by reference."""

import time
from types import SimpleNamespace

import pytest

from frontdoor.accounts import fresh
from frontdoor.journey.demonstration import PASSWORD
from frontdoor.people.models import Person
from tests.journeys.families import NAMES, a_teacher_worries
from tests.journeys.visitor import Minutes, Visitor

WHY = "He is at the hospital door, and nobody knows whom to call."


def an_hour_passes(later: pytest.MonkeyPatch) -> None:
    """Let the last factor that anybody gave be an hour old."""
    later.setattr(fresh, "time", SimpleNamespace(time=lambda: time.time() + 3600))


def seals(head: Visitor, ref: str) -> None:
    """Seal one person's record from the family's page, with a reason."""
    head.opens(f"/people/{ref}/seal/")
    head.answers("Whose records?", "Only this person").writes("Why?", "His father looks for him.")
    head.presses("Seal these records").reads("For everybody else these records are not there")


@pytest.mark.promise(11)
def test_a_sealed_record_opens_in_an_emergency_and_a_privacy_officer_reviews_it_by_reference(
    comes, minutes: Minutes, monkeypatch
):
    a_teacher_worries(days=2)
    jory = Person.objects.get(mention__number=1)
    seals(comes("head"), jory.ref)

    worker = comes("worker", width=320)
    worker.opens("/people/search/").writes("Name", "Jory Quillfeather").presses("Find")
    worker.reads("Nobody was found")
    worker.opens(f"/families/{jory.ref}/").does_not_read("Jory")

    with monkeypatch.context() as later:
        an_hour_passes(later)
        worker.opens("/break-glass/").reads("Confirm that it is you")
    worker.writes("Password", PASSWORD).continues()
    worker.writes("Reference of the record", jory.ref).writes("What is the emergency?", WHY)
    worker.presses("Open the record").reads("The privacy officer has been told")
    worker.opens(f"/families/{jory.ref}/").reads("Jory")
    assert not worker.opens("/break-glass/").spills

    officer = comes("privacy", width=320).opens("/looks/").reads("Break-glass", "Jo Marsh")
    officer.opens(look_of(officer))
    officer.reads(WHY, jory.ref).does_not_read(*NAMES)
    officer.answers("What did you find?", "It was needed for their work").writes(
        "What did you do?", "I rang."
    )
    officer.presses("Save").reads("No look waits for review.")
    assert not officer.spills
    assert minutes.gives_away(*NAMES, "Jory") == []


def look_of(officer: Visitor) -> str:
    """The address of the look that waits."""
    return officer.row("Jo Marsh").get_by_role("link").first.get_attribute("href")
