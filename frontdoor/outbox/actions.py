"""Telling somebody, in the transaction of what they are told of; seeing a message; choosing mail; trying one again."""

import re
import secrets
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from frontdoor.access.permissions import check
from frontdoor.access.roles import ROLES
from frontdoor.accounts.actor import Actor, system
from frontdoor.accounts.models import User
from frontdoor.agencies.queries import people_with_role
from frontdoor.audit import actions as audit
from frontdoor.audit.references import is_reference
from frontdoor.outbox.letters import box_of
from frontdoor.outbox.models import Mail, MailEnd, MailWaiting, MailWish, Message, MessageSeen
from frontdoor.outbox.sentences import About
from frontdoor.outbox.tasks import queue
from frontdoor.outbox.when import may_go

KIND = re.compile(r"[a-z_]{1,40}")
# A window is a day, a week or a number: with letters, it could say something about somebody.
WINDOW = re.compile(r"[0-9W:.-]{0,40}")


class SaysTooMuch(ValueError):
    """Refused: a message would hold something else than a sentence of the list and references."""


@transaction.atomic
def tell(
    *,
    to: int | None,
    role: str = "",
    about: str,
    ref: str,
    kind: str,
    at: datetime,
    urgent: bool = False,
    window: str = "",
    also: Iterable[str] = (),
) -> Message:
    """Tell somebody, or whoever holds a role. Said again with the same kind, ref, receiver and window, it is once.

    Nothing about anybody may be in it: `about` is of the list, the rest are references. `urgent` mail goes at once,
    by night too and whatever was chosen. The caller's transaction holds it all: undone, nobody was told.
    """
    also = list(also)
    _names_nobody(about, [*([ref] if ref else []), *also], kind, window)
    if (to is None) == (role not in ROLES):
        raise SaysTooMuch("Tell one person, or the holders of one role that there is.")
    message, fresh = Message.objects.get_or_create(
        key=f"{kind} {ref} {role or to} {window}",
        defaults={
            "to_id": to,
            "role": role,
            "kind": kind,
            "about": about,
            "about_ref": ref,
            "also": also,
            "urgent": urgent,
            "at": at,
        },
    )
    if fresh:
        audit.record("told", kind="message", ref=message.ref, by=system("outbox"), at=at, about=about, of=ref)
        _write_mails(message, at)
    return message


def _names_nobody(about: str, refs: list[str], kind: str, window: str) -> None:
    if about not in About:
        raise SaysTooMuch("A message says a sentence of frontdoor/outbox/sentences.py and nothing else.")
    if not all(is_reference(ref) for ref in refs):
        raise SaysTooMuch("A message leads to references such as A-7K3M-9QXD and to nothing else.")
    if not KIND.fullmatch(kind) or not WINDOW.fullmatch(window):
        raise SaysTooMuch("The kind of a message is a plain word, and its window a day, a week or a number.")


def _write_mails(message: Message, at: datetime) -> None:
    if box_of(message.role):
        write_mail(message, user=None, box=message.role, at=at)
        return
    for user in _receivers(message, at):
        if user.email and (message.urgent or wants_mail(user.pk)):
            write_mail(message, user=user, at=at)


def _receivers(message: Message, at: datetime) -> list[User]:
    if message.to_id:
        return list(User.objects.filter(pk=message.to_id, is_active=True))
    return list({each.user_id: each.user for each in people_with_role(message.role, localdate(at))}.values())


def wants_mail(user_id: int) -> bool:
    """Tell whether somebody wants mail for what is not urgent: yes, until they say otherwise."""
    said = MailWish.objects.filter(user_id=user_id).order_by("-id").first()
    return said is None or said.wanted


def write_mail(
    message: Message, *, user: User | None, box: str = "", at: datetime, turn: int = 1, mark: str = ""
) -> Mail:
    """Write one mail and put it on the work list, in the transaction of its message."""
    due = may_go(at, urgent=message.urgent)
    mail = Mail.objects.create(
        message=message,
        user=user,
        box=box,
        turn=turn,
        mark=mark or secrets.token_hex(16),
        due_at=due,
        made_at=at,
    )
    task = queue(mail.pk, due=due, urgent=message.urgent)
    MailWaiting.objects.create(mail=mail, next_at=due, queued_at=due, task=task)
    return mail


@transaction.atomic
def see(*, message: Message, by: Actor, at: datetime) -> None:
    """Somebody has seen a message of theirs; said twice, it is kept once."""
    _, fresh = MessageSeen.objects.get_or_create(message=message, user_id=by.id, defaults={"at": at})
    if fresh:
        audit.record("saw a message", kind="message", ref=message.ref, by=by, at=at)


@transaction.atomic
def choose_mail(*, wanted: bool, by: Actor, at: datetime) -> MailWish:
    """Say whether one wants mail for what is not urgent; what is said last counts."""
    wish = MailWish.objects.create(user_id=by.id, wanted=wanted, at=at)
    audit.record("chose mail", kind="account", ref=f"account {by.id}", by=by, at=at, wanted=wanted)
    return wish


@transaction.atomic
def try_again(*, mail: Mail, by: Actor, at: datetime) -> Mail:
    """Try by hand what could not be told: a new mail with the same mark. Sent twice, it is one."""
    check(by, "try mail again")
    if not MailEnd.objects.filter(mail=mail, sent=False).exists():
        raise ValueError("This mail was sent, or still waits: there is nothing to try again.")
    if later := Mail.objects.filter(mark=mail.mark, turn__gt=mail.turn).order_by("turn").first():
        return later
    audit.record("tried mail again", kind="message", ref=mail.message.ref, by=by, at=at)
    return write_mail(mail.message, user=mail.user, box=mail.box, at=at, turn=mail.turn + 1, mark=mail.mark)


@transaction.atomic
def give_mail_address(user: User, *, address: str, why: str, by: Actor, at: datetime) -> None:
    """Say at which address of their work somebody is mailed; that it changed is entered, and not what it is."""
    if not why.strip():
        raise ValueError("Say why.")
    user.email = address
    user.save(update_fields=["email"])
    ref, given = f"account {user.pk}", "given" if address else "none"
    audit.record("changed a mail address", kind="account", ref=ref, by=by, at=at, why=why.strip(), to=given)


def seen_before(user_id: int, *, role: str, before: datetime, at: datetime) -> None:
    """Say of everything that somebody was told before a moment that they have seen it: for made-up histories."""
    told = Message.objects.filter(Q(to_id=user_id) | Q(role=role), at__lt=before)
    rows = (MessageSeen(message=each, user_id=user_id, at=at) for each in told)
    MessageSeen.objects.bulk_create(rows, ignore_conflicts=True)
