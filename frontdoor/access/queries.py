"""Who someone is today, in the words that permissions use."""

from datetime import date

from frontdoor.access.roles import ROLES
from frontdoor.accounts.actor import Actor
from frontdoor.agencies.queries import membership_on


def actor_for(user_id: int, day: date) -> Actor | None:
    """The actor a signed-in person is on a day, or None without a current membership in a known role."""
    membership = membership_on(user_id, day)
    role = ROLES.get(membership.role) if membership else None
    if membership is None or role is None:
        return None
    return Actor(
        id=user_id,
        name=str(membership.user),
        role=role.key,
        role_title=role.title,
        agency=membership.agency.key,
        agency_name=membership.agency.name,
        permissions=role.permissions,
        agency_id=membership.agency_id,
    )
