"""Every address of the service: one line a room, in the order of a referral."""

from django.urls import include, path, re_path

from frontdoor.ui import views

# allauth names these pages, but accounts are made and passwords reset by an administrator only.
CLOSED = r"^accounts/(?:signup|email|confirm-email|login/code|password/reset|password/set)/"

urlpatterns = [
    path("", views.home, name="home"),
    re_path(CLOSED, views.closed, name="closed"),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("accounts/", include("frontdoor.accounts.urls")),
    path("accounts/", include("frontdoor.signing_in.urls")),
    path("help/", include("frontdoor.ui.urls")),
    path("contacts/", include("frontdoor.intake.urls")),
    path("", include("frontdoor.journey.urls")),
    path("", include("frontdoor.response.urls")),
    path("", include("frontdoor.conversations.urls")),
    path("", include("frontdoor.sealing.urls")),
    path("", include("frontdoor.reasons.urls")),
    path("cover/", include("frontdoor.cover.urls")),
    path("people/", include("frontdoor.people.urls")),
    path("leaving/", include("frontdoor.disclosure.urls")),
    path("families/", include("frontdoor.chronology.urls")),
    path("alerts/", include("frontdoor.alerts.urls")),
    path("services/", include("frontdoor.services.urls")),
    path("rules/", include("frontdoor.rulebook.urls")),
    path("messages/", include("frontdoor.outbox.urls")),
    path("audit/", include("frontdoor.audit.urls")),
]

handler400 = "frontdoor.ui.views.bad_request"
handler403 = "frontdoor.ui.views.forbidden"
handler404 = "frontdoor.ui.views.not_found"
handler500 = "frontdoor.ui.views.server_error"
