"""Giving somebody a role in an agency between two days, and ending one: each changes what they may do, and is entered."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from frontdoor.access.roles import ROLES
from frontdoor.accounts.actor import Actor
from frontdoor.accounts.models import User
from frontdoor.agencies.localities import named
from frontdoor.agencies.models import Agency, Locality, Membership, MembershipLocality
from frontdoor.audit.actions import record
from frontdoor.signing_in.actions import NoReason, NotLinked


@transaction.atomic
def give_role(
    user: User,
    *,
    role: str,
    agency: str,
    team: str = "",
    from_on: date,
    until_on: date | None = None,
    localities: Iterable[str] = (),
    why: str,
    by: Actor,
    at: datetime,
) -> Membership:
    """Give somebody a role in an agency, such as a deputy's for a week. Raises NotLinked for what does not exist."""
    _check(why)
    place = _place(role, agency)
    if until_on and until_on < from_on:
        raise NotLinked("The role ends before it begins.")
    places = _places(localities, from_on)
    made = Membership.objects.create(
        user=user, agency=place, team=team, role=role, from_on=from_on, until_on=until_on
    )
    for each in places:
        MembershipLocality.objects.create(membership=made, locality=each)
    ends = until_on.isoformat() if until_on else "open"
    record(
        "changed rights",
        kind="account",
        ref=f"account {user.pk}",
        by=by,
        at=at,
        why=why,
        role=role,
        agency_of=agency,
        begins=from_on.isoformat(),
        ends=ends,
        team=team,
        localities=[each.key for each in places],
    )
    return made


@transaction.atomic
def end_role(user: User, *, role: str, last_on: date, why: str, by: Actor, at: datetime) -> int:
    """End a role of somebody after a day; it holds from their next page. Gives how many memberships it ended."""
    _check(why)
    held = Membership.objects.filter(user=user, role=role)
    ended = sum(_end(each, last_on) for each in held if each.until_on is None or each.until_on > last_on)
    if not ended:
        raise NotLinked(f"They hold no role '{role}' that goes on after that day.")
    record(
        "changed rights",
        kind="account",
        ref=f"account {user.pk}",
        by=by,
        at=at,
        why=why,
        role=role,
        ends=last_on.isoformat(),
    )
    return ended


def _place(role: str, agency: str) -> Agency:
    if role not in ROLES:
        raise NotLinked(f"There is no role '{role}'. There are: {', '.join(sorted(ROLES))}.")
    found = Agency.objects.filter(key=agency).first()
    if found is None:
        raise NotLinked(f"There is no agency '{agency}'.")
    return found


def _places(keys: Iterable[str], day: date) -> list[Locality]:
    asked = sorted(set(keys))
    found = named(asked, day)
    for key in asked:
        if key not in found:
            raise NotLinked(f"There is no locality '{key}' on that day.")
    return [found[key] for key in asked]


def _end(held: Membership, last_on: date) -> bool:
    if held.from_on > last_on:
        held.delete()  # it never began
    else:
        held.until_on = last_on
        held.save()
    return True


def _check(why: str) -> None:
    if not why.strip():
        raise NoReason("Say why.")
