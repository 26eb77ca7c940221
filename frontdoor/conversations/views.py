"""Pages of conversations about one family: who is involved, recording a conversation, asking, naming a practitioner."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frontdoor.access.permissions import needs
from frontdoor.conversations import forms, keeping, queries
from frontdoor.conversations.pages import TalkingPage
from frontdoor.people.looking import looked_at

WRITE = "write to the chronology"
FORM = "conversations/form.html"


@require_safe
@needs("see families")
@transaction.atomic
def talking(request: HttpRequest, ref: str) -> HttpResponse:
    """Who is involved with this family, and who has spoken to whom."""
    return render(request, "conversations/talking.html", {"page": _page(request, ref)})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(WRITE)
@transaction.atomic
def record(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down a conversation in under a minute."""
    page, now = _page(request, ref), timezone.now()
    form = forms.RecordForm(request.POST or None, page=page)
    if form.is_valid():
        keeping.conversation(form, page, by=request.actor, at=now)
        messages.success(request, "The conversation is on record. The family was looked at again.")
        return redirect("conversations:talking", ref)
    return render(request, "conversations/record.html", {"form": form, "ref": ref})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(WRITE)
@transaction.atomic
def ask(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask a named practitioner, with a date."""
    page, now = _page(request, ref), timezone.now()
    form = forms.AskForm(request.POST or None, page=page)
    if form.is_valid():
        keeping.question(form, by=request.actor, at=now)
        messages.success(request, "The question is on record, and waits for its answer.")
        return redirect("conversations:talking", ref)
    return render(request, FORM, {"form": form, "ref": ref, "submit": "Ask"})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(WRITE)
@transaction.atomic
def practitioner(request: HttpRequest, ref: str) -> HttpResponse:
    """Name a practitioner who works with this family, with their contact card."""
    page, now = _page(request, ref), timezone.now()
    form = forms.CardForm(request.POST or None, agencies=queries.agencies())
    if form.is_valid():
        keeping.card(form, page.ref, by=request.actor, at=now)
        messages.success(request, "The contact card is kept.")
        return redirect("conversations:talking", ref)
    return render(request, FORM, {"form": form, "ref": ref, "submit": "Keep this card"})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(WRITE)
@transaction.atomic
def end(request: HttpRequest, ref: str, practitioner: str) -> HttpResponse:
    """Say that a practitioner works with this family no longer."""
    _page(request, ref)
    form = forms.EndForm(request.POST or None)
    if form.is_valid():
        keeping.end(ref, practitioner, form.cleaned_data["why"], by=request.actor, at=timezone.now())
        messages.success(request, "Noted. Their conversations stay on record.")
        return redirect("conversations:talking", ref)
    return render(request, FORM, {"form": form, "ref": ref, "submit": "They no longer do"})


def _page(request: HttpRequest, ref: str) -> TalkingPage:
    now = timezone.now()
    page = queries.talking_page(ref, now)
    looked_at(page.people_shown, page=f"conversations {page.ref}", by=request.actor, at=now, opens=True)
    return page
