"""The page of one person in their own right; whoever reads it is written down."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from frontdoor.access.permissions import needs
from frontdoor.journey.persons.queries import person_page
from frontdoor.people.clusters import reading_once
from frontdoor.people.looking import looked_at


@require_safe
@needs("see families")
@transaction.atomic
def person(request: HttpRequest, ref: str) -> HttpResponse:
    """What is known about one person, who has met them, and what nobody has asked."""
    now = timezone.now()
    with reading_once():
        page = person_page(ref, actor=request.actor, now=now)
        looked_at(page.people_shown, page=f"person {page.ref}", by=request.actor, at=now, opens=True)
    return render(request, "journey/person.html", {"page": page})
