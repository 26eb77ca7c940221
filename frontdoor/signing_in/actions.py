"""What an administrator does about how somebody signs in: each with a reason, and each an entry."""

from collections.abc import Iterable
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db import transaction

from frontdoor.accounts import given_passwords, renewing
from frontdoor.accounts.actor import Actor
from frontdoor.accounts.models import User
from frontdoor.audit.actions import record
from frontdoor.signing_in.queries import providers, sessions_of


class NoReason(ValueError):
    """Refused: something was done to somebody's account without saying why."""


class NotLinked(ValueError):
    """Refused: a link that cannot be made, or that is not there."""


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
def end_own_sessions(user: User, sessions: Iterable[UserSession], *, by: Actor, at: datetime) -> int:
    """Somebody signs out of browsers of their own, one or several; gives how many there were."""
    ended = 0
    for session in sessions:
        session.end()
        record("signed out of another browser", kind="account", ref=f"account {user.pk}", by=by, at=at)
        ended += 1
    return ended


@transaction.atomic
def give_password(user: User, *, why: str, by: Actor, at: datetime) -> str:
    """A new password to pass on: it opens for three days and is changed at once. The second factor stays as it is."""
    _check(why)
    made = given_passwords.give(user, at=at)
    end_sessions(user, why=why, by=by, at=at)
    record("gave a new password", kind="account", ref=f"account {user.pk}", by=by, at=at, why=why)
    return made


@transaction.atomic
def take_factors_away(user: User, *, why: str, by: Actor, at: datetime) -> int:
    """For somebody who lost what they sign in with: they set up new factors at their next sign-in, and not before."""
    _check(why)
    taken, _ = Authenticator.objects.filter(user=user).delete()
    end_sessions(user, why=why, by=by, at=at)
    record("took second factors away", kind="account", ref=f"account {user.pk}", by=by, at=at, why=why)
    return taken


@transaction.atomic
def close_factors_anew(*, why: str, by: Actor, at: datetime) -> int:
    """Close every second factor by the first of the keys, so that the older ones can go. Gives how many needed it."""
    _check(why)
    closed = renewing.renew()
    record(
        "closed second factors anew", kind="account", ref="all accounts", by=by, at=at, why=why, closed=closed
    )
    return closed


@transaction.atomic
def link_sign_on(
    user: User, *, provider: str, subject: str, why: str, by: Actor, at: datetime
) -> SocialAccount:
    """Say which account somebody's sign-on at their agency opens. `subject` is what their page showed them."""
    _check(why)
    if provider not in providers():
        known = ", ".join(sorted(providers())) or "none is set up"
        raise NotLinked(f"There is no sign-on {provider!r}. There are: {known}.")
    linked, fresh = SocialAccount.objects.get_or_create(
        provider=provider, uid=subject, defaults={"user": user}
    )
    if not fresh:
        raise NotLinked("That sign-on already opens an account. Take that link away first, if it is wrong.")
    record(
        "linked a sign-on", kind="account", ref=f"account {user.pk}", by=by, at=at, why=why, sign_on=provider
    )
    return linked


@transaction.atomic
def unlink_sign_on(user: User, *, provider: str, why: str, by: Actor, at: datetime) -> int:
    """Take a link away, and end what was begun with it."""
    _check(why)
    gone, _ = SocialAccount.objects.filter(user=user, provider=provider).delete()
    if not gone:
        raise NotLinked("That account is not linked to that sign-on.")
    record(
        "unlinked a sign-on",
        kind="account",
        ref=f"account {user.pk}",
        by=by,
        at=at,
        why=why,
        sign_on=provider,
    )
    return end_sessions(user, why=why, by=by, at=at)


def _check(why: str) -> None:
    if not why.strip():
        raise NoReason("Say why, in a sentence that a colleague would understand in a year.")
