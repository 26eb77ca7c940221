"""What explains that somebody opens a record: asked afresh each time, so that a right that ended explains nothing."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils.timezone import localdate

from frontdoor.accounts.actor import Actor
from frontdoor.agencies.cover import had_duty, stood_in_for
from frontdoor.agencies.localities import work_in
from frontdoor.agencies.models import Membership
from frontdoor.agencies.queries import membership_on
from frontdoor.intake.models import Received
from frontdoor.reasons.models import Involvement, Look, TeamInvolvement

Explains = Callable[[Actor, Collection[int], datetime], str]
_explainers: list[Explains] = []
NEWEST = 5  # of a family's new contacts, for whose moment it is asked who was on duty


def register(explains: Explains) -> None:
    """Let a later room explain a look too, such as the alert that was sent to somebody."""
    if explains not in _explainers:
        _explainers.append(explains)


def because(actor: Actor, persons: Collection[int], at: datetime) -> str:
    """Give what explains that somebody opens these persons' record, as one word of the audit; or nothing."""
    for explains in (_broke_the_glass, *_standing(), _stands_in, _said_why):
        if why := explains(actor, persons, at):
            return why
    return ""


def has_a_reason_on_record(actor: Actor, persons: Collection[int], at: datetime) -> bool:
    """Tell whether work explains the look: somebody works with the family, not that they said why they look."""
    return any(explains(actor, persons, at) for explains in (_involved, _team_works))


def _standing() -> tuple[Explains, ...]:
    """What explains a look of somebody in their own right."""
    return (_involved, _team_works, _new_and_on_duty, *_explainers)


def _involved(actor: Actor, persons: Collection[int], at: datetime) -> str:
    day = localdate(at)
    mine = Involvement.objects.filter(
        user_id=actor.id, person__in=persons, end__isnull=True, from_on__lte=day
    )
    standing = (each for each in mine.order_by("id") if each.until_on is None or each.until_on >= day)
    return next((each.kind for each in standing), "")


def _team_works(actor: Actor, persons: Collection[int], at: datetime) -> str:
    """Their team works with the family, in a locality that is theirs: an early help hub, or a social work team."""
    day = localdate(at)
    theirs = TeamInvolvement.objects.filter(
        agency_id=actor.agency_id, person__in=persons, end__isnull=True, from_on__lte=day
    )
    rows = [each for each in theirs if each.until_on is None or each.until_on >= day]
    membership = membership_on(actor.id, day) if rows and actor.id else None
    if membership is None:
        return ""
    places = work_in(membership)
    return "team" if any(_is_theirs(each, membership, places) for each in rows) else ""


def _is_theirs(row: TeamInvolvement, membership: Membership, places: set[int]) -> bool:
    of_team = not row.team or row.team.casefold() == membership.team.casefold()
    return of_team and (row.locality_id is None or not places or row.locality_id in places)


def _stands_in(actor: Actor, persons: Collection[int], at: datetime) -> str:
    """They stand in for somebody who is away, and whose own look would be explained."""
    if actor.id is None:
        return ""
    for colleague in stood_in_for(actor.id, at):
        absent = replace(actor, id=colleague)
        if any(explains(absent, persons, at) for explains in (_involved, *_explainers)):
            return "stands_in"
    return ""


def _new_and_on_duty(actor: Actor, persons: Collection[int], at: datetime) -> str:
    if not actor.may("see the queue"):
        return ""
    since = at - timedelta(days=settings.NEW_FOR_DAYS)
    new = Received.objects.filter(
        kind=Received.Kind.CONTACT, received_at__gte=since, mentions__person__in=persons
    )
    came = list(new.order_by("-received_at").values_list("received_at", flat=True)[:NEWEST])
    on_duty = came and had_duty(actor.id, actor.role, [at, *came])
    return "on_duty" if on_duty else ""


def _broke_the_glass(actor: Actor, persons: Collection[int], at: datetime) -> str:
    return "break_glass" if _looks(actor, persons, at).filter(broke_glass=True).exists() else ""


def _said_why(actor: Actor, persons: Collection[int], at: datetime) -> str:
    return "reason_given" if _looks(actor, persons, at).exists() else ""


def _looks(actor: Actor, persons: Collection[int], at: datetime) -> QuerySet[Look]:
    return Look.objects.filter(user_id=actor.id, person__in=persons, until__gt=at)
