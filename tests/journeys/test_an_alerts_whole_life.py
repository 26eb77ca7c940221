"""One alert from raised to useful, by one manager: each page read, every child decided on, and the figures seen."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from frontdoor.accounts.models import User
from frontdoor.alerts.life.keeping import as_it_stands, state_of
from frontdoor.alerts.models import Alert
from frontdoor.people.models import Person
from kinfold.alerting import State
from tests.journeys.visitor import Visitor
from tests.rooms.alert_stories import a_family, a_finding, an_alert

pytestmark = pytest.mark.journey


@pytest.fixture
def alert(partnership) -> Alert:
    """An alert with three signs: one of the whole family, one of a child, one of the mother."""
    root = a_family()
    made = an_alert(root, manager=User.objects.get(username="manager"), raised_at=now())
    mother = Person.objects.get(mention__number=1, mention__received=root.mention.received)
    a_finding(made, signal="S10", about=root, headline="Isla has not been seen for 40 days.")
    a_finding(made, signal="S07", about=mother, headline="Nothing is recorded about Kayla as a victim.")
    return made


def in_days(days: int) -> str:
    return (localdate() + timedelta(days=days)).isoformat()


def decides(manager: Visitor) -> None:
    manager.presses("Decide").reads("Decide for the whole family", "Did you look at each person?")
    manager.presses("Save this decision").reads(
        "There is a problem",
        "Say whether you looked at Kayla Merrin",
        "Select what you decide for Isla Merrin",
    )
    for person in manager.people_asked_about():
        manager.answers(person, "Looked at")
    manager.page.get_by_label("What do you decide for Isla Merrin?").select_option(
        "The same as for the family"
    )
    manager.page.get_by_label("What do you decide for Noah Merrin?").select_option(
        "Seen by a health practitioner first"
    )
    manager.writes("Why, for Noah Merrin?", "He was weighed last in June.")
    manager.answers("What do you decide for the family?", "Early help for the family")
    manager.page.get_by_label("What do you make of what was noticed?").select_option(index=1)
    manager.writes("Why?", "Three agencies worried, and nobody had put it together.")
    manager.writes(re.compile("^Next step"), "Visit with the health visitor.")
    manager.page.get_by_label("Or somebody else, by name and agency").first.fill("The early help hub")
    manager.dates("By which day, for step 1?", in_days(7))
    manager.presses("Save this decision").reads(
        "The alert closes when its next steps are done",
        "Noah Merrin: Seen by a health practitioner first. He was weighed last in June.",
    )


@pytest.mark.parametrize("width", [1280, 320])
def test_from_raised_to_useful(comes, alert, width):
    manager = comes("manager", width=width, scripts=width > 400)

    manager.opens("/alerts/").follows(alert.ref).reads(
        "The whole family", "Isla has not been seen for 40 days."
    )
    manager.presses("Acknowledge").follows("Pause what joins").dates("Until which day?", in_days(3))
    manager.writes("Why?", "We meet on Monday.").presses("Pause").reads("paused what joins this alert until")
    manager.presses("End the pause").reads("The pause is over.")
    decides(manager)
    manager.presses("It changed what we did").reads("Was it useful? It changed what we did")
    manager.follows("Say that it is done").writes("What came of it?", "They were glad of it.")
    manager.presses("Save").reads("Every next step is done.")
    assert state_of(as_it_stands(alert)) is State.CLOSED
    manager.opens("/alerts/figures/").reads("Figures about alerts", "1 of 1", "Too few to say")
    assert not manager.spills


def test_what_is_needed_less_often_opens_under_more_without_a_script(comes):
    manager = comes("manager", scripts=False)

    manager.opens("/alerts/").follows("What leaves")

    assert "/leaving/" in manager.page.url or "documents" in manager.page.url
    more = manager.page.locator("details.kf-more__details")
    assert more.locator("a[aria-current]").count() == 1
