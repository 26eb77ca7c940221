"""Names that a password should not be made of, and the sessions of an account."""

from allauth.usersessions.models import UserSession
from django.conf import settings

from frontdoor.accounts.models import User
from frontdoor.agencies.models import Agency


def names_of_agencies() -> list[str]:
    """Every agency as it is called, and as it is said."""
    return [name for pair in Agency.objects.values_list("name", "said_as") for name in pair]


def sessions_of(user: User) -> list[UserSession]:
    """Where somebody is signed in."""
    return list(UserSession.objects.filter(user=user).order_by("pk"))


def providers() -> set[str]:
    """The agencies' sign-ons that are set up, by their short names."""
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    return {app["provider_id"] for app in apps}
