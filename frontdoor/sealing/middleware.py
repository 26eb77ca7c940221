"""Lets every request see with the eyes of whoever sent it, worked out afresh; a stranger's see nobody."""

from frontdoor.access.sight import seeing_as
from frontdoor.sealing.queries import eyes_of


class SightMiddleware:
    """Stands after the actor is known, and before any page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with seeing_as(eyes_of(request.actor)):
            return self.get_response(request)
