"""Sends one mail: takes it for a while, hands it to a mail server, and writes down in one transaction what became of it.

What is guaranteed, wherever a worker is killed: no mail is lost, since it stays on the work list until its end is
written; and its end is written once. Between a server's "250" and our commit a mail has gone and is not known to have:
it then goes again, with the same mark (its Message-ID), so that whoever receives both can tell that they are one.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from frontdoor.outbox import carriers
from frontdoor.outbox.letters import letter_of
from frontdoor.outbox.models import Mail, MailEnd, MailTry, MailWaiting
from frontdoor.outbox.tasks import queue, still_asked

Clock = Callable[[], datetime]
Outcome = MailTry.Outcome
# How long after each try comes the next; after the last it could not be told, and waits for a person.
AGAIN_AFTER = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
# How long a task may lie in the queue before the clock asks for it anew.
ASKED_FOR = timedelta(minutes=2)


def send_one(mail_id: int, *, clock: Clock) -> str:
    """Send one mail, if it is due and nobody has it; gives what became of it, or nothing."""
    waiting = _taken(mail_id, at=clock())
    if waiting is None:
        return ""
    # A claim that left no try behind: a worker ended while it had this mail, so it may have gone already.
    unclear = waiting.claims - 1 > waiting.mail.tries.count()
    outcome, code = _tried(waiting.mail, unclear=unclear)
    _written(waiting, outcome, code, unclear=unclear, at=clock())
    return outcome


def _taken(mail_id: int, *, at: datetime) -> MailWaiting | None:
    """Take a mail for a while; one worker alone gets it, and after that while it is free again."""
    free = Q(leased_until__isnull=True) | Q(leased_until__lte=at)
    until = at + timedelta(seconds=settings.MAIL_LEASE_SECONDS)
    due = MailWaiting.objects.filter(free, mail_id=mail_id, next_at__lte=at)
    if not due.update(leased_until=until, claims=F("claims") + 1):
        return None
    # Another may have ended it since; then there is nothing to send.
    found = MailWaiting.objects.select_related("mail__message", "mail__user").filter(mail_id=mail_id)
    return found.first()


def _tried(mail: Mail, *, unclear: bool) -> tuple[str, str]:
    letter = letter_of(mail)
    if letter is None:
        return Outcome.NEVER, "no address"
    carrier = carriers.the_one()
    try:
        if unclear and carrier.has_gone(letter):
            return Outcome.SENT, "had gone"
        return Outcome.SENT, carrier.send(letter)
    except carriers.NotNow as why:
        return Outcome.LATER, str(why)
    except carriers.Refused as why:
        return Outcome.NEVER, str(why)
    except Exception as problem:  # noqa: BLE001  (kept as a try, and shown; its words may hold an address)
        return Outcome.LATER, type(problem).__name__


@transaction.atomic
def _written(waiting: MailWaiting, outcome: str, code: str, *, unclear: bool, at: datetime) -> None:
    """Keep what became of a try. Whoever had it longer than their while writes nothing over another's."""
    ours = MailWaiting.objects.filter(pk=waiting.pk)
    if outcome != Outcome.SENT:
        ours = ours.filter(claims=waiting.claims)
    now = ours.select_for_update().first()
    if now is None:
        return
    unclear = unclear or now.claims != waiting.claims
    mail = waiting.mail
    MailTry.objects.create(mail=mail, at=at, outcome=outcome, code=code[:60])
    tries = mail.tries.count()
    if outcome == Outcome.LATER and tries <= len(AGAIN_AFTER):
        again = at + AGAIN_AFTER[tries - 1]
        task = queue(mail.pk, due=again, urgent=mail.message.urgent)
        ours.update(next_at=again, leased_until=None, queued_at=again, task=task)
        return
    sent = outcome == Outcome.SENT
    MailEnd.objects.create(mail=mail, at=at, sent=sent, perhaps_twice=sent and unclear and code != "had gone")
    ours.delete()


def ask_again(*, at: datetime) -> int:
    """Put on the queue anew what is due, that no worker has and that no task asks for: a killed worker took it along."""
    free = Q(leased_until__isnull=True) | Q(leased_until__lte=at)
    late = MailWaiting.objects.filter(free, next_at__lte=at, queued_at__lte=at - ASKED_FOR)
    gone = late.filter(~Exists(still_asked().filter(pk=OuterRef("task")))).order_by("next_at")
    return sum(_ask(each, at=at) for each in gone.select_related("mail__message"))


@transaction.atomic
def _ask(waiting: MailWaiting, *, at: datetime) -> bool:
    still = MailWaiting.objects.filter(pk=waiting.pk, task=waiting.task).select_for_update()
    if not still.exists():
        return False
    task = queue(waiting.mail_id, due=at, urgent=waiting.mail.message.urgent)
    still.update(queued_at=at, task=task)
    return True
