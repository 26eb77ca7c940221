"""A worker at the review desk with a keyboard alone, two workers at one question, and the note after an undo."""

import re

import pytest
from playwright.sync_api import expect

from frontdoor.intake.contact import Contact, PersonSaid, TieSaid
from frontdoor.journey import steps
from frontdoor.people.models import Link, Person, Question
from tests.journeys.families import acting, born, contact_about_help, days_ago, namesakes, sends, told
from tests.journeys.visitor import Minutes, Visitor

NAMES = ("Mia", "Hartnoll", "Amy", "Wilf", "Quarrendon", "Omar", "Khalid")


def told_of(username: str, name: str, birth: str, days: int, *, mother: str = "", **where) -> None:
    """Somebody tells of one child, and perhaps of a mother."""
    forenames, _, surname = name.rpartition(" ")
    child = PersonSaid(
        1,
        "child",
        forenames=forenames,
        surname=surname,
        born=birth,
        born_precision="exact" if birth else "",
        sex="M",
        **where,
    )
    mothers = (PersonSaid(2, "mother", forenames=mother, surname=surname, sex="F"),) if mother else ()
    sends(
        username,
        Contact(
            people=(child, *mothers),
            ties=(TieSaid(2, 1, "mother"),) if mother else (),
            concern=told(f"Asked for help about {days}.", days=days),
            family_told="yes",
            lawful_basis="public_task",
            agreement="yes",
        ),
        days=days,
    )


@pytest.fixture
def questions(partnership) -> None:
    """Two of one name with two mothers; and a boy without an age who may be either of two."""
    told_of("teacher", "Wilf Quarrendon", born(9), 20, mother="Petra", postcode="B31 2AB")
    told_of("officer", "Wilf Quarrendon", born(9, 41), 15, mother="Jess", postcode="B7 7AA")
    here = {"address": "4 Elm Road", "postcode": "B14 4QQ"}
    told_of("teacher", "Omar Khalid", born(39), 12, **here)
    told_of("officer", "Omar Khalid", born(11), 11, **here)
    told_of("midwife", "Omar Khalid", "", 2, **here)


def tabs_to(visitor: Visitor, what: str, *, most: int = 80) -> None:
    """Press Tab until the focus stands on something of this name."""
    for _ in range(most):
        visitor.page.keyboard.press("Tab")
        said = visitor.page.evaluate(
            "(document.activeElement.labels?.[0]?.innerText || document.activeElement.innerText || '').trim()"
        )
        if said.startswith(what):
            return
    raise AssertionError(f"Tab never came to {what!r}")


def enters(visitor: Visitor) -> Visitor:
    """Press Enter, and wait for the page it leads to."""
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press("Enter")
    return visitor.arrives()


def test_with_a_keyboard_alone_a_worker_answers_one_question_after_the_other(
    questions, comes, minutes: Minutes
):
    worker = comes("worker").opens("/people/review/")
    worker.reads("A child in a contact that waits for a decision", "2 people fit:")

    tabs_to(worker, "Say who")
    enters(worker).reads("Are these the same person?", "Differs", "Petra Quarrendon", "Jess Quarrendon")
    tabs_to(worker, "Skip to your answer")
    worker.page.keyboard.press("Enter")
    tabs_to(worker, "Yes, the same person", most=3)
    worker.page.keyboard.press("ArrowDown")
    expect(worker.page.get_by_label("No, not the same person")).to_be_checked()
    tabs_to(worker, "How do you know?", most=2)
    worker.page.keyboard.type("Two mothers, two schools.")
    tabs_to(worker, "Save and go to the next", most=2)
    enters(worker).reads("Saved.", "Which of these is it?", "None of these")

    tabs_to(worker, "Skip to your answer")
    worker.page.keyboard.press("Enter")
    tabs_to(worker, "1. Omar Khalid", most=3)
    for _ in range(3):
        worker.page.keyboard.press("ArrowDown")
    expect(worker.page.get_by_label("Not sure")).to_be_checked()
    # Enter in a radio sends the form: the reason is asked for, and the choice is kept.
    enters(worker).reads("There is a problem", "Enter how you know")
    expect(worker.page.get_by_label("Not sure")).to_be_checked()
    worker.writes("How do you know?", "The school is closed.").presses("Save and go to the next")
    worker.reads("No question waits.")
    worker.follows("Nobody was sure").reads("The school is closed.")

    assert sorted(Link.objects.values_list("verdict", flat=True)) == ["not_same", "unsure", "unsure"]
    assert minutes.gives_away(*NAMES) == []


def test_two_workers_at_one_question(questions, comes, minutes: Minutes):
    asked = Question.objects.filter(known__isnull=False).get()
    path = f"/people/review/{asked.newer.ref}/{asked.known.ref}/"
    first, second = comes("worker").opens(path), comes("manager").opens(path)

    first.answers("Are these the same person?", "No, not the same person")
    first.writes("How do you know?", "Two mothers.").presses("Save and go to the next")
    second.answers("Are these the same person?", "Yes, the same person")
    second.writes("How do you know?", "They look alike to me.").presses("Save and go to the next")

    second.reads("Somebody was first", "that they are not the same person", "Two mothers.")
    second.reads("They look alike to me.")
    assert Link.objects.filter(how="worker").count() == 1
    assert minutes.gives_away(*NAMES) == []


def test_whoever_acted_on_a_link_is_told_when_it_is_undone(partnership, comes, minutes: Minutes):
    here, there = namesakes()
    contact_about_help("teacher", here, days=40)
    contact_about_help("midwife", here, days=20)
    received = contact_about_help("officer", there, days=1)
    known = Person.objects.filter(mention__received__agency__key="school", mention__role="child").get()
    other = Person.objects.get(mention__received=received, mention__role="child")
    steps.link_is_judged(
        known, other, verdict="same", why="The name.", by=acting("worker"), at=days_ago(0, 0)
    )
    manager = comes("manager").opens("/alerts/").follows(re.compile("^A-")).presses("Acknowledge")

    worker = comes("worker").opens(f"/contacts/{received.ref}/").follows(re.compile("Undo this"))
    worker.writes("Why do you undo this?", "Two girls.").presses("Undo this judgement").reads("Undone")

    manager.opens("/notes/").reads(
        "A judgement it rested on was taken back.", "You acknowledged this alert on"
    )
    manager.presses(re.compile("I have read this")).reads("No note waits for you.", "Read before")
    assert minutes.gives_away(*NAMES) == []


def test_at_320_pixels_nothing_has_to_be_moved_sideways(questions, comes):
    worker = comes("worker", width=320)
    pair, several = Question.objects.filter(known__isnull=False).get(), Question.objects.get(known=None)
    pages = [
        "/people/review/",
        f"/people/review/{pair.newer.ref}/{pair.known.ref}/",
        f"/people/review/{several.newer.ref}/",
        "/people/review/?show=unsure",
        "/notes/",
    ]

    assert [page for page in pages if worker.opens(page).spills] == []
