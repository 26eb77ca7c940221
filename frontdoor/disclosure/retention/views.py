"""The pages of retention: the schedule, holds and disposals; what keeps one person's records; and each answer."""

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from frontdoor.access.permissions import needs
from frontdoor.audit.actions import record
from frontdoor.disclosure.retention import actions, queries
from frontdoor.disclosure.retention.forms import CategoryForm, HoldForm, OfForm, ReviewForm, WhyForm
from frontdoor.people.looking import looked_at
from frontdoor.people.queries import person_by_ref
from frontdoor.ui.forms import GovukForm


def _tried(form: GovukForm, field: str, deed: Callable[[], object]) -> bool:
    """Do it; a refusal stands beside its field."""
    try:
        deed()
    except actions.MustBeKept as refused:
        form.add_error(field, str(refused))
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@needs(actions.HOLD)
@transaction.atomic
def retention(request: HttpRequest) -> HttpResponse:
    """The schedule with its sources, the holds that stand, and the disposals with their reviews."""
    form = OfForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return redirect("disclosure:kept", ref=form.cleaned_data["person"])
    now = timezone.now()
    record("looked at retention", kind="disposal", ref="all", by=request.actor, at=now)
    shown = {
        "form": form,
        "schedule": queries.schedule(),
        "holds": queries.holds(actor=request.actor),
        "disposals": queries.disposals(actor=request.actor, now=now),
    }
    return render(request, "disclosure/retention.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(actions.HOLD)
@transaction.atomic
def kept(request: HttpRequest, ref: str) -> HttpResponse:
    """What keeps somebody's records; and, where nothing does, the way to propose a disposal."""
    person, now = person_by_ref(ref), timezone.now()
    looked_at([person.ref], page="retention", by=request.actor, at=now)
    form = WhyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = {"person": person, **form.cleaned_data, "by": request.actor, "at": now}
        if _tried(form, "why", lambda: actions.propose(**given)):
            messages.success(request, "The disposal is proposed. Somebody else has to review it.")
            return redirect("disclosure:retention")
    said, refused = queries.said_of(person, localdate(now))
    shown = {"form": form, "ref": person.ref, "said": said, "refused": refused}
    return render(
        request, "disclosure/kept.html", {**shown, "may_propose": request.actor.may(actions.PROPOSE)}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs(actions.PROPOSE)
def say_category(request: HttpRequest, ref: str) -> HttpResponse:
    """Say of which category somebody's records are."""
    person = person_by_ref(ref)
    form = CategoryForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = {"person": person, **form.cleaned_data, "by": request.actor, "at": timezone.now()}
        if _tried(form, "category", lambda: actions.say_category(**given)):
            return redirect("disclosure:kept", ref=person.ref)
    return render(request, "disclosure/say_category.html", {"form": form, "ref": person.ref})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(actions.HOLD)
def hold(request: HttpRequest) -> HttpResponse:
    """Set a legal hold."""
    form = HoldForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = {**form.cleaned_data, "by": request.actor, "at": timezone.now()}
        ref = given.pop("person")
        actions.hold(person=person_by_ref(ref) if ref else None, **given)
        messages.success(request, "The hold stands from now on.")
        return redirect("disclosure:retention")
    return render(request, "disclosure/hold.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(actions.HOLD)
def lift(request: HttpRequest, ref: str) -> HttpResponse:
    """Lift a legal hold that somebody else set."""
    found = queries.hold_by_ref(ref)
    form = WhyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = {"hold": found, **form.cleaned_data, "by": request.actor, "at": timezone.now()}
        if _tried(form, "why", lambda: actions.lift(**given)):
            messages.success(request, "The hold is lifted.")
            return redirect("disclosure:retention")
    return render(request, "disclosure/lift.html", {"form": form, "ref": found.ref})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(actions.HOLD)
@transaction.atomic
def disposal(request: HttpRequest, ref: str) -> HttpResponse:
    """One disposal, its review, and the certificate."""
    found, now = queries.disposal_by_ref(ref), timezone.now()
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = {"disposal": found, **form.cleaned_data, "by": request.actor, "at": now}
        if _tried(form, "choice", lambda: actions.review(**given)):
            messages.success(request, "Your review is saved.")
            return redirect("disclosure:disposal", ref=found.ref)
    looked_at([found.person.ref], page=f"disposal {found.ref}", by=request.actor, at=now)
    page = queries.shown(queries.disposal_by_ref(ref), actor=request.actor, now=now)
    return render(request, "disclosure/disposal.html", {"form": form, "page": page})
