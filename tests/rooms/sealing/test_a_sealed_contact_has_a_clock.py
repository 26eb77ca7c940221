"""A contact about somebody sealed stands in no worker's queue; when its time is over the Head of Service is told."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.timezone import now

from frontdoor.intake.models import Received
from frontdoor.journey.sealed_contacts import tell_of_late_sealed_contacts
from frontdoor.outbox.models import Message
from frontdoor.people.models import Person
from frontdoor.sealing import actions as sealing
from frontdoor.sealing.models import Seal
from tests.rooms.alert_stories import a_manager, actor
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.stories import contact, said, send

pytestmark = pytest.mark.django_db
CAME = datetime(2025, 9, 1, 12, 0, tzinfo=UTC)
LATE = CAME + timedelta(days=7)


@pytest.fixture
def head():
    return a_manager("hana", "Hana Osei", role="head_of_service")


@pytest.fixture
def worker():
    return a_worker("nina", role="front_door_worker", agency="cass", name="Nina Marsh")


@pytest.fixture
def sealed(head, worker) -> Received:
    """A contact about a child who is sealed."""
    received = told("Barnaby Quillfeather")
    persons = Person.objects.filter(mention__received=received)
    sealing.seal(persons=[each.pk for each in persons], why="At risk.", readers=(), by=actor(head), at=now())
    return received


def told(name: str) -> Received:
    sent = contact(said(1, "child", name, "2019-07-08", sex="M"), on=CAME.date())
    return send("housing", sent, message=name)


def test_when_its_time_is_over_the_head_of_service_is_told_once_and_by_reference_only(sealed, head, worker):
    assert tell_of_late_sealed_contacts(at=CAME + timedelta(minutes=1)) == 0

    tell_of_late_sealed_contacts(at=LATE)
    tell_of_late_sealed_contacts(at=LATE + timedelta(minutes=1))

    message = Message.objects.get()
    assert (message.role, message.about_ref) == ("head_of_service", sealed.ref)
    assert "Quillfeather" not in str(list(Message.objects.values()))
    assert signed_in(head).get(f"/contacts/{sealed.ref}/").status_code == 200
    assert signed_in(worker).get(f"/contacts/{sealed.ref}/").status_code == 404


def test_a_contact_that_somebody_at_the_front_door_may_see_is_not_told_of(sealed, head, worker):
    told("Isla Merrin")
    sealing.let_see(seal=Seal.objects.get(), user=worker, may=True, why="Hers.", by=actor(head), at=now())

    assert tell_of_late_sealed_contacts(at=LATE) == 0
    assert not Message.objects.exists()
