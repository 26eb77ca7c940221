"""The way of a document through a real browser: written, answered for, released; no page has a fault."""

import pytest

from frontdoor.people.models import Person
from tests.journeys.conftest import comes, minutes, partnership  # noqa: F401  (the browser and its visitor)
from tests.rooms.disclosing.leaving_stories import NEIGHBOUR, PLAN, the_family, the_neighbours

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore::pytest.PytestRemovedIn10Warning"),
]


def test_a_plan_is_written_looked_through_answered_for_and_released(partnership, comes, minutes):  # noqa: F811
    family = the_family()
    the_neighbours()
    worker, manager = comes("worker"), comes("manager")

    worker.opens("/leaving/").writes("Reference of somebody in the family", family["Isla"].ref)
    worker.presses("Begin a document").presses("Look through it").reads("There is a problem")
    worker.answers("What is it?", "Plan or report").writes("Title", "Child protection plan")
    worker.writes("What was it taken from?", "The minutes of the conference.")
    worker.page.locator(f"input[name=to_people][value='{family['Kayla'].ref}']").check()
    for name in ("Isla", "Noah"):
        worker.page.locator(f"input[name=may_name][value='{family[name].ref}']").check()
    worker.writes("Text", "\n\n".join([*PLAN, NEIGHBOUR])).presses("Look through it")
    worker.reads("cole, Jaydon", "Somebody on record in another family", "1 outsider to answer for")
    address = worker.page.url

    manager.opens(address).reads("It cannot be released while 1 outsider has no answer")
    worker.follows("Answer for cole, Jaydon").answers("What should become of it?", "Take it out")
    worker.presses("Save this answer").reads("Waits for a second person")
    manager.opens(address).answers("What do you say?", "Release it").writes("Why?", "Read it whole.")
    manager.presses("Save this answer").reads("Released", "SHA-256 of what left")
    manager.follows("Recall this release").presses("Recall it").reads("There is a problem")
    worker.opens("/leaving/").reads("Child protection plan", "Released")

    names = {each.mention.description["surname"] for each in Person.objects.select_related("mention")}
    assert minutes.gives_away(*names) == []
