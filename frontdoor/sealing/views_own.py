"""The pages of what is closed to a worker for their own sake: their address, records of staff, and ending a conflict."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frontdoor.access.permissions import needs
from frontdoor.accounts.fresh import needs_fresh_factor
from frontdoor.sealing import actions, queries
from frontdoor.sealing.forms import AddressForm, EndConflictForm, StaffRecordForm

CLOSED = "Records at your address are closed to you, today's and later ones."
SAID = "If there is such a record, it is closed to them and to their colleagues."
ENDED = "It holds no longer, from their next page."


@require_http_methods(["GET", "HEAD", "POST"])
@needs("see families")
def addresses(request: HttpRequest) -> HttpResponse:
    """Say where you live, so that no record at your address is ever shown to you."""
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.declare_address(**form.cleaned_data, by=request.actor, at=timezone.now())
        messages.success(request, CLOSED)
        return redirect("sealing:addresses")
    shown = {"form": form, "own": queries.own_addresses(request.actor.id)}
    return render(request, "sealing/addresses.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("say which records are staff's")
def staff_record(request: HttpRequest) -> HttpResponse:
    """Say that a record is that of somebody who works here; the answer is the same where there is no such record."""
    form = StaffRecordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        told = {name: said[name] for name in ("ref", "kind", "why")}
        actions.say_staff_record(user=said["username"], **told, by=request.actor, at=timezone.now())
        messages.success(request, SAID)
        return redirect("sealing:staff_record")
    return render(request, "sealing/staff_record.html", {"form": form})


@require_safe
@needs("seal records")
def conflicts(request: HttpRequest) -> HttpResponse:
    """The conflicts of interest that stand, without whom they are about."""
    return render(request, "sealing/conflicts.html", {"declared": queries.declared(but_of=request.actor.id)})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("seal records")
@needs_fresh_factor
@transaction.atomic
def end_conflict(request: HttpRequest, number: int) -> HttpResponse:
    """Say that a declared conflict holds no longer."""
    rows, form = queries.conflicts_like(number), EndConflictForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            for each in rows:
                actions.end_conflict(
                    conflict=each, why=form.cleaned_data["why"], by=request.actor, at=timezone.now()
                )
        except ValueError as refused:
            form.add_error("why", str(refused))
        else:
            messages.success(request, ENDED)
            return redirect("sealing:conflicts")
    return render(request, "sealing/end_conflict.html", {"form": form, "who": str(rows[0].user)})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("seal records")
@needs_fresh_factor
def end_address(request: HttpRequest, number: int) -> HttpResponse:
    """Say that an address is a worker's own no longer."""
    found, form = queries.own_address_by_id(number), EndConflictForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_address(
                conflict=found, why=form.cleaned_data["why"], by=request.actor, at=timezone.now()
            )
        except ValueError as refused:
            form.add_error("why", str(refused))
        else:
            messages.success(request, ENDED)
            return redirect("sealing:conflicts")
    return render(request, "sealing/end_conflict.html", {"form": form, "who": str(found.user)})
