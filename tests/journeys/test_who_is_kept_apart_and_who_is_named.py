"""A manager sets and lifts a barrier, and a worker says who a father is: at 320 pixels, with and without a script."""

import os
from pathlib import Path

import pytest

from frontdoor.intake.models import Received
from frontdoor.people.models import Barrier, Person
from tests.journeys.families import a_midwife_books_late, contact_about_help, namesakes

WHY = "I rang the midwife."


@pytest.fixture
def father(partnership) -> Person:
    """A father whom nobody could name."""
    return one_of(a_midwife_books_late(days=76), "father")


@pytest.fixture
def two(partnership) -> tuple[Person, Person]:
    """Two mothers of one name and of two families."""
    here, there = namesakes()
    return (
        one_of(contact_about_help("teacher", here, days=9), "mother"),
        one_of(contact_about_help("officer", there, days=5), "mother"),
    )


def one_of(told: Received, role: str) -> Person:
    """The person of a role in a contact."""
    return Person.objects.get(mention__received=told, mention__role=role)


def looks(visitor, name: str) -> None:
    """Nothing spills; keep what the page looks like, where somebody asked for it."""
    if folder := os.environ.get("KINFOLD_PICTURES"):
        visitor.page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
    assert not visitor.spills


@pytest.mark.parametrize("scripts", [True, False])
def test_a_manager_sets_a_barrier_and_lifts_it(two, comes, minutes, scripts):
    one, other = two
    manager = comes("manager", width=320, scripts=scripts)

    manager.opens(f"/people/{one.ref}/barriers/").reads("No barrier stands about this person")
    looks(manager, f"barriers-none-{scripts}")
    manager.presses("Set a barrier").presses("Continue").reads("There is a problem", "Select what it is")
    looks(manager, f"barrier-wrong-{scripts}")
    manager.writes("Reference of the other record", other.ref).answers("What is it?", "Adoption order")
    manager.writes("Case or order number", "BM26C00123").writes(
        "Who asked for this?", "Ana Reid, adoption team"
    )
    manager.writes("Why is it needed?", "I read the order.").presses("Continue").reads("BM26C00123")
    looks(manager, f"barrier-check-{scripts}")
    manager.presses("Set this barrier").reads("BM26C00123")
    looks(manager, f"barriers-{scripts}")

    comes("head", width=320, scripts=scripts).opens(f"/people/{one.ref}/across/").reads("I read the order.")
    manager.follows("Lift this barrier").presses("Lift this barrier").reads("There is a problem")
    looks(manager, f"barrier-lift-{scripts}")
    manager.writes("Why do you lift this barrier?", "The order was set aside.").presses("Lift this barrier")

    assert Barrier.objects.get().end.why == "The order was set aside."
    assert minutes.gives_away("Hartnoll", "Amy") == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_worker_says_who_a_father_is_whom_nobody_named(father, comes, minutes, scripts):
    worker = comes("worker", width=320, scripts=scripts)

    worker.opens(f"/families/{father.ref}/").follows("Identify this person").reads("Who is this?")
    looks(worker, f"identify-{scripts}")
    worker.presses("Save").reads("There is a problem", "Select who this is", "Enter how you know who this is")
    looks(worker, f"identify-wrong-{scripts}")
    worker.answers("Who is this?", "Somebody not yet on record").writes("Forenames", "Dan")
    worker.writes("Family name", "Oakes").writes("How do you know?", WHY).presses("Save")

    worker.reads("You can undo this", "Dan Oakes", "until")
    looks(worker, f"identified-{scripts}")
    assert minutes.gives_away("Dan", "Oakes") == []
