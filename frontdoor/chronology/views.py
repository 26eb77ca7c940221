"""The family page: everyone in the family in their own right, and one chronology of all agencies."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from frontdoor.access.permissions import needs
from frontdoor.chronology import queries
from frontdoor.people.clusters import reading_once
from frontdoor.people.looking import looked_at


@require_safe
@needs("see families")
@transaction.atomic
def family(request: HttpRequest, ref: str) -> HttpResponse:
    """The whole family on one page; whoever reads it is written down."""
    now = timezone.now()
    with reading_once():
        page = queries.family_page(ref, asked=_asked(request), actor=request.actor, now=now)
        looked_at(page.people_shown, page=f"family {page.ref}", by=request.actor, at=now, opens=True)
    return render(request, "chronology/family.html", {"page": page})


def _asked(request: HttpRequest) -> queries.Asked:
    """What the address asks of the page; what makes no sense is left out."""
    given, number = request.GET, request.GET.get("page", "1")
    return queries.Asked(
        person=given.get("person", ""),
        agency=given.get("agency", ""),
        order=given.get("order", "newest"),
        zoom=given.get("zoom", "all"),
        page=int(number) if number.isdecimal() and len(number) < 6 else 1,
    )
