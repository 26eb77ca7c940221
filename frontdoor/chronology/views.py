"""The family page: everyone in the family in their own right, and one chronology of all agencies."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from frontdoor.access.permissions import needs
from frontdoor.chronology import queries
from frontdoor.people.looking import looked_at


@require_safe
@needs("see families")
@transaction.atomic
def family(request: HttpRequest, ref: str) -> HttpResponse:
    """The whole family on one page; whoever reads it is written down."""
    now, number = timezone.now(), request.GET.get("page", "1")
    page = queries.family_page(
        ref,
        person=request.GET.get("person", ""),
        agency=request.GET.get("agency", ""),
        page=int(number) if number.isdecimal() and len(number) < 6 else 1,
        now=now,
    )
    looked_at(page.people_shown, page=f"family {page.ref}", by=request.actor, at=now, opens=True)
    return render(request, "chronology/family.html", {"page": page})
