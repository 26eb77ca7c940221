"""A tired reader opens the rowan family: five questions, each answered before anything has to be scrolled."""

from io import StringIO

import pytest
from django.core.management import call_command

from frontdoor.people.models import Person

WIDTH, HEIGHT = 1280, 900
QUESTIONS = {
    "children": ("Who is a child here?", "4 children: Kayla (17 years, also a parent)"),
    "unseen": ("Who has not been seen?", "Nobody has recorded seeing Deon, Tia or Lorna."),
    "contacts": ("How many contacts, from whom?", "4 contacts in the last 90 days, from"),
    "before": ("What happened before?", "6 decisions: advice and information only (3)"),
    "due": ("What is due?", "Decide on contact"),
}


@pytest.fixture
def rowan(partnership) -> str:
    """The rowan case with this morning's contact; the reference of the young mother."""
    call_command("load_demo", city=0, stdout=StringIO())
    told = Person.objects.filter(mention__description__forenames="Kayla")
    return told.earliest("id").ref


def test_five_questions_are_answered_in_sentences_without_scrolling(rowan, comes, tmp_path):
    worker = comes("worker", width=WIDTH).opens(f"/families/{rowan}/")

    for key, (question, answer) in QUESTIONS.items():
        cell = worker.page.locator(f'[data-answers="{key}"]')
        place = cell.bounding_box()
        assert question in cell.inner_text()
        assert answer in cell.inner_text()
        assert place["y"] + place["height"] <= HEIGHT, f"{question} ends at {place['y'] + place['height']}"
    noticed = worker.page.locator('[data-answers="noticed"]').bounding_box()
    assert noticed["y"] + noticed["height"] <= HEIGHT
    picture = tmp_path / "family.png"
    worker.page.screenshot(path=str(picture))
    assert picture.stat().st_size > 10_000


def test_a_dot_of_the_lanes_is_reached_by_keyboard_and_leads_to_its_entry(rowan, comes):
    worker = comes("worker", width=WIDTH).opens(f"/families/{rowan}/")
    dot = worker.page.locator(".kf-lanes__dot").last

    dot.focus()
    worker.page.keyboard.press("Enter")

    ref = worker.page.evaluate("location.hash").removeprefix("#")
    assert worker.page.locator(f"[id='{ref}']").is_visible()


def test_the_new_pages_have_no_fault_and_fit_a_telephone_and_paper(rowan, comes):
    pages = [
        f"/families/{rowan}/",
        f"/families/{rowan}/?zoom=100-days&order=oldest",
        f"/people/{rowan}/known/",
        f"/families/{rowan}/talking/",
        f"/families/{rowan}/talking/record/",
        f"/families/{rowan}/talking/practitioner/",
        f"/families/{rowan}/summary/",
        "/asked/",
        "/help/words/",
    ]
    comes("worker", width=WIDTH).opens(pages[0])
    narrow = comes("worker", width=320)

    spilling = [page for page in pages if narrow.opens(page).spills]

    assert spilling == []


def test_without_javascript_a_conversation_is_recorded(rowan, comes):
    worker = comes("worker", width=320, scripts=False).opens(f"/families/{rowan}/talking/record/")
    worker.page.get_by_role("checkbox").first.check()
    worker.writes("What was agreed?", "The ward calls before she goes home.").presses("Save")

    worker.reads("Who is involved, and who has spoken to whom")
    worker.opens(f"/families/{rowan}/").reads("The ward calls before she goes home.")
