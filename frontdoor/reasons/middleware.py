"""Asks why, where a page was about to open a record and nothing explains it."""

from django.shortcuts import redirect
from django.urls import reverse

from frontdoor.people.looking import AskWhy


class AskWhyMiddleware:
    """Turns the question into a page, which leads back to where the person was going."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        """Send the person to say why; anything else is somebody else's."""
        if not isinstance(exception, AskWhy):
            return None
        return redirect(f"{reverse('reasons:give', args=[exception.ref])}?next={request.path}")
