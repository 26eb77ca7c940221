"""Keeps pages out of caches and off the back button after signing out, and turns device features off."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

DENIED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in DENIED)


def seal(response: HttpResponse) -> HttpResponse:
    """Mark one response as never to be kept."""
    response["Cache-Control"] = "no-store"
    response["Permissions-Policy"] = PERMISSIONS_POLICY
    return response


class NoStoreMiddleware:
    """Seals everything but the static files."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(settings.STATIC_URL):
            return response
        if request.method == "POST" and request.path == reverse("account_logout"):
            response["Clear-Site-Data"] = '"cache", "storage"'
        return seal(response)
