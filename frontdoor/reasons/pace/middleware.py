"""Stops who opens more pages in an hour than anybody's work needs, gently: they say why, and go on.

Never stopped: what is typed and sent, alerts, making a contact, an emergency, and signing in or out. Whoever broke the
glass reaches that record whatever they opened before.
"""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from frontdoor.reasons.pace import actions, counting
from frontdoor.reasons.pace.queries import glass_broken_by
from frontdoor.reasons.pace.views import stopped

NEVER = (
    "/accounts/",
    "/help/",
    "/static/",
    "/alerts/",
    "/contacts/new/",
    "/contacts/drafts/",
    "/break-glass/",
)
NEVER += ("/more-pages/", "/why/", "/messages/")
SEARCH = "/people/search/"


class PaceMiddleware:
    """Stands behind the actor and the eyes, in front of the pages."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        actor = getattr(request, "actor", None)
        if actor is None or actor.id is None or (what := _what(request)) is None:
            return self.get_response(request)
        now = timezone.now()
        hour = int(now.timestamp() // counting.HOUR)
        if counting.is_past(what, user=actor.id, hour=hour) and not _in_an_emergency(request, actor.id, now):
            if counting.first_to_say(actor.id, hour):
                actions.limit_reached(what=what, hour=hour, by=actor, at=now)
            return stopped(request)
        counting.counted(what, user=actor.id, hour=hour)
        return self.get_response(request)


def _what(request: HttpRequest) -> str | None:
    """What a request counts as; nothing where it is never stopped."""
    if request.path.startswith((*NEVER, settings.STATIC_URL)) or request.path == "/":
        return None
    if request.path == SEARCH:
        return counting.SEARCHES if request.method == "POST" else None
    return counting.PAGES if request.method in ("GET", "HEAD") else None


def _in_an_emergency(request: HttpRequest, user: int, now: datetime) -> bool:
    refs = glass_broken_by(user, now)
    return any(ref in request.path for ref in refs)
