"""The way to an agency's sign-on, which may not answer: then the page says so, and a password still opens the account."""

import logging

from allauth.socialaccount.providers.openid_connect import views
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

log = logging.getLogger(__name__)


@login_not_required
def to_sign_on(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead to the agency's sign-in page. What that page's server sends us first comes over the network."""
    try:
        return views.login(request, provider_id)
    except OSError:
        log.warning("A sign-on did not answer: %s", provider_id)
        return render(request, "socialaccount/authentication_error.html", status=503)


@login_not_required
@require_safe
def sign_on_cancelled(request: HttpRequest) -> HttpResponse:
    """Somebody left their agency's sign-in page before it was done."""
    return render(request, "socialaccount/login_cancelled.html")
