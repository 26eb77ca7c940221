"""Once a working day, whoever can act is told what waits past its time, by reference, in one mail; else there is none."""

from datetime import UTC, date, datetime, timedelta

import pytest

from frontdoor.alerts.models import Acknowledgement, Alert
from frontdoor.intake.models import Received
from frontdoor.journey.digest.actions import send_digests
from frontdoor.outbox.models import Digest, Mail, Message
from frontdoor.outbox.sending import send_one
from frontdoor.people.models import Person
from frontdoor.sealing import actions as sealing
from tests.rooms.alert_stories import a_family, a_manager, actor, an_alert

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 16, 9, 5, tzinfo=UTC)
BEFORE = MONDAY - timedelta(minutes=10)
SATURDAY = datetime(2026, 11, 14, 12, 0, tzinfo=UTC)
CHRISTMAS = datetime(2026, 12, 25, 12, 0, tzinfo=UTC)


@pytest.fixture
def hana():
    made = a_manager("hana", "Hana Osei", role="head_of_service")
    made.email = "hana@front-door.example"
    made.save()
    return made


@pytest.fixture
def late(ines, hana) -> Alert:
    """An alert that nobody took on for weeks, about a family whose contact nobody decided on."""
    return an_alert(
        a_family(on=date(2026, 9, 1)), manager=ines, raised_at=datetime(2026, 10, 5, 9, tzinfo=UTC)
    )


def test_the_manager_and_the_head_of_service_are_told_once_by_reference_however_often_the_clock_runs(
    late, ines, hana, office
):
    told = [send_digests(at=MONDAY + timedelta(minutes=minute)) for minute in range(3)]
    for mail in Mail.objects.all():
        send_one(mail.pk, clock=lambda: MONDAY)

    assert told == [2, 0, 0]
    assert {message.to for message in Message.objects.all()} == {ines, hana}
    assert len(office.mails) == 2
    for raw in office.raw:
        assert late.ref in raw
        assert Received.objects.get().ref in raw
        assert not [name for name in ("Kayla", "Merrin", "Isla", "Noah", "Hana", "Osei") if name in raw]


@pytest.mark.parametrize("at", [BEFORE, SATURDAY, CHRISTMAS])
def test_nobody_is_told_before_the_hour_or_on_a_day_that_is_no_working_day(late, at):
    assert send_digests(at=at) == 0
    assert not Digest.objects.exists()


def test_where_nothing_waits_nobody_is_told(ines, hana):
    assert send_digests(at=MONDAY) == 0
    assert not Message.objects.exists()


def test_what_is_in_time_is_not_in_it(ines, hana):
    family = a_family(on=date(2026, 11, 16))
    fresh = an_alert(family, manager=ines, raised_at=MONDAY - timedelta(minutes=30))

    send_digests(at=MONDAY)

    assert not [message for message in Message.objects.all() if fresh.ref in message.also]


def test_nobody_is_told_of_a_family_that_they_may_not_see(late, ines, hana):
    family = list(Person.objects.values_list("pk", flat=True))
    sealing.seal(persons=family, why="At risk.", readers=(), by=actor(hana), at=MONDAY)

    send_digests(at=MONDAY)

    assert {message.to for message in Message.objects.filter(kind="digest")} == {hana}


def test_what_a_manager_took_on_and_did_not_decide_is_told_to_them_and_not_to_every_manager(late, ines, hana):
    tom = a_manager("tom", "Tom Okafor")
    Acknowledgement.objects.create(alert=late, at=late.raised_at, by_id=ines.pk, by_name="Ines Carver")

    send_digests(at=MONDAY)

    told = {message.to for message in Message.objects.all() if late.ref in message.also}
    assert told == {ines, hana}
    assert tom not in told


def test_the_next_working_day_tells_again(late):
    assert send_digests(at=MONDAY) == 2
    assert send_digests(at=MONDAY + timedelta(days=1)) == 2
