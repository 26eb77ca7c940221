"""Pages that belong to no room: where to begin, help, and what to say when something cannot be shown."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from frontdoor.ui.middleware import seal
from frontdoor.ui.navigation import links


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Go to the first place in the bar: for each role, that is where the day begins."""
    if getattr(request, "actor", None) is None:
        raise PermissionDenied(
            "Your account has no current role in an agency. Ask your administrator to add one."
        )
    places = links(request)
    return redirect(places[0].href if places else "help:index")


@login_not_required
@require_safe
def help_page(request: HttpRequest, page: str) -> HttpResponse:
    """Show one of the help pages, signed in or not."""
    return render(request, f"ui/help/{page}.html")


@login_not_required
def closed(request: HttpRequest) -> HttpResponse:
    """Stand in for the account pages that are shut: an administrator makes accounts and resets passwords."""
    return render(request, "ui/closed.html", status=403)


def _problem(request: HttpRequest, page: str, status: int, **words: str) -> HttpResponse:
    return seal(render(request, f"ui/problems/{page}.html", words, status=status))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: something about the request itself was wrong."""
    return _problem(request, "400", 400)


def too_large(request: HttpRequest) -> HttpResponse:
    """413: more was sent than any page takes; nothing of it was read."""
    return _problem(request, "400", 413)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: say the sentence of the refusal, and what the person can do."""
    return _problem(request, "403", 403, sentence=str(exception))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was open too long, or that was sent from elsewhere."""
    return _problem(request, "csrf", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: the address leads nowhere, or not for this person; the page does not tell which."""
    return _problem(request, "404", 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a page that needs nothing, because nothing can be trusted to work."""
    return seal(HttpResponse(render_to_string("ui/problems/500.html"), status=500))
