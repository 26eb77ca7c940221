"""Turns away at the door what is larger than any page takes, before a byte of it is read."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from frontdoor.ui.views import too_large


class SizeMiddleware:
    """Goes by the length that the request states; of a request that states none, Django reads nothing."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        stated = request.META.get("CONTENT_LENGTH") or "0"
        if stated.isdecimal() and int(stated) > settings.LARGEST_REQUEST:
            return too_large(request)
        return self.get_response(request)
