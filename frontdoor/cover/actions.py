"""Putting somebody on the rota and taking them off, saying that somebody is away or back, and who stands in."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from frontdoor.access.permissions import check
from frontdoor.access.roles import ROLES
from frontdoor.accounts.actor import Actor
from frontdoor.accounts.models import User
from frontdoor.agencies.models import Absence, AbsenceEnd, Deputy, DeputyEnd, Shift, ShiftEnd
from frontdoor.agencies.queries import holds_role
from frontdoor.audit.actions import record


class NotPossible(ValueError):
    """Refused: what was said cannot hold, with a sentence that says what to do."""


@transaction.atomic
def put_on_rota(
    *, user: User, role: str, from_at: datetime, until_at: datetime, team: str = "", by: Actor, at: datetime
) -> Shift:
    """Put somebody on the duty rota of a role that they hold on that day."""
    check(by, "keep the rota")
    if until_at <= from_at:
        raise NotPossible("The shift ends before it begins.")
    if not holds_role(user.pk, role, localdate(from_at)):
        raise NotPossible(f"{user} does not hold the role {_title(role)} on that day.")
    said = {"user": user, "role": role, "team": team, "from_at": from_at, "until_at": until_at}
    same = Shift.objects.filter(**said, end__isnull=True).first()
    if same:  # the form sent twice
        return same
    made = Shift.objects.create(**said, at=at, by_id=by.id, by_name=by.name)
    _keep("put on the rota", user.pk, by=by, at=at, role=role, begins=from_at.isoformat())
    return made


@transaction.atomic
def put_on_rota_often(
    *, user: User, times: Iterable[tuple[datetime, datetime]], role: str, team: str, by: Actor, at: datetime
) -> None:
    """Put somebody on the rota for several shifts, or for none of them where one cannot be."""
    for from_at, until_at in times:
        put_on_rota(user=user, role=role, team=team, from_at=from_at, until_at=until_at, by=by, at=at)


@transaction.atomic
def take_off_rota(*, shift: Shift, why: str, by: Actor, at: datetime) -> ShiftEnd:
    """Take somebody off the rota again."""
    check(by, "keep the rota")
    if not why.strip():
        raise NotPossible("Say why, in a sentence.")
    end, fresh = ShiftEnd.objects.get_or_create(
        shift=shift, defaults={"at": at, "why": why.strip(), "by_id": by.id, "by_name": by.name}
    )
    if fresh:
        _keep("taken off the rota", shift.user_id, by=by, at=at, why=why, role=shift.role)
    return end


@transaction.atomic
def say_away(
    *,
    user: User,
    from_on: date,
    until_on: date | None,
    kind: str = Absence.Kind.OTHER,
    deputy: User | None = None,
    by: Actor,
    at: datetime,
) -> Absence:
    """Say that somebody is away, and who stands in; of others a manager says so. It takes no right from them.

    Why they are away is kept for themselves: no entry of the audit has it.
    """
    _theirs(user.pk, by)
    if until_on is not None and until_on < from_on:
        raise NotPossible("The last day away is before the first.")
    if deputy and until_on is None:
        raise NotPossible("Give the last day away, so that it is known until when somebody stands in.")
    said = {"user": user, "from_on": from_on, "until_on": until_on, "kind": kind}
    made = Absence.objects.filter(**said, end__isnull=True).first()
    if made is None:
        made = Absence.objects.create(**said, at=at, by_id=by.id, by_name=by.name)
        ends = until_on.isoformat() if until_on else "open"
        _keep("said to be away", user.pk, by=by, at=at, begins=from_on.isoformat(), ends=ends)
    if deputy and until_on:
        name_deputy(user=user, deputy=deputy, from_on=from_on, until_on=until_on, by=by, at=at)
    return made


@transaction.atomic
def name_deputy(
    *, user: User, deputy: User, from_on: date, until_on: date, by: Actor, at: datetime
) -> Deputy:
    """Name who stands in for somebody between two days: a colleague who holds the same role on the first of them."""
    _theirs(user.pk, by)
    if deputy.pk == user.pk:
        raise NotPossible("Nobody stands in for themselves. Name somebody else.")
    if not any(holds_role(user.pk, role, from_on) and holds_role(deputy.pk, role, from_on) for role in ROLES):
        raise NotPossible(
            f"{deputy} does not do the same work on that day. An administrator can give them the role."
        )
    said = {"user": user, "deputy": deputy, "from_on": from_on, "until_on": until_on}
    same = Deputy.objects.filter(**said, end__isnull=True).first()
    if same:
        return same
    made = Deputy.objects.create(**said, at=at, by_id=by.id, by_name=by.name)
    _keep("changed rights", deputy.pk, by=by, at=at, user=deputy.pk, stands_in_for=user.pk)
    return made


@transaction.atomic
def say_back(*, absence: Absence, back_on: date, by: Actor, at: datetime) -> AbsenceEnd:
    """Say on which day somebody is here again; from then on nobody stands in for them any more."""
    _theirs(absence.user_id, by)
    end, fresh = AbsenceEnd.objects.get_or_create(
        absence=absence, defaults={"back_on": back_on, "at": at, "by_id": by.id, "by_name": by.name}
    )
    if fresh:
        _keep("said to be back", absence.user_id, by=by, at=at, begins=back_on.isoformat())
        for named in _deputies_of(absence):
            end_deputy(named=named, by=by, at=at)
    return end


@transaction.atomic
def end_deputy(*, named: Deputy, by: Actor, at: datetime) -> DeputyEnd:
    """Say that somebody no longer stands in; it holds from their next page."""
    _theirs(named.user_id, by)
    end, fresh = DeputyEnd.objects.get_or_create(
        named=named, defaults={"at": at, "by_id": by.id, "by_name": by.name}
    )
    if fresh:
        _keep("changed rights", named.deputy_id, by=by, at=at, user=named.deputy_id, stands_in_for="none")
    return end


def _deputies_of(absence: Absence) -> list[Deputy]:
    """Who was named for the very days of an absence."""
    days = {"from_on": absence.from_on, "until_on": absence.until_on}
    return list(Deputy.objects.filter(user_id=absence.user_id, **days, end__isnull=True))


def _theirs(user_id: int, by: Actor) -> None:
    """One's own absence is one's own to say; anybody else's is a manager's."""
    check(by, "see the rota" if user_id == by.id else "keep the rota")


def _title(role: str) -> str:
    return ROLES[role].title if role in ROLES else role


def _keep(verb: str, user_id: int, *, by: Actor, at: datetime, why: str = "", **detail: object) -> None:
    record(verb, kind="account", ref=f"account {user_id}", by=by, at=at, why=why, **detail)
