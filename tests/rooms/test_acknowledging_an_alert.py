"""Acknowledging: one manager takes an alert on; it is kept and logged, or refused with who was first and when."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from frontdoor.access.permissions import MayNot
from frontdoor.accounts.actor import system
from frontdoor.alerts import actions
from frontdoor.alerts.models import Acknowledgement
from frontdoor.audit.models import Entry
from frontdoor.chronology.models import Event
from tests.rooms.alert_stories import a_family, a_manager, actor, an_alert, everything_said
from tests.rooms.builders import a_worker, signed_in

pytestmark = pytest.mark.django_db

AT = datetime(2025, 11, 17, 14, 5, tzinfo=UTC)


@pytest.fixture
def alert():
    return an_alert(a_family())


def test_it_is_kept_with_who_and_when_and_logged_in_the_audit_and_in_the_ledger(alert):
    priya = a_manager("priya", "Priya Nair")

    done = actions.acknowledge(alert=alert, by=actor(priya), at=AT)

    assert (done.by_name, done.at) == ("Priya Nair", AT)
    entry = Entry.objects.get(verb="acknowledged")
    assert (entry.subject_ref, entry.actor_name, entry.actor_role) == (
        alert.ref,
        "Priya Nair",
        "team_manager",
    )
    assert Event.objects.get(kind="alert", subtype="acknowledged").by_name == "Priya Nair"


def test_the_second_manager_is_told_who_was_first_and_when(alert):
    priya, owen = a_manager("priya", "Priya Nair"), a_manager("owen", "Owen Hughes")
    actions.acknowledge(alert=alert, by=actor(priya), at=AT)

    page = signed_in(owen).post(reverse("alerts:acknowledge", args=[alert.ref]))

    assert page.status_code == 409
    assert (
        "Priya Nair acknowledged this alert on 17 November 2025 at 2:05pm. Nothing of yours was saved."
        in page.content.decode()
    )
    assert reverse("alerts:alert", args=[alert.ref]) in page.content.decode()


def test_the_same_manager_pressing_twice_is_shown_the_alert_and_nothing_is_added(alert):
    client = signed_in(a_manager("priya", "Priya Nair"))
    address = reverse("alerts:acknowledge", args=[alert.ref])

    pages = [client.post(address) for _ in range(2)]

    assert [page.status_code for page in pages] == [302, 302]
    assert Acknowledgement.objects.count() == 1
    assert Entry.objects.filter(verb="acknowledged").count() == 1


def test_an_alert_that_was_decided_cannot_be_acknowledged_afterwards(alert):
    priya, owen = a_manager("priya", "Priya Nair"), a_manager("owen", "Owen Hughes")
    actions.decide(
        alert=alert,
        choice="early_help",
        why="They asked for it.",
        **everything_said(alert),
        by=actor(priya),
        at=AT,
    )

    with pytest.raises(actions.AlreadyDone, match="Priya Nair decided this alert on 17 November 2025"):
        actions.acknowledge(alert=alert, by=actor(owen), at=AT)


@pytest.mark.parametrize("role", ["referrer", "front_door_worker", "auditor", "administrator"])
def test_nobody_else_may(alert, role):
    client = signed_in(a_worker("sam", role=role, agency="cass"))

    page = client.post(reverse("alerts:acknowledge", args=[alert.ref]))

    assert page.status_code == 403
    assert not Acknowledgement.objects.exists()


def test_a_part_of_the_system_may_not(alert):
    with pytest.raises(MayNot):
        actions.acknowledge(alert=alert, by=system("clock"), at=AT)


def test_looking_at_its_address_does_nothing(alert):
    page = signed_in(a_manager("priya", "Priya Nair")).get(reverse("alerts:acknowledge", args=[alert.ref]))

    assert page.status_code == 405
    assert not Acknowledgement.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_if_the_audit_cannot_be_written_nothing_is_left_behind(alert, monkeypatch):
    priya = actor(a_manager("priya", "Priya Nair"))
    before = Event.objects.count()

    def broken(*args, **kwargs):
        raise RuntimeError("the audit could not be written")

    monkeypatch.setattr("frontdoor.audit.actions.record", broken)

    with pytest.raises(RuntimeError):
        actions.acknowledge(alert=alert, by=priya, at=AT)

    assert not Acknowledgement.objects.exists()
    assert Event.objects.count() == before
