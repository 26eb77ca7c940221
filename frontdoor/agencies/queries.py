"""Questions about agencies and memberships."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from frontdoor.agencies.models import Agency, Membership


def membership_on(user_id: int, day: date) -> Membership | None:
    """The membership a person holds on a day; the newest where there are two."""
    return (
        Membership.objects.select_related("agency", "user")
        .filter(Q(until_on__isnull=True) | Q(until_on__gte=day), user_id=user_id, from_on__lte=day)
        .filter(user__is_active=True)
        .order_by("-from_on", "-id")
        .first()
    )


def people_with_role(role: str, day: date) -> list[Membership]:
    """Everyone who holds a role on a day, in a steady order."""
    found = Membership.objects.select_related("agency", "user").filter(
        Q(until_on__isnull=True) | Q(until_on__gte=day), role=role, user__is_active=True, from_on__lte=day
    )
    return list(found.order_by("id"))


def said_as(keys: Iterable[str]) -> dict[str, str]:
    """How each agency key reads inside a sentence; an unknown key is its own words."""
    keys = list(keys)
    known = dict(Agency.objects.filter(key__in=keys).values_list("key", "said_as"))
    return {key: known.get(key) or key.replace("_", " ") for key in keys}


def holds_role(user_id: int, role: str, day: date) -> bool:
    """Tell whether somebody holds a role on a day, among all that they hold."""
    return any(each.user_id == user_id for each in people_with_role(role, day))


def every_agency() -> list[Agency]:
    """Every agency, in the order of their names."""
    return list(Agency.objects.order_by("name", "id"))
