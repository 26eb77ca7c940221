"""The auditor's page: who looked at whom, and every change; looking at it is an entry too."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frontdoor.access.permissions import needs
from frontdoor.audit import queries
from frontdoor.audit.actions import record
from frontdoor.audit.forms import SearchForm
from frontdoor.audit.questions import QUESTIONS


@require_http_methods(["GET", "HEAD", "POST"])
@needs("see the audit")
@transaction.atomic
def entries(request: HttpRequest) -> HttpResponse:
    """Search the audit. The search comes by POST, so that no reference or name stays in an address or a log."""
    form = SearchForm(request.POST if request.method == "POST" else None, verbs=queries.verbs())
    asked = form.cleaned_data if form.is_valid() else {}
    page = None
    if not form.errors:
        page = queries.entries(asked, older_than=number(request.POST.get("older_than", "")))
        record(
            "looked at the audit",
            kind="audit",
            ref=asked.get("subject") or "all",
            by=request.actor,
            at=timezone.now(),
            asked=page.asked,
        )
    shown = {"form": form, "page": page, "asked": request.POST, "questions": QUESTIONS.values()}
    return render(request, "audit/entries.html", {**shown, "chain": queries.how_the_chain_stands()})


def number(text: str) -> int | None:
    """Read a number that came in a request; nothing where it is none."""
    return int(text) if text.isdecimal() and len(text) < 19 else None


@require_safe
@needs("see the audit")
@transaction.atomic
def searched(request: HttpRequest, number: int) -> HttpResponse:
    """What somebody typed to find a person; reading it is an entry of its own, under the search's reference."""
    page = queries.what_was_searched(number)
    record("looked at what was searched", kind="search", ref=page.ref, by=request.actor, at=timezone.now())
    return render(request, "audit/searched.html", {"page": page})
