"""What explains that somebody opens a record: asked afresh each time, so that a right that ended explains nothing."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils.timezone import localdate

from frontdoor.accounts.actor import Actor
from frontdoor.intake.models import Received
from frontdoor.reasons.models import Involvement, Look

Explains = Callable[[Actor, Collection[int], datetime], str]
_explainers: list[Explains] = []


def register(explains: Explains) -> None:
    """Let a later room explain a look too, such as the alert that was sent to somebody."""
    if explains not in _explainers:
        _explainers.append(explains)


def because(actor: Actor, persons: Collection[int], at: datetime) -> str:
    """Give what explains that somebody opens these persons' record, as one word of the audit; or nothing."""
    for explains in (_broke_the_glass, _involved, _new_and_on_duty, *_explainers, _said_why):
        if why := explains(actor, persons, at):
            return why
    return ""


def _involved(actor: Actor, persons: Collection[int], at: datetime) -> str:
    day = localdate(at)
    mine = Involvement.objects.filter(
        user_id=actor.id, person__in=persons, end__isnull=True, from_on__lte=day
    )
    standing = (each for each in mine.order_by("id") if each.until_on is None or each.until_on >= day)
    return next((each.kind for each in standing), "")


def _new_and_on_duty(actor: Actor, persons: Collection[int], at: datetime) -> str:
    if not actor.may("see the queue"):
        return ""
    since = at - timedelta(days=settings.NEW_FOR_DAYS)
    new = Received.objects.filter(
        kind=Received.Kind.CONTACT, received_at__gte=since, mentions__person__in=persons
    )
    return "on_duty" if new.exists() else ""


def _broke_the_glass(actor: Actor, persons: Collection[int], at: datetime) -> str:
    return "break_glass" if _looks(actor, persons, at).filter(broke_glass=True).exists() else ""


def _said_why(actor: Actor, persons: Collection[int], at: datetime) -> str:
    return "reason_given" if _looks(actor, persons, at).exists() else ""


def _looks(actor: Actor, persons: Collection[int], at: datetime) -> QuerySet[Look]:
    return Look.objects.filter(user_id=actor.id, person__in=persons, until__gt=at)
