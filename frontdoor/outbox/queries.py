"""Questions about messages: each person's own, how many they have not seen, and whether mail goes out."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Exists, Min, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils.timezone import localdate

from frontdoor.access.roles import ROLES
from frontdoor.access.sight import hidden
from frontdoor.accounts.actor import Actor
from frontdoor.accounts.models import User
from frontdoor.agencies.queries import people_with_role
from frontdoor.outbox import health
from frontdoor.outbox.actions import wants_mail
from frontdoor.outbox.letters import sentence_of
from frontdoor.outbox.models import Mail, MailEnd, MailWaiting, Message, MessageSeen
from frontdoor.outbox.pages import Messages, MessageShown, NotTold, Sending
from frontdoor.outbox.subjects import leads_to, not_there

MANY, SEEN_SHOWN = 100, 25
# How far back messages wait for somebody: what they lead to has clocks of its own, and goes on to others long before.
DAYS = 90
TOLD_OF_ALERTS = ("team_manager", "head_of_service")


def unseen(actor: Actor, now: datetime) -> int:
    """How many messages this person has not seen, counted no further than a page can say: one question."""
    waiting = _unseen(actor, now)
    if not hidden():
        return waiting[:MANY].count()
    return len(_there(waiting.only("about_ref", "also")[:MANY]))


def messages_for(actor: Actor, now: datetime) -> Messages:
    """The messages to this person, the newest first: those not seen, and the latest of those that were."""
    seen = _of(actor, now).filter(_seen_by(actor)).order_by("-at", "-id")[:SEEN_SHOWN]
    return Messages(
        unseen=tuple(
            _shown(each, actor)
            for each in _there(_unseen(actor, now).order_by("-urgent", "-at", "-id")[:MANY])
        ),
        seen=tuple(_shown(each, actor, seen=True) for each in _there(seen)),
        address=User.objects.values_list("email", flat=True).get(pk=actor.id),
        wants_mail=wants_mail(actor.id or 0),
        days=DAYS,
    )


def own_message(actor: Actor, number: int, now: datetime) -> Message:
    """A message to this person; another's, and one that is not there, are the same page that was not found."""
    found = _of(actor, now).filter(pk=number).first() if number < 10**18 else None
    if found is None or not _there([found]):
        raise Http404("There is no such message to you.")
    return found


def with_the_same_subject(message: Message, actor: Actor, now: datetime) -> list[Message]:
    """A message, and those to the same person about the same thing that they have not seen: who opens it has seen all."""
    if not message.about_ref:
        return [message]
    return [message, *_unseen(actor, now).filter(about_ref=message.about_ref).exclude(pk=message.pk)]


def first_link(message: Message, actor: Actor) -> str:
    """Where a message leads this person; nothing where it leads nowhere or to several places."""
    return leads_to(message.about_ref, actor)[0]


def _of(actor: Actor, now: datetime) -> QuerySet[Message]:
    mine = Q(to_id=actor.id) | Q(role=actor.role)
    return Message.objects.filter(mine, at__gte=now - timedelta(days=DAYS))


def _seen_by(actor: Actor) -> Exists:
    return Exists(MessageSeen.objects.filter(message=OuterRef("pk"), user_id=actor.id))


def _unseen(actor: Actor, now: datetime) -> QuerySet[Message]:
    return _of(actor, now).filter(~_seen_by(actor))


def _there(messages: Iterable[Message]) -> list[Message]:
    """Those of which their reader may know: what a message leads to may have been sealed since."""
    messages = list(messages)
    gone = not_there(ref for each in messages for ref in (each.about_ref, *each.also))
    if not gone:
        return messages
    left = [each for each in messages if _may_be_known(each, gone)]
    for each in left:
        each.also = [ref for ref in each.also if ref not in gone]
    return left


def _may_be_known(message: Message, gone: set[str]) -> bool:
    if message.about_ref:
        return message.about_ref not in gone
    return not message.also or not gone.issuperset(message.also)


def _shown(message: Message, actor: Actor, *, seen: bool = False) -> MessageShown:
    refs = [ref for ref in (message.about_ref, *message.also) if ref]
    return MessageShown(
        id=message.pk,
        sentence=sentence_of(message.about),
        refs=tuple((ref, leads_to(ref, actor)[0]) for ref in refs),
        one=bool(message.about_ref),
        link_text=leads_to(message.about_ref, actor)[1],
        urgent=message.urgent,
        for_role=ROLES[message.role].title if message.role in ROLES else "",
        at=message.at,
        seen=seen,
    )


def sending(now: datetime) -> Sending:
    """Whether mail goes out, what waits, and what could not be told."""
    waiting = MailWaiting.objects.filter(next_at__lte=now)
    since = now - timedelta(days=DAYS)
    return Sending(
        silence=health.silence(now),
        last_beat=health.last_beat(health.WORKER),
        clock_at=health.last_beat(health.CLOCK),
        waiting=waiting.count(),
        late=health.late(now),
        oldest=waiting.aggregate(oldest=Min("next_at"))["oldest"],
        not_told=tuple(_not_told(each) for each in health.untold().prefetch_related("mail__tries")[:MANY]),
        perhaps_twice=MailEnd.objects.filter(perhaps_twice=True, at__gte=since).count(),
        without_address=tuple(_without_address(now)),
        days=DAYS,
    )


def _not_told(end: MailEnd) -> NotTold:
    mail, tries = end.mail, sorted(end.mail.tries.all(), key=lambda each: each.pk)
    return NotTold(
        id=mail.pk,
        ref=mail.message.about_ref or mail.message.ref,
        sentence=sentence_of(mail.message.about),
        to=str(mail.user) if mail.user else f"Post box: {ROLES[mail.box].title}",
        tries=len(tries),
        code=tries[-1].code if tries else "",
        at=end.at,
    )


def _without_address(now: datetime) -> list[str]:
    """Who is told of alerts and has no address to be mailed at: to them a message is on its page alone."""
    held = [each for role in TOLD_OF_ALERTS for each in people_with_role(role, localdate(now))]
    return sorted({str(each.user) for each in held if not each.user.email})


def mail_that_was_not_told(number: int) -> Mail:
    """One mail that could not be told; a page that is not there otherwise."""
    ended = Mail.objects.filter(end__sent=False).select_related("message", "user")
    found = ended.filter(pk=number).first() if number < 10**18 else None
    if found is None:
        raise Http404("There is no such mail that could not be told.")
    return found
