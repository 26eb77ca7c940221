"""A session ends after half an hour without use, and after twelve hours in any case, whatever a browser keeps."""

import time

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

BEGAN, SEEN = "kinfold_began", "kinfold_seen"
A_WRITE_EVERY = 60  # seconds: reading a page should not mean writing the session each time


class SessionLimits:
    """Ends what has lasted too long before any page is made; both times stand in the session, on the server."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            if ended := why_it_ends(request.session, time.time()):
                logout(request)
                messages.info(request, ended)
            else:
                _note(request.session, time.time())
        return self.get_response(request)


def why_it_ends(session, now: float) -> str:
    """Say why a session is over; nothing while it lasts."""
    if now - session.get(SEEN, now) >= settings.SESSION_IDLE_MINUTES * 60:
        return f"You were signed out because nothing happened for {settings.SESSION_IDLE_MINUTES} minutes."
    if now - session.get(BEGAN, now) >= settings.SESSION_AT_MOST_HOURS * 3600:
        return f"You were signed out because you signed in {settings.SESSION_AT_MOST_HOURS} hours ago."
    return ""


def _note(session, now: float) -> None:
    session.setdefault(BEGAN, now)
    if now - session.get(SEEN, 0) >= A_WRITE_EVERY:
        session[SEEN] = now
