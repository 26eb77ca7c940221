"""Everybody signs in with two factors: whoever has none yet reaches the pages that set one up, and no others."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from frontdoor.accounts.factors import given, has_factor

# Setting a factor up, confirming who one is, leaving; and the pages that strangers may read as well.
STILL_OPEN = (
    "/accounts/2fa/",
    "/accounts/reauthenticate/",
    "/accounts/logout/",
    "/accounts/login/",
    "/accounts/inactive/",
    "/help/",
    "/static/",
)


class SecondFactorMiddleware:
    """Stands behind sign-in, so that no way in, and no new password, gets round the second factor."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            settings.SECOND_FACTOR_REQUIRED
            and request.user.is_authenticated
            and not request.path.startswith(STILL_OPEN)
        ):
            if not has_factor(request.user):
                return redirect("mfa_index")
            if not given(request, "mfa"):
                return ask(request)
        return self.get_response(request)


def ask(request: HttpRequest) -> HttpResponse:
    """Send somebody to give a factor, and then back to the page; what they sent has to be sent again."""
    methods = get_adapter().get_reauthentication_methods(request.user)
    there = methods[0]["url"] if methods else reverse("mfa_index")
    return redirect(f"{there}?{urlencode({REDIRECT_FIELD_NAME: _back_to(request)})}")


def _back_to(request: HttpRequest) -> str:
    """The page itself; where something was sent, the page that it was sent from, if it is ours."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    origin = request.build_absolute_uri("/")
    came_from = request.headers.get("Referer", "")
    return "/" + came_from.removeprefix(origin) if came_from.startswith(origin) else "/"
