"""The way to an agency's sign-on and back: where it does not answer the page says so, and a password still opens."""

import logging
from collections.abc import Callable

from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frontdoor.accounts.sign_on import AgencySignOn

log = logging.getLogger(__name__)


@login_not_required
def to_sign_on(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead to the agency's sign-in page."""
    return _over_the_network(OAuth2LoginView.adapter_view, request, provider_id)


@login_not_required
def from_sign_on(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take what that page sends back, and ask its server whether it is so."""
    return _over_the_network(OAuth2CallbackView.adapter_view, request, provider_id)


def _over_the_network(view: Callable, request: HttpRequest, provider_id: str) -> HttpResponse:
    try:
        return view(AgencySignOn(request, provider_id))(request)
    except SocialApp.DoesNotExist as nobodys:
        raise Http404 from nobodys
    except (OSError, OAuth2Error):
        log.warning("A sign-on did not answer, or answered as another: %s", provider_id)
        return render(request, "socialaccount/authentication_error.html", status=503)


@login_not_required
@require_safe
def sign_on_cancelled(request: HttpRequest) -> HttpResponse:
    """Somebody left their agency's sign-in page before it was done."""
    return render(request, "socialaccount/login_cancelled.html")
