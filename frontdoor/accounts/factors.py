"""Which second factors somebody has, and which of what they gave in this session counts as one."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.http import HttpRequest

# Recovery codes stand in for these for once; alone they are no second factor.
KINDS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def kinds_of(user: Any) -> list[str]:
    """Name the second factors somebody has, one for each app and passkey."""
    return list(Authenticator.objects.filter(user_id=user.pk, type__in=KINDS).values_list("type", flat=True))


def has_factor(user: Any) -> bool:
    """Tell whether somebody has set up a second factor."""
    return Authenticator.objects.filter(user_id=user.pk, type__in=KINDS).exists()


def given(request: HttpRequest, *methods: str) -> float:
    """When whoever is signed in gave one of these in this session, in seconds since 1970; 0 where they did not."""
    return given_by(request, request.user, *methods)


def given_by(request: HttpRequest, user: Any, *methods: str) -> float:
    """When this person gave one of these, who may be on their way in; 0 where they did not."""
    records = get_authentication_records(request, user)
    return max((float(record["at"]) for record in records if record["method"] in methods), default=0)


def added(sender: Any, request: HttpRequest, user: Any, authenticator: Authenticator, **_: Any) -> None:
    """Setting a second factor up has shown that it is there, so it counts as given."""
    if authenticator.type in KINDS:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)


def confirmed(sender: Any, request: HttpRequest, reauthenticated: bool = False, **_: Any) -> None:
    """Whoever confirmed who they are goes on under a new session word; the old one opens nothing any more."""
    if reauthenticated:
        before = request.session.session_key
        request.session.cycle_key()
        UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)
