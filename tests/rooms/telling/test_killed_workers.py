"""Promise 4: workers that are killed at any moment neither lose a mail nor tell a thing twice as two."""

import random
import signal
import sys
import time
from datetime import timedelta

import pytest
from django.utils.timezone import now

from frontdoor.outbox import sending
from frontdoor.outbox.actions import tell
from frontdoor.outbox.models import Mail, MailEnd, MailWaiting
from frontdoor.outbox.sentences import About
from tests.rooms.breaking_off.processes import begun

pytestmark = pytest.mark.django_db(transaction=True)
MAILS, KILLS, WORKERS, LEASE = 160, 8, 2, 1
WORKER = """
import sys
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from frontdoor.access.sight import this_process_is
settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", int(sys.argv[1]), 5
settings.MAIL_LEASE_SECONDS = int(sys.argv[2])
this_process_is("the worker")
call_command("db_worker", interval=0.01, startup_delay=False, verbosity=0, batch="batch" in sys.argv)
"""


def killed_after(more: int, port: int) -> int:
    """Let the workers send so many mails more, then kill them; count those that were still at it."""
    enough = MailEnd.objects.count() + more
    workers = [begun(WORKER, port, LEASE) for _ in range(WORKERS)]
    while MailEnd.objects.count() < enough and any(worker.poll() is None for worker in workers):
        time.sleep(random.uniform(0.0005, 0.004))
    killed = sum(worker.poll() is None for worker in workers)
    for worker in workers:
        worker.send_signal(signal.SIGKILL)
        worker.communicate()
    return killed


def the_rest_goes(port: int) -> None:
    """Let the clock ask again for what killed workers had in hand, and a worker send it."""
    give_up = time.monotonic() + 60
    while MailWaiting.objects.exists() and time.monotonic() < give_up:
        sending.ask_again(at=now())
        worker = begun(WORKER, port, LEASE, "batch")
        assert worker.wait() == 0, worker.communicate()[1]


def test_promise_04_killed_workers_lose_no_mail_and_what_went_twice_has_one_message_id(
    office, ines, settings, monkeypatch, capsys
):
    chance = random.Random(4)
    monkeypatch.setattr(sending, "ASKED_FOR", timedelta(seconds=LEASE))
    office.takes_seconds = 0.002
    for number in range(MAILS):
        ref = f"A-7K3M-{number:04}"
        tell(to=ines.pk, about=About.ALERT_RED, ref=ref, kind="alert_red", urgent=True, at=now())

    killed = 0
    while killed < KILLS:
        killed += killed_after(chance.randrange(4, 20), settings.EMAIL_PORT)
    left = MailWaiting.objects.count()
    the_rest_goes(settings.EMAIL_PORT)

    marks = office.by_mark()
    twice = {mark for mark, times in marks.items() if times > 1}
    with capsys.disabled():
        sys.stdout.write(
            f" [{killed} killed, {MAILS} mails: {sum(marks.values()) - MAILS} twice on the wire] "
        )
    assert left > 0, "There was nothing left to lose."
    assert {mark.split("@")[0].strip("<") for mark in marks} == set(
        Mail.objects.values_list("mark", flat=True)
    )
    assert MailEnd.objects.filter(sent=True).count() == len(marks) == MAILS
    # Every double on the wire is known as one, and has the Message-ID of the first.
    said = {f"<{mark}@localhost>" for mark in _perhaps_twice()}
    assert twice <= said


def _perhaps_twice() -> list[str]:
    return list(MailEnd.objects.filter(perhaps_twice=True).values_list("mail__mark", flat=True))
