"""Somebody is told in the transaction of what they are told of, once, and nothing about anybody is in it."""

from datetime import UTC, datetime

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from frontdoor.audit.models import Entry
from frontdoor.outbox.actions import SaysTooMuch, tell
from frontdoor.outbox.models import Mail, MailWaiting, Message
from frontdoor.outbox.sentences import About
from tests.rooms.builders import a_worker

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
REF = "A-7K3M-9QXD"


def raised(to: int | None, **more) -> Message:
    given = {"about": About.ALERT_RAISED, "ref": REF, "kind": "alert_raised", "at": MONDAY}
    return tell(to=to, **{**given, **more})


@transaction.atomic
def told_and_broken_off(to: int) -> None:
    raised(to)
    raise ZeroDivisionError


def test_who_is_told_has_a_message_and_a_mail_and_both_are_written_down_at_once(ines):
    message = raised(ines.pk)

    mail = Mail.objects.get()
    assert (message.about_ref, mail.message, mail.due_at) == (REF, message, MONDAY)
    assert Entry.objects.get(verb="told").subject_ref == message.ref
    assert MailWaiting.objects.count() == DBTaskResult.objects.count() == 1


def test_what_is_undone_told_nobody(ines):
    with pytest.raises(ZeroDivisionError):
        told_and_broken_off(ines.pk)

    tables = (Message, Mail, MailWaiting, DBTaskResult)
    assert [table.objects.count() for table in tables] == [0, 0, 0, 0]


def test_the_same_told_again_is_one_message_and_another_week_another(ines):
    first, again = raised(ines.pk), raised(ines.pk)
    later = raised(ines.pk, window="2026-W48")

    assert first == again
    assert later != first
    assert Mail.objects.count() == 2


@pytest.mark.parametrize(
    "more",
    [
        {"about": "Barnabus Quillfeather was hurt."},
        {"ref": "Barnabus Quillfeather"},
        {"ref": "1987-02-11"},
        {"also": ["A-7K3M-9QXD", "Barnabus"]},
        {"kind": "Barnabus Quillfeather"},
        {"window": "Barnabus"},
        {"role": "team_manager"},
        {"to": None},
        {"to": None, "role": "barnabus"},
    ],
)
def test_promise_20_nothing_but_a_sentence_of_the_list_and_references_can_be_told(ines, more):
    with pytest.raises(SaysTooMuch):
        raised(**{"to": ines.pk, **more})

    assert not Message.objects.exists()


def test_promise_20_no_sentence_of_the_list_has_a_place_for_a_name():
    assert not [each for each in About if set("{}%") & set(each.label)]
    assert all(each.label.endswith(".") for each in About)


def test_a_role_is_told_once_and_each_who_holds_it_has_a_mail():
    for name in ("hana", "ruth"):
        made = a_worker(name, role="head_of_service", agency="cass")
        made.email = f"{name}@front-door.example"
        made.save()

    raised(None, role="head_of_service", about=About.ALERT_ESCALATED)

    assert Message.objects.count() == 1
    assert sorted(mail.user.username for mail in Mail.objects.all()) == ["hana", "ruth"]


def test_somebody_without_an_address_is_told_on_their_page_alone(ines):
    ines.email = ""
    ines.save()

    raised(ines.pk)

    assert Message.objects.count() == 1
    assert not Mail.objects.exists()
