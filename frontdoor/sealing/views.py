"""The pages of seals: what is sealed, sealing, letting somebody see, lifting; and saying that you know a family."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frontdoor.access.permissions import needs
from frontdoor.accounts.fresh import needs_fresh_factor
from frontdoor.audit.actions import record
from frontdoor.people.looking import looked_at
from frontdoor.people.queries import person_by_ref
from frontdoor.sealing import actions, queries
from frontdoor.sealing.forms import ConflictForm, LetSeeForm, LiftSealForm, SealForm

GONE = "Thank you. Their records are closed to you from now on. Tell your manager, so that somebody else takes over."


@require_safe
@needs("seal records")
@transaction.atomic
def seals(request: HttpRequest) -> HttpResponse:
    """The seals that stand, by reference."""
    shown = [(each, queries.readers_of(each)) for each in queries.standing_seals()]
    record("looked at seals", kind="seal", ref="all", by=request.actor, at=timezone.now())
    return render(request, "sealing/seals.html", {"seals": shown})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("seal records")
@transaction.atomic
def seal(request: HttpRequest, ref: str) -> HttpResponse:
    """Seal one person's records, or their family's."""
    now, person, form = timezone.now(), person_by_ref(ref), SealForm(request.POST or None)
    looked_at([person.ref], page=f"sealing {person.ref}", by=request.actor, at=now)
    if request.method == "POST" and form.is_valid():
        whole = form.cleaned_data["whole_family"] == "yes"
        made = actions.seal(
            persons=[each.pk for each in queries.family_of(person)] if whole else [person.pk],
            why=form.cleaned_data["why"],
            readers=form.cleaned_data["readers"],
            by=request.actor,
            at=now,
        )
        messages.success(request, f"Sealed under {made.ref}. For everybody else these records are not there.")
        return redirect("sealing:seals")
    return render(request, "sealing/seal.html", {"form": form, "ref": person.ref})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("seal records")
@needs_fresh_factor
@transaction.atomic
def let_see(request: HttpRequest, ref: str) -> HttpResponse:
    """Let somebody see under a seal, or no longer."""
    found, form = queries.seal_by_ref(ref), LetSeeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.let_see(
            seal=found,
            user=said["username"],
            may=said["may"] == "yes",
            why=said["why"],
            by=request.actor,
            at=timezone.now(),
        )
        messages.success(request, "It holds from their next page.")
        return redirect("sealing:seals")
    return render(request, "sealing/let_see.html", {"form": form, "ref": found.ref})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("seal records")
@needs_fresh_factor
@transaction.atomic
def lift(request: HttpRequest, ref: str) -> HttpResponse:
    """Lift a seal; it stays on record that it stood."""
    found, form = queries.seal_by_ref(ref), LiftSealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.lift(seal=found, why=form.cleaned_data["why"], by=request.actor, at=timezone.now())
        messages.success(request, "The seal is lifted.")
        return redirect("sealing:seals")
    return render(request, "sealing/lift.html", {"form": form, "ref": found.ref})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("see families")
@transaction.atomic
def conflict(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that you know a family privately; from then on it is not there for you."""
    person, form = person_by_ref(ref), ConflictForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.declare_conflict(
            persons=queries.family_of(person),
            kind=form.cleaned_data["kind"],
            by=request.actor,
            at=timezone.now(),
        )
        messages.success(request, GONE)
        return redirect("home")
    return render(request, "sealing/conflict.html", {"form": form, "ref": person.ref})
