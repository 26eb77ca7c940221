"""The front-door worker's pages: the queue, one contact, and its decision."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frontdoor.access.permissions import needs
from frontdoor.alerts.actions import AlreadyDone
from frontdoor.intake.in_turn import wait_for_turn
from frontdoor.people.looking import looked_at
from frontdoor.response import actions, queries
from frontdoor.response.contact_page import contact_page, decide_page
from frontdoor.response.forms import DecideForm


def page_asked(request: HttpRequest) -> int:
    """Which page of a list was asked for; the first where that makes no sense."""
    number = request.GET.get("page", "1")
    return int(number) if number.isdecimal() and len(number) < 6 else 1


@require_safe
@needs("see the queue")
@transaction.atomic
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for a decision, the oldest deadline first."""
    now = timezone.now()
    shown, people = queries.queue(tab=request.GET.get("show", ""), page=page_asked(request), now=now)
    looked_at(people, page="queue", by=request.actor, at=now, because="on_duty")
    return render(request, "response/queue.html", {"queue": shown})


@require_safe
@needs("see the queue")
@transaction.atomic
def contact(request: HttpRequest, ref: str) -> HttpResponse:
    """One contact as received, with who its people may already be."""
    now = timezone.now()
    page = contact_page(queries.contact_by_ref(ref), now=now)
    looked_at(page.people_shown, page=f"contact {page.head.ref}", by=request.actor, at=now)
    return render(request, "response/contact.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("decide contacts")
@transaction.atomic
def decide(request: HttpRequest, ref: str) -> HttpResponse:
    """Decide on a contact: one outcome, a reason, and each person of the family looked at or why not."""
    wait_for_turn()  # so that nobody joins the family between being shown here and being asked about
    now, found = timezone.now(), queries.contact_by_ref(ref)
    page = decide_page(found, now=now)
    looked_at(page.people_shown, page=f"deciding {page.head.ref}", by=request.actor, at=now)
    form = DecideForm(request.POST or None, people=page.people)
    if page.decided:
        return _already_done(request, page, form)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("outcome", "why", "told_referrer")}
        try:
            actions.decide(contact=found, people=form.covered, by=request.actor, at=now, **said)
        except AlreadyDone:
            return _already_done(request, decide_page(queries.contact_by_ref(ref), now=now), form)
        messages.success(request, "Your decision is saved. The referrer can read what you told them.")
        return redirect("response:contact", ref=ref)
    return render(request, "response/decide.html", {"form": form, "page": page})


def _already_done(request: HttpRequest, page, form: DecideForm) -> HttpResponse:
    """Say who was first and when, and give back what was typed, so that nothing is lost."""
    if request.method == "POST" and page.decided.by_id == request.actor.id:
        messages.info(request, "You decided on this contact before. It was saved once.")
        return redirect("response:contact", ref=page.head.ref)
    shown = {"page": page, "typed": form.typed if form.is_bound else []}
    return render(request, "response/already_decided.html", shown, status=409 if form.is_bound else 200)
