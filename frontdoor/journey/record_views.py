"""Pages on which a worker adds to a family's chronology, or takes a record back."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from frontdoor.access.permissions import needs
from frontdoor.journey import record_forms, records_queries, steps
from frontdoor.people.looking import looked_at


@require_http_methods(["GET", "POST"])
@needs("write to the chronology")
def add(request: HttpRequest, ref: str) -> HttpResponse:
    """Add one record about people of this family."""
    now = timezone.now()
    with transaction.atomic():
        family = records_queries.family_to_write_about(ref, timezone.localdate())
        refs = [person for person, _ in family.people]
        looked_at(refs, page="add to the chronology", by=request.actor, at=now)
        form = record_forms.AddRecord(request.POST or None, people=family.people)
        if form.is_valid():
            steps.record_is_added(**records_queries.as_record(family, form, by=request.actor, at=now))
            messages.success(request, "Added to the chronology. The family was looked at again.")
            return redirect("chronology:family", ref)
        return render(request, "journey/add_record.html", {"form": form, "ref": ref})


@require_http_methods(["GET", "POST"])
@needs("write to the chronology")
def withdraw(request: HttpRequest, ref: str, event_ref: str) -> HttpResponse:
    """Take a record back, with a reason; it stays on the page, struck through."""
    now = timezone.now()
    with transaction.atomic():
        event = records_queries.record_to_withdraw(ref, event_ref, timezone.localdate())
        looked_at(event.people_shown, page="withdraw a record", by=request.actor, at=now)
        form = record_forms.Withdraw(request.POST or None)
        if form.is_valid():
            steps.record_is_withdrawn(event.row, why=form.cleaned_data["why"], by=request.actor, at=now)
            messages.success(request, "The record is withdrawn. The family was looked at again.")
            return redirect("chronology:family", ref)
        return render(request, "journey/withdraw_record.html", {"form": form, "ref": ref, "page": event})


@require_http_methods(["GET", "POST"])
@needs("write to the chronology")
def correct(request: HttpRequest, ref: str, event_ref: str) -> HttpResponse:
    """Say a record right by a later one; the earlier stays on the page beside it."""
    now = timezone.now()
    with transaction.atomic():
        event = records_queries.record_to_withdraw(ref, event_ref, timezone.localdate())
        looked_at(event.people_shown, page="correct a record", by=request.actor, at=now)
        now_said = {"occurred_on": event.occurred_on, "text": event.text, "analysis": event.row.analysis}
        form = record_forms.Correct(request.POST or None, initial=now_said)
        if form.is_valid():
            steps.record_is_corrected(event.row, **form.cleaned_data, by=request.actor, at=now)
            messages.success(request, "The record is corrected. The family was looked at again.")
            return redirect("chronology:family", ref)
        return render(request, "journey/add_record.html", {"form": form, "ref": ref})


@require_http_methods(["GET", "POST"])
@needs("write to the chronology")
def take_back_tie(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Take back a tie that was wrong, with a reason; it stays on the page, struck through."""
    now = timezone.now()
    with transaction.atomic():
        tie = records_queries.tie_to_take_back(ref, number, timezone.localdate())
        looked_at(tie.people_shown, page="take back a tie", by=request.actor, at=now)
        form = record_forms.TakeBackTie(request.POST or None)
        if form.is_valid():
            steps.ties_are_taken_back(tie.rows, why=form.cleaned_data["why"], by=request.actor, at=now)
            messages.success(request, "The tie is taken back. The family was looked at again.")
            return redirect("chronology:family", ref)
        return render(request, "journey/take_back_tie.html", {"form": form, "ref": ref, "page": tie})
