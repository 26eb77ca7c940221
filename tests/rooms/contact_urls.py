"""The addresses that making a contact needs, with stand-ins for the two pages that come later in the story."""

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from frontdoor.ui import views

DUE_AT = datetime(2026, 11, 24, 14, 30, tzinfo=UTC)

handler403 = "frontdoor.ui.views.forbidden"
handler404 = "frontdoor.ui.views.not_found"


def send(request: HttpRequest, draft: object) -> HttpResponse:
    """Stand in for the page that sends."""
    return HttpResponse("sent")


def sent(request: HttpRequest) -> HttpResponse:
    """Show the confirmation as the journey will."""
    page = {"reference": "C-7K3M-9QXD", "due_at": DUE_AT, "agency_name": "Health visiting"}
    return render(request, "intake/sent.html", {"page": page})


journey = [
    path("new/<uuid:draft>/send/", send, name="send"),
    path("sent/", sent, name="sent"),
]
urlpatterns = [
    path("", views.home, name="home"),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("accounts/", include("frontdoor.accounts.urls")),
    path("help/", include("frontdoor.ui.urls")),
    path("contacts/", include((journey, "journey"))),
    path("contacts/", include("frontdoor.intake.urls")),
]
