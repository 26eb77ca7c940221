"""The page on which somebody who is past the limit says why, and goes on."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from frontdoor.reasons.pace import actions, counting
from frontdoor.reasons.pace.forms import PaceForm


def stopped(request: HttpRequest) -> HttpResponse:
    """Instead of the page: what has happened, what is still open, and how to go on."""
    return _shown(request, PaceForm(initial={"onwards": request.get_full_path()}), status=429)


@require_http_methods(["GET", "HEAD", "POST"])
def more_pages(request: HttpRequest) -> HttpResponse:
    """Take why somebody needs more pages, and go back to where they were going."""
    form = PaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        now, onwards = timezone.now(), form.cleaned_data["onwards"]
        try:
            actions.go_on(why=form.cleaned_data["why"], hour=_hour(now), by=request.actor, at=now)
        except actions.NoMore as refused:
            form.add_error("why", str(refused))
            return _shown(request, form, status=429)
        return redirect(onwards if url_has_allowed_host_and_scheme(onwards, allowed_hosts=None) else "home")
    return _shown(request, form, status=200)


def _hour(now: datetime) -> int:
    return int(now.timestamp() // counting.HOUR)


def _shown(request: HttpRequest, form: PaceForm, *, status: int) -> HttpResponse:
    return render(request, "reasons/pace.html", {"form": form}, status=status)
