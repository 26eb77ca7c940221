"""Who is on duty, who is away, and who stands in: asked for a moment, so that work goes to a desk where somebody sits."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import Q
from django.utils.timezone import localdate

from frontdoor.agencies.models import Absence, Deputy, Membership, Shift
from frontdoor.agencies.queries import people_with_role


def on_duty(role: str, at: datetime, *, team: str = "") -> list[Membership]:
    """Who is on the duty rota for a role at a moment; whoever of them is away is left out.

    Where nobody is on the rota, everybody who holds the role (of the team, where one is named) and is not away; where
    the team has nobody either, everybody who holds the role at all and is not away. So it is empty only where
    everybody is away, or nobody holds the role.
    """
    here = _not_away(people_with_role(role, localdate(at)), at)
    on_rota = set(shifts_at(role, at, team=team).values_list("user_id", flat=True))
    of_team = [each for each in here if each.team == team] if team else here
    return [each for each in here if each.user_id in on_rota] or of_team or here


def shifts_at(role: str, at: datetime, *, team: str = ""):
    """The shifts of a role that run at a moment, of one team where one is named."""
    found = Shift.objects.filter(role=role, from_at__lte=at, until_at__gt=at, end__isnull=True)
    return found.filter(team__in=("", team)) if team else found


def had_duty(user_id: int, role: str, moments: Iterable[datetime]) -> bool:
    """Tell whether somebody with a role was on duty at any of these moments: by the rota, or because nobody was on it.

    Being away does not matter here: it takes no right from anybody.
    """
    moments = list(moments)
    if not moments:
        return False
    shifts = Shift.objects.filter(
        role=role, from_at__lte=max(moments), until_at__gt=min(moments), end__isnull=True
    )
    rows = list(shifts.values_list("user_id", "from_at", "until_at"))
    on = ({user for user, begins, ends in rows if begins <= moment < ends} for moment in moments)
    return any(not users or user_id in users for users in on)


def absent(user_id: int, at: datetime) -> Absence | None:
    """The absence that keeps somebody away at a moment, or nothing; being away takes no right from anybody."""
    return _absences([user_id], localdate(at)).get(user_id)


def deputy_for(user_id: int, at: datetime) -> int | None:
    """Who stands in for somebody at a moment: the deputy named for the day, or that one's own where they are away too.

    Nobody, where no deputy is named who is here and still works here. Two who name each other stand in for no one
    while both are away.
    """
    day, seen, asked = localdate(at), {user_id}, user_id
    while (found := _named_for(asked, day)) is not None and found not in seen:
        if not _absences([found], day):
            return found
        seen.add(found)
        asked = found
    return None


def who_stands_in(user_id: int, at: datetime) -> int | None:
    """Who does somebody's work at a moment: themselves, or while they are away their deputy, if there is one."""
    return deputy_for(user_id, at) if absent(user_id, at) else user_id


def stood_in_for(user_id: int, at: datetime) -> list[int]:
    """Those away at a moment for whom somebody stands in."""
    day = localdate(at)
    rows = Deputy.objects.filter(_on(day), end__isnull=True).values_list("user_id", flat=True)
    away = _absences(set(rows), day)
    return sorted(each for each in away if deputy_for(each, at) == user_id)


def _named_for(user_id: int, day: date) -> int | None:
    """The deputy named last for a day, if they still work here."""
    latest = Deputy.objects.filter(_on(day), user_id=user_id, end__isnull=True).order_by("-id").first()
    if latest is None:
        return None
    works = Membership.objects.filter(_on(day), user_id=latest.deputy_id, user__is_active=True)
    return latest.deputy_id if works.exists() else None


def _not_away(members: Sequence[Membership], at: datetime) -> list[Membership]:
    """Those of these members who are here, each once."""
    away = _absences({each.user_id for each in members}, localdate(at))
    return list({each.user_id: each for each in members if each.user_id not in away}.values())


def _absences(users: Iterable[int], day: date) -> dict[int, Absence]:
    rows = Absence.objects.filter(_on(day), user_id__in=list(users))
    return {row.user_id: row for row in rows.filter(Q(end__isnull=True) | Q(end__back_on__gt=day))}


def _on(day: date) -> Q:
    return Q(from_on__lte=day) & (Q(until_on__isnull=True) | Q(until_on__gte=day))
