"""A worker finds somebody and reads who they are: by keyboard or touch, at 320 pixels, with and without a script."""

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
    return Person.objects.filter(mention__role="mother").earliest("id")


def kept(visitor, name: str) -> None:
    """Keep what a page looks like, where somebody asked for it."""
    if folder := os.environ.get("KINFOLD_PICTURES"):
        visitor.page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def names_of(person: Person) -> tuple[str, str]:
    """Forenames and surname as they were said."""
    said = person.mention.description
    return said["forenames"], said["surname"]


@pytest.mark.promise(20)
@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, True), (320, False)])
def test_somebody_is_found_and_read_about_and_no_address_or_title_names_them(
    mother, comes, minutes, width, scripts
):
    forenames, surname = names_of(mother)
    worker = comes("worker", width=width, scripts=scripts)

    worker.opens("/people/search/")
    kept(worker, f"search-{width}-{scripts}")
    worker.writes("Name", f"{surname} {forenames}").presses("Find").reads(
        "found by name", "What is known agrees"
    )
    kept(worker, f"found-{width}-{scripts}")
    assert not worker.spills

    worker.follows(f"{forenames} {surname}").reads(
        "Why these are one person", "How the evidence adds up today"
    )
    worker.page.locator("main details summary").first.click()
    kept(worker, f"who-{width}-{scripts}")
    assert not worker.spills
    assert worker.main.get_by_role("img").first.is_visible()
    assert minutes.gives_away(forenames, surname) == []


def test_too_little_is_asked_for_again_with_what_was_typed_still_there(mother, comes):
    forenames, _ = names_of(mother)
    worker = comes("worker", width=320)

    worker.opens("/people/search/").writes("Name", forenames).presses("Find")
    kept(worker, "too-little")

    worker.reads("There is a problem", "Enter a forename and a family name")
    assert worker.page.get_by_label("Name").input_value() == forenames


def test_an_auditor_reads_what_was_searched_on_a_page_of_its_own(mother, comes):
    forenames, surname = names_of(mother)
    comes("worker").opens("/people/search/").writes("Name", f"{forenames} {surname}").presses("Find")
    auditor = comes("auditor", width=320)

    auditor.opens("/audit/").does_not_read(surname)
    auditor.follows("Read what was searched").reads(f"{forenames} {surname}")
    kept(auditor, "searched")

    assert not auditor.spills


def test_on_paper_the_picture_and_its_table_are_there_and_the_links_to_act_are_not(mother, comes):
    worker = comes("worker").opens(f"/people/{mother.ref}/")
    worker.page.locator("main details summary").first.click()
    worker.page.emulate_media(media="print")

    assert worker.main.get_by_role("img").first.is_visible()
    assert worker.main.get_by_text("The same as a table").first.is_visible()
    assert not worker.main.get_by_role("link", name="Undo this").first.is_visible()


def test_from_the_familys_card_to_who_somebody_is(mother, comes):
    worker = comes("worker").opens(f"/families/{mother.ref}/")
    kept(worker, "family")

    worker.follows("Who this is").reads("Why these are one person")
