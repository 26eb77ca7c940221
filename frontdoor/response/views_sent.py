"""What a referrer sees: their own agency's contacts, and what became of each."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from frontdoor.access.permissions import needs
from frontdoor.people.looking import looked_at
from frontdoor.response import queries
from frontdoor.response.views import page_asked


@require_safe
@needs("see own agency's contacts")
@transaction.atomic
def sent(request: HttpRequest) -> HttpResponse:
    """The contacts of one's own agency, newest first."""
    now = timezone.now()
    page, people = queries.sent_contacts(actor=request.actor, page=page_asked(request), now=now)
    looked_at(people, page="own contacts", by=request.actor, at=now, because="own_contact")
    return render(request, "response/sent.html", {"page": page})


@require_safe
@needs("see own agency's contacts")
@transaction.atomic
def sent_contact(request: HttpRequest, ref: str) -> HttpResponse:
    """One contact of one's own agency: what was sent, and what the front door said."""
    now = timezone.now()
    page = queries.sent_contact(ref, actor=request.actor, now=now)
    looked_at(
        page.people_shown, page=f"own contact {page.row.ref}", by=request.actor, at=now, because="own_contact"
    )
    return render(request, "response/sent_contact.html", {"page": page})
