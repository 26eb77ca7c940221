"""What the worker does in the background: send one mail, and say that it is alive. Killed, it is asked again."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

URGENT, USUAL = 50, 0
KEPT_FOR = timedelta(days=7)


@task()
def send(mail_id: int) -> str:
    """Send one mail, unless it has gone, is not due yet, or another worker has it."""
    from frontdoor.outbox.sending import send_one

    return send_one(mail_id, clock=timezone.now)


@task(priority=100)
def beat() -> None:
    """Write down that the worker is alive: the clock asks every minute."""
    from frontdoor.outbox.health import WORKER, alive

    alive(WORKER, at=timezone.now())


def queue(mail_id: int, *, due: datetime, urgent: bool) -> str:
    """Ask the worker to send a mail once it is due, in the present transaction: undone, nothing was asked."""
    asked = send.using(run_after=due, priority=URGENT if urgent else USUAL).enqueue(mail_id)
    return asked.id


def ask_for_a_beat() -> None:
    """Ask the worker to say that it is alive, unless it has not answered the last time yet."""
    if not still_asked().filter(task_path=beat.module_path).exists():
        beat.enqueue()


def tidy(*, at: datetime) -> None:
    """Take away what the worker did a week ago: a queue is a work list, and what it did is kept where it belongs."""
    old = at - KEPT_FOR
    DBTaskResult.objects.filter(enqueued_at__lt=old).exclude(status=TaskResultStatus.READY).delete()


def still_asked() -> QuerySet[DBTaskResult]:
    """What the worker was asked and has not begun."""
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY)
