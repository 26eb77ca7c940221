"""Pages about who is who: why descriptions are held to be one person, and finding somebody."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frontdoor.access.permissions import needs
from frontdoor.people.identity.queries import identity_page
from frontdoor.people.looking import looked_at
from frontdoor.people.search.actions import write_down
from frontdoor.people.search.form import SearchForm
from frontdoor.people.search.queries import search_page


@require_safe
@needs("see families")
@transaction.atomic
def who(request: HttpRequest, ref: str) -> HttpResponse:
    """Who this is, and why: every description, judgement and near candidate; whoever reads it is written down."""
    now = timezone.now()
    page = identity_page(ref, now=now)
    looked_at(page.people_shown, page="who this is", by=request.actor, at=now, opens=True)
    return render(request, "people/who.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("find people")
@transaction.atomic
def search(request: HttpRequest) -> HttpResponse:
    """Find somebody. The search comes by POST, so that no name stays in an address, a history or a log."""
    now, number = timezone.now(), request.POST.get("page", "1")
    form, page = SearchForm(request.POST if request.method == "POST" else None), None
    if form.is_valid():
        asked = form.asked()
        number = int(number) if number.isdecimal() and len(number) < 4 else 1
        page = search_page(asked, page=number, now=now)
        write_down(page, asked, by=request.actor, at=now)
    return render(request, "people/search.html", {"form": form, "page": page, "asked": request.POST})
