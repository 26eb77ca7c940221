"""The pages about barriers: what stands about one person, setting one after a check, lifting one, and seeing across."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frontdoor.access.permissions import needs
from frontdoor.audit.actions import record
from frontdoor.journey import steps
from frontdoor.journey.barriers import queries
from frontdoor.journey.barriers.forms import BarrierForm, LiftForm
from frontdoor.people.barriers import HeldToBeOne, StandsAlready
from frontdoor.people.looking import looked_at
from frontdoor.people.queries import person_by_ref

SET = "The barrier stands. Neither record shows the other from now on."
LIFTED = "The barrier is lifted. Both families were looked at again."


@require_safe
@needs("set barriers")
@transaction.atomic
def barriers(request: HttpRequest, ref: str) -> HttpResponse:
    """The barriers about one person, seen from their side."""
    now = timezone.now()
    page = queries.barriers_page(person_by_ref(ref), now=now)
    looked_at([page.person.ref], page="barriers", by=request.actor, at=now)
    return render(request, "journey/barriers.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("set barriers")
@transaction.atomic
def set_barrier(request: HttpRequest, ref: str) -> HttpResponse:
    """Set a barrier: which other record, by which order; then both are shown once more before it stands."""
    now, person = timezone.now(), person_by_ref(ref)
    looked_at([person.ref], page="setting a barrier", by=request.actor, at=now)
    form = BarrierForm(request.POST if request.method == "POST" else None, person=person)
    shown = {"form": form, "page": queries.barriers_page(person, now=now)}
    if not form.is_valid() or "change" in request.POST:
        return render(request, "journey/set_barrier.html", shown)
    if "confirmed" not in request.POST:
        check = queries.check_page(person, form.cleaned_data["other"], now=now)
        looked_at(check.people_shown, page="setting a barrier", by=request.actor, at=now)
        return render(request, "journey/check_barrier.html", {**shown, "check": check})
    try:
        steps.barrier_is_set(person, by=request.actor, at=now, **form.cleaned_data)
    except (HeldToBeOne, StandsAlready) as refused:
        form.add_error("other", str(refused))
        return render(request, "journey/set_barrier.html", shown)
    messages.success(request, SET)
    return redirect("journey:barriers", ref=person.ref)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("set barriers")
@transaction.atomic
def lift_barrier(request: HttpRequest, ref: str, barrier: str) -> HttpResponse:
    """Lift a barrier, with a reason."""
    now, person = timezone.now(), person_by_ref(ref)
    found, page = queries.barrier_of(person, barrier), queries.barriers_page(person, now=now)
    looked_at([page.person.ref], page="lifting a barrier", by=request.actor, at=now)
    form = LiftForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        steps.barrier_is_lifted(found, why=form.cleaned_data["why"], by=request.actor, at=now)
        messages.success(request, LIFTED)
        return redirect("journey:barriers", ref=person.ref)
    shown = next(each for each in page.barriers if each.ref == found.ref)
    return render(request, "journey/lift_barrier.html", {"form": form, "page": page, "barrier": shown})


@require_safe
@needs("see across barriers")
@transaction.atomic
def across(request: HttpRequest, ref: str) -> HttpResponse:
    """Who is on the other side of the barriers about one person."""
    now = timezone.now()
    page = queries.across_page(person_by_ref(ref), now=now)
    looked_at([page.person.ref], page="across barriers", by=request.actor, at=now)
    # Under the barrier's reference, not the other person's: the audit must not say who they are to each other.
    for each in page.barriers:
        record("saw across a barrier", kind="barrier", ref=each.ref, by=request.actor, at=now)
    return render(request, "journey/across.html", {"page": page})
