"""Escalation: time alone passes an alert to the Head of Service, and one person's silence never ends it."""

from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.urls import reverse

from frontdoor.alerts import actions
from frontdoor.alerts.life import passing
from frontdoor.alerts.models import Alert, Escalation
from frontdoor.audit.models import Entry
from frontdoor.chronology.models import Event
from tests.rooms.alert_stories import a_family, a_manager, actor, an_alert, everything_said
from tests.rooms.builders import signed_in

pytestmark = pytest.mark.django_db

# Raised on a Monday at nine: amber is acknowledged within a working day and decided within three.
MONDAY = datetime(2025, 11, 17, 9, 0, tzinfo=UTC)
TUESDAY_BEFORE = datetime(2025, 11, 18, 8, 59, tzinfo=UTC)
TUESDAY_AT_NINE = datetime(2025, 11, 18, 9, 0, tzinfo=UTC)
THURSDAY_BEFORE = datetime(2025, 11, 20, 8, 59, tzinfo=UTC)
THURSDAY_AT_NINE = datetime(2025, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def priya():
    return a_manager("priya", "Priya Nair")


@pytest.fixture
def alert(priya):
    return an_alert(a_family(), manager=priya, raised_at=MONDAY)


def test_nothing_is_passed_on_while_there_is_time(alert):
    assert actions.escalate_overdue(at=TUESDAY_BEFORE) == 0
    assert not Escalation.objects.exists()


def test_silence_passes_it_on_at_the_hour_and_it_is_logged(alert):
    assert actions.escalate_overdue(at=TUESDAY_AT_NINE) == 1

    passed_on = Escalation.objects.get()
    assert (passed_on.alert, passed_on.was_due_at) == (alert, TUESDAY_AT_NINE)
    assert Entry.objects.get(verb="escalated").actor_name == "Kinfold (clock)"
    assert Event.objects.get(subtype="escalated").text.endswith("Not acknowledged in time.")


def test_a_clock_that_runs_twice_or_late_passes_it_on_once(alert):
    done = [
        actions.escalate_overdue(at=at)
        for at in (THURSDAY_AT_NINE, THURSDAY_AT_NINE, datetime(2025, 12, 1, tzinfo=UTC))
    ]

    assert done == [1, 0, 0]


def test_an_alert_taken_on_and_then_left_goes_on_too(alert, priya):
    actions.acknowledge(alert=alert, by=actor(priya), at=MONDAY)

    assert actions.escalate_overdue(at=THURSDAY_BEFORE) == 0
    assert actions.escalate_overdue(at=THURSDAY_AT_NINE) == 1
    assert Event.objects.get(subtype="escalated").text.endswith("Acknowledged, and not decided in time.")


def test_a_decided_alert_stays_where_it_is(alert, priya):
    actions.decide(
        alert=alert,
        choice="early_help",
        why="Asked for.",
        **everything_said(alert),
        by=actor(priya),
        at=MONDAY,
    )

    assert actions.escalate_overdue(at=THURSDAY_AT_NINE) == 0


def test_where_nobody_was_there_to_be_told_it_goes_on_at_once():
    an_alert(a_family(), manager=None, raised_at=MONDAY)

    assert actions.escalate_overdue(at=MONDAY) == 1


def test_it_stays_with_its_manager_who_can_still_acknowledge(alert, priya):
    actions.escalate_overdue(at=TUESDAY_AT_NINE)

    page = signed_in(priya).post(reverse("alerts:acknowledge", args=[alert.ref]))

    assert page.status_code == 302
    assert Alert.objects.get().manager == priya


def test_the_silence_of_everybody_leaves_it_open_for_the_head_of_service_and_for_its_manager(alert, priya):
    grace = a_manager("grace", "Grace Adeyemi", role="head_of_service")
    actions.escalate_overdue(at=TUESDAY_AT_NINE)

    pages = [signed_in(each).get(reverse("alerts:desk")).content.decode() for each in (priya, grace)]

    for page in pages:
        assert alert.ref in page
        assert "1 alert was not acknowledged in time and has gone to the Head of Service." in page
        assert "(1 waiting)" in page


def test_a_page_says_overdue_although_the_clock_never_ran(alert):
    grace = signed_in(a_manager("grace", "Grace Adeyemi", role="head_of_service"))

    desk = grace.get(reverse("alerts:desk")).content.decode()
    page = grace.get(reverse("alerts:alert", args=[alert.ref])).content.decode()

    assert not Escalation.objects.exists()
    assert "Gone to the Head of Service (1)" in desk
    assert "Overdue since Tuesday 18 November" in desk
    assert "(1 waiting)" in desk
    assert "This alert is overdue. It goes to the Head of Service, and stays with Priya Nair too." in page


@pytest.mark.django_db(transaction=True)
def test_the_command_that_keeps_the_clocks_passes_it_on(alert):
    call_command("run_clocks")

    assert Escalation.objects.get().alert == alert


@pytest.mark.django_db(transaction=True)
def test_one_alert_that_cannot_be_passed_on_holds_no_other_back(alert, priya, monkeypatch):
    later = an_alert(alert.root, manager=priya, raised_at=MONDAY)
    keep = passing.keep

    def fails_for_the_first(what, each, **more):
        if each == alert:
            raise RuntimeError("this one alone")
        keep(what, each, **more)

    monkeypatch.setattr(passing, "keep", fails_for_the_first)

    with pytest.raises(ExceptionGroup):
        actions.escalate_overdue(at=THURSDAY_AT_NINE)

    assert Escalation.objects.get().alert == later
