"""Puts the actor on every request, read afresh each time so that a leaver's rights end at once."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from frontdoor.access.queries import actor_for

# Pages that a signed-in person without a current membership may still reach.
OPEN_TO_ANYONE = ("/accounts/", "/static/", "/help/")


class ActorMiddleware:
    """Works out who is acting; a person with no current membership is told so, and gets no further."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = None
        if request.user.is_authenticated:
            request.actor = actor_for(request.user.pk, timezone.localdate())
            if request.actor is None and not request.path.startswith(OPEN_TO_ANYONE):
                raise PermissionDenied(
                    "Your account has no current role in an agency. Ask your administrator to add one."
                )
        return self.get_response(request)
