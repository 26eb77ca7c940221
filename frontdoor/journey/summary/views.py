"""The pages of the summary: to read, to print, and to let leave through the gate."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frontdoor.access.permissions import needs
from frontdoor.disclosure.gate import queries as gate
from frontdoor.disclosure.gate.actions import WRITE, MayNotLeave
from frontdoor.journey.summary.forms import LeaveForm
from frontdoor.journey.summary.leaving import propose_summary
from frontdoor.journey.summary.paper import NoPaper
from frontdoor.journey.summary.queries import Summary, summary_of
from frontdoor.people.looking import looked_at


@require_safe
@needs("see families")
@transaction.atomic
def summary(request: HttpRequest, ref: str) -> HttpResponse:
    """One page to read before a call; whoever reads it is written down."""
    return render(request, "journey/summary.html", {"page": _read(request, ref)})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(WRITE)
@transaction.atomic
def leave(request: HttpRequest, ref: str) -> HttpResponse:
    """Make the page a PDF that waits at the gate: nothing leaves before a second person releases it."""
    page, people = _read(request, ref), gate.people_to_choose(ref)
    form = LeaveForm(request.POST or None, people=people, agencies=gate.agencies_to_choose())
    if form.is_valid():
        try:
            found = propose_summary(page, form.cleaned_data, by=request.actor, at=timezone.now())
            return redirect("disclosure:document", ref=found)
        except (MayNotLeave, NoPaper) as refused:
            form.add_error("to_agencies", str(refused))
    return render(request, "journey/summary_leaves.html", {"form": form, "ref": ref})


def _read(request: HttpRequest, ref: str) -> Summary:
    now = timezone.now()
    page = summary_of(ref, actor=request.actor, now=now)
    looked_at(page.people_shown, page=f"summary {page.ref}", by=request.actor, at=now, opens=True)
    return page
