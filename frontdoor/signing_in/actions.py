"""What an administrator does about how somebody signs in: each with a reason, and each an entry."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from frontdoor.accounts.actor import Actor
from frontdoor.accounts.models import User
from frontdoor.audit.actions import record
from frontdoor.signing_in.queries import sessions_of


class NoReason(ValueError):
    """Refused: something was done to somebody's account without saying why."""


@transaction.atomic
def end_sessions(user: User, *, why: str, by: Actor, at: datetime) -> int:
    """End every session of an account; the next request of each is a stranger's. Gives how many there were."""
    _check(why)
    sessions = sessions_of(user)
    for session in sessions:
        session.end()
    record("ended sessions", kind="account", ref=f"account {user.pk}", by=by, at=at, why=why)
    return len(sessions)


@transaction.atomic
def take_factors_away(user: User, *, why: str, by: Actor, at: datetime) -> int:
    """For somebody who lost what they sign in with: they set up new factors at their next sign-in, and not before."""
    _check(why)
    taken, _ = Authenticator.objects.filter(user=user).delete()
    end_sessions(user, why=why, by=by, at=at)
    record("took second factors away", kind="account", ref=f"account {user.pk}", by=by, at=at, why=why)
    return taken


def _check(why: str) -> None:
    if not why.strip():
        raise NoReason("Say why, in a sentence that a colleague would understand in a year.")
