"""Pages about who is who: why descriptions are held to be one person, and finding somebody."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from frontdoor.access.permissions import needs
from frontdoor.people.identity.queries import identity_page
from frontdoor.people.looking import looked_at


@require_safe
@needs("see families")
@transaction.atomic
def who(request: HttpRequest, ref: str) -> HttpResponse:
    """Who this is, and why: every description, judgement and near candidate; whoever reads it is written down."""
    now = timezone.now()
    page = identity_page(ref, now=now)
    looked_at(page.people_shown, page="who this is", by=request.actor, at=now)
    return render(request, "people/who.html", {"page": page})
