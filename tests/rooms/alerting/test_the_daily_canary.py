"""Once a day a made-up family goes in and an alert must come out; nothing of it stays, and silence is shown."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from frontdoor.agencies.models import Agency
from frontdoor.alerts import evaluation
from frontdoor.alerts.models import Alert, Canary, Finding
from frontdoor.alerts.nightly.canaries import is_due, silence
from frontdoor.audit.models import Entry
from frontdoor.chronology.models import Event
from frontdoor.intake.models import Received
from frontdoor.journey import canary
from frontdoor.journey.management.commands.run_clocks import Command
from frontdoor.people.models import Person
from tests.rooms.alert_stories import a_manager
from tests.rooms.builders import signed_in

pytestmark = pytest.mark.django_db
NOW = datetime(2025, 9, 3, 12, tzinfo=UTC)


@pytest.fixture
def manager():
    return a_manager("priya", "Priya Nair")


def everything() -> dict[str, int]:
    held = (Agency, Alert, Event, Finding, Person, Received)
    return {model.__name__: model.objects.count() for model in held}


def test_the_family_raises_an_alert_to_a_named_manager_and_nothing_of_it_is_kept(manager):
    before = everything()

    heard = canary.send(at=NOW)

    assert (heard.alerted, heard.said) == (True, "")
    assert everything() == before
    assert Entry.objects.filter(verb="heard the canary").count() == Entry.objects.count() == 1


def test_it_sends_as_many_contacts_as_the_values_in_force_ask_for(manager, monkeypatch):
    sent = []
    walked = canary.steps.contact_arrives
    monkeypatch.setattr(
        canary.steps,
        "contact_arrives",
        lambda contact, **more: sent.append(more["agency"].key) or walked(contact, **more),
    )

    assert canary.send(at=NOW).alerted

    assert len(sent) == len(set(sent)) == canary.rules_on(NOW.date()).number("S01.contacts")


def test_where_nobody_manages_the_alert_reaches_nobody_and_that_is_silence():
    assert "nobody holds the role" in canary.send(at=NOW).said


def test_where_the_signals_do_not_speak_it_is_silence(manager, monkeypatch):
    monkeypatch.setattr(evaluation, "evaluate", lambda view, root: [])

    assert "no alert was raised" in canary.send(at=NOW).said
    assert "did not raise an alert" in silence(NOW)


def test_where_a_contact_cannot_be_taken_in_it_is_silence_and_still_nothing_is_kept(manager, monkeypatch):
    before = everything()

    def breaks(*args, **more):
        raise RuntimeError("Isla Merrin")

    monkeypatch.setattr(canary.steps, "look_again", breaks)

    heard = canary.send(at=NOW)

    assert (heard.alerted, heard.said) == (False, "The contacts could not be taken in (RuntimeError).")
    assert everything() == before


def test_it_goes_in_once_a_day_and_again_an_hour_after_silence(manager):
    assert canary.send_if_due(at=NOW) is not None
    assert canary.send_if_due(at=NOW + timedelta(hours=23)) is None
    assert is_due(NOW + timedelta(hours=24))

    Canary.objects.create(at=NOW, alerted=False, said="No.", milliseconds=1)
    assert not is_due(NOW + timedelta(minutes=59))
    assert is_due(NOW + timedelta(hours=1))


def test_silence_is_worked_out_when_asked_so_a_stopped_clock_hides_nothing(manager):
    canary.send(at=NOW)

    assert silence(NOW + timedelta(hours=25)) == ""
    assert "No test family has gone in for 27 hours" in silence(NOW + timedelta(hours=27))
    with pytest.raises(CommandError, match="may have stopped"):
        call_command("check_canary")


def test_the_desk_and_the_incidents_page_say_so(manager):
    canary.send(at=timezone.now())
    desk, incidents = reverse("alerts:desk"), reverse("alerts:incidents")
    head = signed_in(a_manager("hana", "Hana Osei", role="head_of_service"))
    assert "test family has gone in" not in signed_in(manager).get(desk).content.decode()
    assert "An alert came of it" in head.get(incidents).content.decode()

    Canary.objects.create(at=timezone.now(), alerted=False, said="No alert.", milliseconds=1)

    for page in (signed_in(manager).get(desk), head.get(incidents)):
        assert "did not raise an alert" in page.content.decode()


def test_the_clocks_send_it(manager):
    clocks = Command(stdout=StringIO())

    for work in clocks.work():
        work(NOW)

    assert Canary.objects.get().alerted
    assert "The canary was heard." in clocks.stdout._out.getvalue()
