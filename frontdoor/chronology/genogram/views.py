"""The genogram's page: a family as known on any day; whoever looks is written down."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from frontdoor.access.permissions import needs
from frontdoor.chronology.genogram.forms import day_asked
from frontdoor.chronology.genogram.queries import genogram_page
from frontdoor.people.looking import looked_at

MAY_KNOW_CARE = "know who was in care"


@require_safe
@needs("see families")
@transaction.atomic
def genogram(request: HttpRequest, ref: str) -> HttpResponse:
    """The genogram and the ecomap on a day; with `part`, only what changes when the slider is moved."""
    now = timezone.now()
    today = timezone.localdate(now)
    day, form = day_asked(request.GET, today)
    page = genogram_page(ref, day=day, today=today, may_know_care=request.actor.may(MAY_KNOW_CARE))
    looked_at(page.people_shown, page=f"genogram {page.ref}", by=request.actor, at=now, opens=True)
    template = "chronology/genogram_part.html" if "part" in request.GET else "chronology/genogram.html"
    return render(request, template, {"page": page, "form": form})
