"""The clock asks the worker for a sign of life, and whatever watches from outside is told where none comes."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils.timezone import now
from django_tasks_db.models import DBTaskResult

from frontdoor.audit.models import Entry
from frontdoor.outbox import health, tasks
from frontdoor.outbox.actions import tell
from frontdoor.outbox.every_minute import keep_telling
from frontdoor.outbox.models import MailWaiting
from frontdoor.outbox.sentences import About

pytestmark = pytest.mark.django_db


def watched() -> str:
    out = StringIO()
    call_command("check_telling", stdout=out)
    return out.getvalue()


def test_a_worker_that_answers_the_clock_is_alive():
    keep_telling(at=now())
    tasks.beat.func()

    assert "People are told" in watched()


def test_a_worker_that_was_never_started_is_told_to_the_watcher():
    keep_telling(at=now())

    with pytest.raises(CommandError, match="never been heard"):
        watched()


def test_a_worker_that_is_dead_is_told_to_the_watcher_by_the_minute():
    health.alive(health.WORKER, at=now() - timedelta(minutes=40))

    with pytest.raises(CommandError, match="silent for 40 minutes"):
        watched()


def test_mail_that_waits_too_long_is_told_to_the_watcher(ines):
    at = now() - timedelta(minutes=20)
    tell(to=ines.pk, about=About.ALERT_RED, ref="A-7K3M-9QXD", kind="alert_red", urgent=True, at=at)
    health.alive(health.WORKER, at=now())

    with pytest.raises(CommandError, match="1 mail should have been tried"):
        watched()


def test_the_clock_does_not_pile_up_questions_to_a_worker_that_is_dead(ines):
    at = now()
    tell(to=ines.pk, about=About.ALERT_RED, ref="A-7K3M-9QXD", kind="alert_red", urgent=True, at=at)

    for minute in range(10):
        keep_telling(at=at + timedelta(minutes=minute))

    beats = DBTaskResult.objects.filter(task_path=tasks.beat.module_path)
    assert beats.count() == 1
    assert DBTaskResult.objects.filter(task_path=tasks.send.module_path).count() == 1
    assert MailWaiting.objects.count() == 1


def test_what_the_worker_did_a_week_ago_is_tidied_away_and_what_waits_is_not(ines):
    tell(to=ines.pk, about=About.ALERT_RED, ref="A-7K3M-9QXD", kind="alert_red", urgent=True, at=now())
    done = tasks.beat.enqueue()
    DBTaskResult.objects.filter(pk=done.id).update(status="SUCCESSFUL")
    DBTaskResult.objects.update(enqueued_at=now() - timedelta(days=8))

    tasks.tidy(at=now())

    assert DBTaskResult.objects.get().task_path == tasks.send.module_path


def test_an_address_is_given_with_a_reason_and_the_audit_does_not_hold_it(ines):
    call_command(
        "give_mail_address", "ines", address="new@front-door.example", why="She moved.", stdout=StringIO()
    )

    ines.refresh_from_db()
    entry = Entry.objects.get(verb="changed a mail address")
    assert ines.email == "new@front-door.example"
    assert "front-door.example" not in f"{entry.detail} {entry.why}"
    with pytest.raises(CommandError, match="no mail address"):
        call_command("give_mail_address", "ines", address="ines\n@x", why="A test.")
