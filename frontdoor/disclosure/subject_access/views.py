"""The pages of requests for one's own records: taking one, a longer time, and making the bundle."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from frontdoor.access.permissions import needs
from frontdoor.audit.actions import record
from frontdoor.disclosure.gate.actions import MayNotLeave
from frontdoor.disclosure.subject_access import actions, queries
from frontdoor.disclosure.subject_access.forms import ExtendForm, GoOnForm, PauseForm, RequestForm
from frontdoor.disclosure.subject_access.taking import receive_as_given
from frontdoor.people.looking import looked_at


@require_http_methods(["GET", "HEAD", "POST"])
@needs(actions.ANSWER)
@transaction.atomic
def requests(request: HttpRequest) -> HttpResponse:
    """The requests that came, and the way to write down another."""
    now = timezone.now()
    form = RequestForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            return redirect(
                "disclosure:request", ref=receive_as_given(form.cleaned_data, by=request.actor, at=now).ref
            )
        except actions.MayNotAnswer as refused:
            form.add_error("received_on" if "day" in str(refused) else "relation", str(refused))
    record("looked at subject requests", kind="subject request", ref="all", by=request.actor, at=now)
    return render(request, "disclosure/requests.html", {"form": form, "requests": queries.requests(now=now)})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(actions.ANSWER)
@transaction.atomic
def one_request(request: HttpRequest, ref: str) -> HttpResponse:
    """One request with its last day and its documents, and two more months for it."""
    found, now = queries.request_by_ref(ref), timezone.now()
    form = ExtendForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.extend(request=found, **form.cleaned_data, by=request.actor, at=now)
            messages.success(request, "Tell whoever asked, now, that it takes two more months, and why.")
            return redirect("disclosure:request", ref=found.ref)
        except actions.MayNotAnswer as refused:
            form.add_error("why", str(refused))
    looked_at([found.person.ref], page=f"request {found.ref}", by=request.actor, at=now, opens=True)
    return render(
        request,
        "disclosure/request.html",
        {"form": form, "page": queries.shown(found, now=now), "moment": now},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs(actions.ANSWER)
@transaction.atomic
def wait(request: HttpRequest, ref: str) -> HttpResponse:
    """Let the month stand still while somebody is asked who they are, or go on once they have said."""
    found, now = queries.request_by_ref(ref), timezone.now()
    page = queries.shown(found, now=now)
    kind, deed = (GoOnForm, actions.go_on) if page.waits else (PauseForm, actions.pause)
    form = kind(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            deed(request=found, **form.cleaned_data, by=request.actor, at=now)
            messages.success(
                request, "The month goes on." if page.waits else "The month stands still from today."
            )
            return redirect("disclosure:request", ref=found.ref)
        except actions.MayNotAnswer as refused:
            form.add_error(next(iter(form.fields)), str(refused))
    return render(request, "disclosure/wait.html", {"form": form, "page": page})


@require_POST
@needs(actions.ANSWER)
def bundle(request: HttpRequest, ref: str) -> HttpResponse:
    """Make the documents that answer a request."""
    found = queries.request_by_ref(ref)
    try:
        actions.bundle(request=found, by=request.actor, at=timezone.now())
        messages.success(request, "The bundle is made. Answer for each passage and each person in it.")
    except (actions.MayNotAnswer, MayNotLeave) as refused:
        messages.warning(request, str(refused))
    return redirect("disclosure:request", ref=found.ref)
