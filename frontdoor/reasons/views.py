"""The pages of need to know: saying why, breaking the glass, who works with a family, and reviewing looks."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from frontdoor.access.permissions import needs
from frontdoor.accounts.fresh import needs_fresh_factor
from frontdoor.audit.actions import record
from frontdoor.reasons import actions, queries
from frontdoor.reasons.forms import GlassForm, ReasonForm, ReviewForm, TipOffForm
from frontdoor.reasons.noticing.queries import noticed

OPENED = "If there is such a record, it is open to you for 60 minutes. The privacy officer has been told."


@require_http_methods(["GET", "HEAD", "POST"])
@needs("see families")
@transaction.atomic
def give(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask why a record is opened, keep the answer, and go on to it. It names nobody."""
    person, form = queries.person_of(ref), ReasonForm(request.POST or None)
    onwards = request.GET.get("next", "")
    here = url_has_allowed_host_and_scheme(onwards, allowed_hosts=None)
    if request.method == "POST" and form.is_valid():
        actions.give_reason(person=person, why=form.cleaned_data["why"], by=request.actor, at=timezone.now())
        return redirect(onwards if here else f"/families/{person.ref}/")
    return render(request, "reasons/give.html", {"form": form, "ref": person.ref})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("break the glass")
@needs_fresh_factor
def glass(request: HttpRequest) -> HttpResponse:
    """Open one record in an emergency: with a reason, a fresh factor, and a review that follows."""
    form = GlassForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.break_glass(**form.cleaned_data, by=request.actor, at=timezone.now())
        messages.success(request, OPENED)
        return redirect("reasons:glass")
    return render(request, "reasons/glass.html", {"form": form})


@require_safe
@needs("review looks")
@transaction.atomic
def looks(request: HttpRequest) -> HttpResponse:
    """The looks that wait for review, by reference only."""
    now = timezone.now()
    shown = {"waiting": queries.looks(now), "reviewed": queries.looks(now, waiting=False)}
    record("looked at looks to review", kind="look", ref="all", by=request.actor, at=now)
    return render(request, "reasons/looks.html", shown)


@require_safe
@needs("review looks")
@transaction.atomic
def rules(request: HttpRequest) -> HttpResponse:
    """What plain rules notice among all looks, by reference; looking at it is a look too."""
    now = timezone.now()
    record("looked at what rules notice", kind="look", ref="rules", by=request.actor, at=now)
    found = noticed(now, not_of=request.actor.id)
    return render(request, "reasons/rules.html", {"found": found})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("review looks")
@transaction.atomic
def tip_off(request: HttpRequest) -> HttpResponse:
    """Say that something of a record became known outside: the rules then ask who had opened it."""
    form = TipOffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.say_tip_off(**form.cleaned_data, by=request.actor, at=timezone.now())
        except actions.NoSuchRecord as refused:
            form.add_error("ref", str(refused))
        else:
            messages.success(request, "The rules now name who had opened that record by then.")
            return redirect("reasons:rules")
    return render(request, "reasons/tip_off.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("review looks")
@transaction.atomic
def look(request: HttpRequest, ref: str) -> HttpResponse:
    """One look: who, when and why, and what was found about it."""
    now, found, form = timezone.now(), queries.look_by_ref(ref), ReviewForm(request.POST or None)
    record("looked at a look to review", kind="look", ref=found.ref, by=request.actor, at=now)
    if request.method == "POST" and form.is_valid():
        try:
            actions.review(look=found, **form.cleaned_data, by=request.actor, at=now)
        except ValueError as refused:
            form.add_error("note", str(refused))
        else:
            return redirect("reasons:looks")
    return render(request, "reasons/look.html", {"look": queries.shown(found, now), "form": form})
