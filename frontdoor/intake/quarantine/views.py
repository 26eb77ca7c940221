"""The page of what could not be read: for whoever can have it mended at its source."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from frontdoor.access.permissions import needs
from frontdoor.intake.quarantine.keeping import page_of_unread


@needs("see quarantine")
@require_safe
def quarantine(request: HttpRequest) -> HttpResponse:
    """Show what waits, newest first, with its reason and as it came."""
    asked = request.GET.get("page", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    page = page_of_unread(number, by=request.actor, at=timezone.now())
    return render(request, "intake/quarantine.html", {"page": page})
