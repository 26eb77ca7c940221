"""What the worker does in the background: send one mail, and say that it is alive. Killed, it is asked again."""

from datetime import datetime

from django.utils import timezone
from django_tasks import task

URGENT, USUAL = 50, 0


@task()
def send(mail_id: int) -> str:
    """Send one mail, unless it has gone, is not due yet, or another worker has it."""
    from frontdoor.outbox.sending import send_one

    return send_one(mail_id, clock=timezone.now)


@task(priority=100)
def beat() -> None:
    """Write down that the worker is alive: the clock asks every minute."""
    from frontdoor.outbox.health import alive

    alive(at=timezone.now())


def queue(mail_id: int, *, due: datetime, urgent: bool) -> None:
    """Ask the worker to send a mail once it is due, in the present transaction: undone, nothing was asked."""
    send.using(run_after=due, priority=URGENT if urgent else USUAL).enqueue(mail_id)
