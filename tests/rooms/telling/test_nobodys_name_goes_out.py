"""Promise 20: planted names come in at the door, a manager is told, and no name is in what goes out or stays."""

import logging
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.serializers import serialize
from django.utils.timezone import localdate, now

from frontdoor.alerts.life.telling import push_all_due
from frontdoor.alerts.models import Alert
from frontdoor.outbox.models import Mail
from frontdoor.outbox.sending import send_one
from tests.house.test_planted_names import HOME, planted
from tests.rooms.stories import contact, said, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def alert(ines) -> Alert:
    """Three agencies told of a family with planted names, so that its manager has an alert."""
    today = localdate()
    for days, agency in ((40, "midwifery"), (20, "housing"), (2, "youth_service")):
        people = (
            said(1, "child", "Barnabus Quillfeather", "2019-05-04", nhs_number="4857773456", **HOME),
            said(2, "mother", "Zephyrine Quillfeather", "1987-02-11", postcode="KX7 7QQ"),
        )
        send(agency, contact(*people, ties=[(2, 1, "mother")], on=today - timedelta(days=days)))
    return Alert.objects.get()


def test_promise_20_no_planted_name_is_in_a_mail_in_the_outbox_in_a_task_or_in_a_log(alert, office, caplog):
    caplog.set_level(logging.DEBUG)
    later = now() + timedelta(days=7)
    push_all_due(at=later)
    # Some go, some are refused, some break: each leaves what it leaves.
    for number, mail in enumerate(Mail.objects.order_by("id")):
        office.answer = ("250 OK", "451 later", "554 no")[number % 3]
        send_one(mail.pk, clock=lambda: later + timedelta(days=7))

    kept = [
        *apps.get_app_config("outbox").get_models(),
        *apps.get_app_config("django_tasks_database").get_models(),
    ]
    rows = "".join(serialize("json", model.objects.all()) for model in kept)
    assert any(alert.ref in raw for raw in office.raw), "Nothing went out: nothing was tried."
    assert alert.ref in rows
    assert planted("".join(office.raw)) == []
    assert planted(rows) == []
    assert [record.getMessage() for record in caplog.records if planted(record.getMessage())] == []
    assert "ines.carver@" not in rows
