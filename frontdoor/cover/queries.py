"""The rota of a week and who is away, as their page shows them: days and names, never why somebody is away."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.http import Http404
from django.utils.timezone import localdate, make_aware

from frontdoor.access.roles import ROLES
from frontdoor.agencies.cover import deputy_for, on_duty, shifts_at
from frontdoor.agencies.models import Absence, Membership, Shift
from frontdoor.agencies.queries import people_with_role

# The roles that work is sent to by the rota.
ON_THE_ROTA = ("front_door_worker", "team_manager", "head_of_service")
# What the page shows at most; a rota of a year is asked for a week at a time.
AT_MOST = 300


@dataclass(frozen=True, slots=True)
class DutyNow:
    """Who has the duty of a role at this moment, and whether the rota says so or nobody is on it."""

    role: str
    names: tuple[str, ...]
    by_rota: bool


@dataclass(frozen=True, slots=True)
class ShiftShown:
    """One shift of the week."""

    id: int
    who: str
    role: str
    team: str
    from_at: datetime
    until_at: datetime


@dataclass(frozen=True, slots=True)
class AwayShown:
    """One absence that lasts, or is to come: whose, which days, and who stands in."""

    id: int
    who: str
    from_on: date
    until_on: date | None
    stands_in: str
    own: bool
    kind: str


@dataclass(frozen=True, slots=True)
class CoverPage:
    """One week of cover."""

    week: date
    last: date
    before: date
    after: date
    duty: tuple[DutyNow, ...]
    shifts: tuple[ShiftShown, ...]
    away: tuple[AwayShown, ...]


def cover_page(week: date, *, of: int | None, now: datetime) -> CoverPage:
    """The week that begins with a Monday, and the absences that last or are to come."""
    return CoverPage(
        week=week,
        last=week + timedelta(days=6),
        before=week - timedelta(days=7),
        after=week + timedelta(days=7),
        duty=tuple(_duty(role, now) for role in ON_THE_ROTA),
        shifts=tuple(shown(each) for each in _shifts(week)),
        away=tuple(_away(each, of, now) for each in _absences(localdate(now))),
    )


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _duty(role: str, now: datetime) -> DutyNow:
    found = on_duty(role, now)
    on_rota = set(shifts_at(role, now).values_list("user_id", flat=True))
    by_rota = any(each.user_id in on_rota for each in found)
    return DutyNow(ROLES[role].title, tuple(str(each.user) for each in found), by_rota)


def _shifts(week: date) -> list[Shift]:
    begins, ends = (make_aware(datetime.combine(day, time())) for day in (week, week + timedelta(days=7)))
    rows = Shift.objects.select_related("user").filter(
        end__isnull=True, from_at__lt=ends, until_at__gt=begins
    )
    return list(rows.order_by("from_at", "role", "id")[:AT_MOST])


def shown(row: Shift) -> ShiftShown:
    """One shift as its page shows it."""
    role = ROLES[row.role].title if row.role in ROLES else row.role
    return ShiftShown(row.pk, str(row.user), role, row.team, row.from_at, row.until_at)


def _absences(today: date) -> list[Absence]:
    rows = Absence.objects.select_related("user").filter(
        Q(end__isnull=True) | Q(end__back_on__gt=today), Q(until_on__isnull=True) | Q(until_on__gte=today)
    )
    return list(rows.order_by("from_on", "id")[:AT_MOST])


def _away(row: Absence, of: int | None, now: datetime) -> AwayShown:
    day = max(row.from_on, localdate(now))
    deputy = deputy_for(row.user_id, make_aware(datetime.combine(day, time(12))))
    named = Membership.objects.select_related("user").filter(user_id=deputy).first() if deputy else None
    own = row.user_id == of
    return AwayShown(
        id=row.pk,
        who=str(row.user),
        from_on=row.from_on,
        until_on=row.until_on,
        stands_in=str(named.user) if named else "",
        own=own,
        kind=row.get_kind_display() if own else "",
    )


def colleagues(day: date) -> list[tuple[str, str]]:
    """Everybody who holds a role that may see the rota, by user name: those who may be put on it, or stand in."""
    able = [key for key, role in ROLES.items() if "see the rota" in role.permissions]
    held = {each.user_id: each for role in able for each in people_with_role(role, day)}
    rows = sorted(held.values(), key=lambda each: (str(each.user), each.pk))
    return [(each.user.username, f"{each.user}, {ROLES[each.role].title}") for each in rows]


def shift_by_id(number: int) -> Shift:
    """One shift that stands; a page that is not there otherwise."""
    found = Shift.objects.select_related("user").filter(pk=number, end__isnull=True).first()
    if found is None:
        raise Http404("No such shift.")
    return found


def absence_by_id(number: int) -> Absence:
    """One absence that was not ended; a page that is not there otherwise."""
    found = Absence.objects.select_related("user").filter(pk=number, end__isnull=True).first()
    if found is None:
        raise Http404("No such absence.")
    return found
