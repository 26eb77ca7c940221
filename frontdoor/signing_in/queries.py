"""Names that a password should not be made of, and the sessions of an account."""

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.utils import timezone

from frontdoor.access.queries import actor_for
from frontdoor.accounts.actor import Actor
from frontdoor.accounts.models import User
from frontdoor.agencies.models import Agency


def names_of_agencies() -> list[str]:
    """Every agency as it is called, and as it is said."""
    return [name for pair in Agency.objects.values_list("name", "said_as") for name in pair]


def sessions_of(user: User) -> list[UserSession]:
    """Where somebody is signed in."""
    return list(UserSession.objects.filter(user=user).order_by("pk"))


def live_sessions_of(user: User) -> list[UserSession]:
    """The same, without those that have ended; the oldest first."""
    return sorted(UserSession.objects.purge_and_list(user), key=lambda session: session.created_at)


def person_acting(user: User) -> Actor:
    """The person as they are today; without a role they are still who they are."""
    nobody_yet = Actor(user.pk, str(user), "none", "No current role", "none", "No agency", frozenset())
    return actor_for(user.pk, timezone.localdate()) or nobody_yet


def providers() -> set[str]:
    """The agencies' sign-ons that are set up, by their short names."""
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    return {app["provider_id"] for app in apps}
