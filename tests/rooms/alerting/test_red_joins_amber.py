"""A red finding that joins an amber alert makes it red: in words, in its order on the desk, and on its clock."""

from datetime import date, datetime, timedelta

import pytest

from frontdoor.alerts import clocks
from frontdoor.alerts.actions import escalate_overdue
from frontdoor.alerts.models import Alert, Finding
from frontdoor.alerts.queries import standing
from tests.rooms.alert_stories import a_manager
from tests.rooms.stories import contact, noon, said, send

pytestmark = pytest.mark.django_db
MONDAY = date(2025, 9, 1)


@pytest.fixture
def alert():
    """An alert about many contacts, raised on a Monday, which a mark on a baby joins on the Monday after."""
    a_manager("priya", "Priya Nair")
    people = (
        said(1, "mother", "Kayla Merrin", "1990-02-11", sex="F", postcode="B1 1AA"),
        said(2, "child", "Isla Merrin", "2025-06-08", sex="F", postcode="B1 1AA"),
    )
    for agency in ("housing", "midwifery", "school"):
        send(agency, contact(*people, ties=[(1, 2, "mother")], on=MONDAY))
    return Alert.objects.get()


def a_red_finding(alert: Alert, at: datetime) -> Finding:
    return Finding.objects.create(
        root=alert.root, alert=alert, signal="S15", key="", severity="red", since_on=at.date(), found_at=at
    )


def test_it_is_red_from_then_and_the_red_clock_runs_from_when_it_joined(alert):
    amber = clocks.acknowledge_by(alert)
    assert (clocks.severity(alert), amber) == ("amber", noon(date(2025, 9, 2)))

    at = noon(MONDAY) + timedelta(hours=1)
    a_red_finding(alert, at)

    alert = Alert.objects.get()
    assert clocks.severity(alert) == "red"
    assert clocks.acknowledge_by(alert) == at + timedelta(hours=4)
    assert clocks.decide_by(alert) == at + timedelta(hours=24)
    assert standing(alert, actor=None, now=at).severity_words.startswith("Red")


def test_an_amber_clock_that_ends_earlier_still_counts(alert):
    a_red_finding(alert, noon(date(2025, 9, 5)))

    assert clocks.acknowledge_by(Alert.objects.get()) == noon(date(2025, 9, 2))


def test_unacknowledged_it_goes_to_the_head_of_service_by_the_red_clock(alert):
    a_red_finding(alert, noon(MONDAY))

    assert escalate_overdue(at=noon(MONDAY) + timedelta(hours=3)) == 0
    assert escalate_overdue(at=noon(MONDAY) + timedelta(hours=4)) == 1
