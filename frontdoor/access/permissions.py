"""The gate: `check` raises with a sentence for the person, `Actor.may` answers for the page."""

from functools import wraps

from django.core.exceptions import PermissionDenied

from frontdoor.access.roles import ROLES
from frontdoor.accounts.actor import Actor


class MayNot(PermissionDenied):
    """Refused: this role does not carry the permission."""


def check(actor: Actor, permission: str) -> None:
    """Refuse, with a sentence that says who can, unless the actor's role carries the permission."""
    if actor.may(permission):
        return
    who = [role.title for role in ROLES.values() if permission in role.permissions]
    raise MayNot(f"Your role does not let you {permission}. These roles do: {', '.join(who) or 'none yet'}.")


def needs(permission: str):
    """A page that only actors with this permission reach; the refusal is a page that explains."""

    def gate(page):
        @wraps(page)
        def guarded(request, *args, **kwargs):
            check(request.actor, permission)
            return page(request, *args, **kwargs)

        guarded.needs = permission
        return guarded

    return gate
