"""The page on which a worker says what two people of a family are to each other."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from frontdoor.access.permissions import needs
from frontdoor.journey import steps
from frontdoor.journey.ties.forms import SayTie
from frontdoor.journey.ties.queries import tie_page
from frontdoor.people.looking import looked_at


@require_http_methods(["GET", "HEAD", "POST"])
@needs("write to the chronology")
@transaction.atomic
def say_tie(request: HttpRequest, ref: str) -> HttpResponse:
    """Say one tie; it can be taken back from the family page."""
    now = timezone.now()
    page = tie_page(ref, timezone.localdate(now))
    looked_at(page.people_shown, page="say a tie", by=request.actor, at=now, opens=True)
    form = SayTie(request.POST if request.method == "POST" else None, people=page.people)
    if form.is_valid():
        given = form.cleaned_data
        a, b = page.behind[given["a"]], page.behind[given["b"]]
        steps.tie_is_said(a, b, type=given["type"], why=given["why"], by=request.actor, at=now)
        messages.success(request, "Saved, and drawn. You can take it back on the family’s page, under Ties.")
        return redirect("chronology:genogram", ref=page.ref)
    return render(request, "journey/say_tie.html", {"page": page, "form": form})
