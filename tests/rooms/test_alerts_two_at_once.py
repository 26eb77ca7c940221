"""Two at once: of two managers one wins and the other is told; of two contacts each counts and one alert is raised."""

from datetime import date

import pytest
from django.utils.timezone import now

from frontdoor.agencies.actions import known_or_new
from frontdoor.alerts import actions
from frontdoor.alerts.models import Acknowledgement, Alert, AlertDecision, Covered, Escalation
from frontdoor.audit.models import Entry
from tests.rooms.alert_stories import (
    RAISED_AT,
    a_family,
    a_manager,
    actor,
    an_alert,
    everything_said,
    race,
)
from tests.rooms.stories import contact, said, send

pytestmark = pytest.mark.django_db(transaction=True)

TRIALS = 100


@pytest.fixture
def managers():
    return [actor(a_manager("priya", "Priya Nair")), actor(a_manager("owen", "Owen Hughes"))]


@pytest.fixture
def alerts():
    root = a_family()
    return [an_alert(root) for _ in range(TRIALS)]


def assert_one_won(got: list[list[object]], kept: type) -> None:
    """In every trial one is kept and the other is refused with the name of the first."""
    for outcome in got:
        (won,) = [each for each in outcome if isinstance(each, kept)]
        (lost,) = [each for each in outcome if not isinstance(each, kept)]
        assert isinstance(lost, actions.AlreadyDone), repr(lost)
        assert str(lost).startswith(f"{won.by_name} ")
        assert " this alert on " in str(lost)


@pytest.mark.promise(3)
def test_two_managers_acknowledge_at_once(alerts, managers):
    got = race(
        alerts,
        *(lambda alert, by=by: actions.acknowledge(alert=alert, by=by, at=now()) for by in managers),
    )

    assert_one_won(got, Acknowledgement)
    assert Acknowledgement.objects.count() == TRIALS
    assert Entry.objects.filter(verb="acknowledged").count() == TRIALS


def test_two_managers_decide_at_once(alerts, managers):
    said = everything_said(alerts[0])

    def decides(by):
        def deed(alert):
            return actions.decide(alert=alert, choice="assessment", why="So.", **said, by=by, at=now())

        return deed

    got = race(alerts, *map(decides, managers))

    assert_one_won(got, AlertDecision)
    assert AlertDecision.objects.count() == TRIALS
    assert Covered.objects.count() == TRIALS * len(said["covered"])


def test_a_manager_and_the_clock_at_once_leave_an_alert_either_taken_or_passed_on(managers):
    priya, _ = managers
    root = a_family()
    alerts = [an_alert(root) for _ in range(10)]

    got = race(
        alerts,
        lambda alert: actions.acknowledge(alert=alert, by=priya, at=RAISED_AT),
        lambda alert: actions.escalate_overdue(at=RAISED_AT),
    )

    assert not [each for outcome in got for each in outcome if isinstance(each, Exception)]
    assert Escalation.objects.count() + Acknowledgement.objects.count() >= len(alerts)


def test_two_clocks_at_once_pass_each_alert_on_once():
    root = a_family()
    alerts = [an_alert(root) for _ in range(30)]

    got = race([None], *[lambda _: actions.escalate_overdue(at=now())] * 2)

    assert sum(got[0]) == len(alerts)
    assert Escalation.objects.count() == len(alerts)


def about_the_merrins(agency: str) -> str:
    """One agency's contact about the same mother and child."""
    on = date(2025, 9, 1)
    return send(
        agency,
        contact(
            said(1, "mother", "Kayla Merrin", "1990-02-11", sex="F", postcode="B1 1AA"),
            said(2, "child", "Isla Merrin", "2025-06-08", sex="F", postcode="B1 1AA"),
            ties=[(1, 2, "mother")],
            on=on,
        ),
    ).ref


@pytest.mark.promise(3)
def test_contacts_about_one_family_that_arrive_at_the_same_moment_raise_exactly_one_alert():
    agencies = ["housing", "midwifery", "youth_service", "school", "police", "gp"]
    for agency in agencies:  # a new agency is a race of its own
        known_or_new(agency)

    (got,) = race([None], *(lambda _, agency=agency: about_the_merrins(agency) for agency in agencies))

    assert all(isinstance(each, str) for each in got), got
    alert = Alert.objects.get()
    assert {finding.alert_id for finding in alert.findings.all()} == {alert.pk}
    assert (
        alert.findings.filter(signal="S01", end__isnull=True)
        .latest("id")
        .wordings.latest("id")
        .headline.startswith("6 contacts in 90 days")
    )


def test_a_decision_and_a_contact_at_once_never_hide_the_contact_in_a_decided_alert(managers):
    priya, _ = managers
    for agency in ("housing", "midwifery", "youth_service"):
        about_the_merrins(agency)
    alert, words = Alert.objects.get(), everything_said(Alert.objects.get())

    race(
        [None],
        lambda _: actions.decide(alert=alert, choice="assessment", why="So.", **words, by=priya, at=now()),
        lambda _: about_the_merrins("school"),
    )

    weighed = alert.decision.at
    told_late = alert.findings.filter(end__isnull=True, wordings__headline__startswith="4 contacts")
    if Alert.objects.count() == 1:  # the contact was first, so the decision came after it was known
        assert told_late.exists()
        event = Entry.objects.filter(verb="received").latest("id")
        assert event.id < Entry.objects.get(verb="decided").id
        assert weighed
    else:
        assert Alert.objects.filter(decision__isnull=True).get().findings.filter(signal="S01").exists()
