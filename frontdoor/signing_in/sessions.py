"""The page on which somebody sees where they are signed in: each browser can be signed out by itself, or all others."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from frontdoor.accounts.fresh import needs_fresh_factor
from frontdoor.signing_in import actions, queries
from frontdoor.ui.words import counted


@dataclass(frozen=True, slots=True)
class SessionShown:
    """One browser, as it calls itself."""

    number: int
    since: datetime
    browser: str
    address: str
    this_one: bool


@require_http_methods(["GET", "HEAD", "POST"])
@needs_fresh_factor
def sessions(request: HttpRequest) -> HttpResponse:
    """Show them; end the one that is named, or where none is named all but this."""
    others = [each for each in queries.live_sessions_of(request.user) if not each.is_current()]
    if request.method == "POST":
        ended = actions.end_own_sessions(
            request.user, _asked(request, others), by=queries.person_acting(request.user), at=timezone.now()
        )
        messages.success(request, f"Signed out of {counted(ended, 'browser')}.")
        return redirect("usersessions_list")
    return render(request, "usersessions/usersession_list.html", {"sessions": _shown(request)})


def _asked(request: HttpRequest, others: list) -> list:
    named = request.POST.get("session", "")
    if not named:
        return others
    found = [each for each in others if str(each.pk) == named]
    if not found:
        raise Http404("There is no such session of yours.")
    return found


def _shown(request: HttpRequest) -> list[SessionShown]:
    return [
        SessionShown(each.pk, each.created_at, each.user_agent, each.ip, each.is_current())
        for each in queries.live_sessions_of(request.user)
    ]
