"""The pages of exports: asking for a list, answering for somebody else's, and fetching one's own."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frontdoor.access.permissions import needs
from frontdoor.accounts.fresh import needs_fresh_factor
from frontdoor.audit.actions import record
from frontdoor.disclosure.exporting import actions, queries
from frontdoor.disclosure.exporting.forms import AskForm, ExportAnswerForm
from frontdoor.people.looking import looked_at

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_http_methods(["GET", "HEAD", "POST"])
@needs(actions.MAKE)
@needs_fresh_factor
@transaction.atomic
def exports(request: HttpRequest) -> HttpResponse:
    """One's own exports, those that wait for a second person, and the way to ask for one."""
    now = timezone.now()
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.ask(**form.cleaned_data, by=request.actor, at=now)
            # Nobody takes out a family's chronology whose record they could not open.
            opens = [made.person_ref] if made.person_ref else []
            looked_at(opens, page=f"export {made.ref}", by=request.actor, at=now, opens=True)
            return redirect("disclosure:export", ref=made.ref)
        except actions.MayNotExport as refused:
            form.add_error("what", str(refused))
    record("looked at exports", kind="export", ref="all", by=request.actor, at=now)
    shown = queries.exports(actor=request.actor, now=now)
    return render(request, "disclosure/exports.html", {"form": form, "exports": shown})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(actions.MAKE)
@needs_fresh_factor
@transaction.atomic
def export(request: HttpRequest, ref: str) -> HttpResponse:
    """One export, and the answer of a second person."""
    found, now = queries.export(ref, actor=request.actor), timezone.now()
    form = ExportAnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.answer(export=found, **form.cleaned_data, by=request.actor, at=now)
            messages.success(request, "Your answer is saved.")
            return redirect("disclosure:export", ref=found.ref)
        except actions.MayNotExport as refused:
            form.add_error("choice", str(refused))
    record("looked at an export", kind="export", ref=found.ref, by=request.actor, at=now)
    page = queries.shown(found, actor=request.actor, now=now)
    return render(request, "disclosure/export.html", {"form": form, "page": page})


@require_safe
@needs(actions.MAKE)
@needs_fresh_factor
def fetch(request: HttpRequest, ref: str) -> HttpResponse:
    """The file, named by its reference."""
    found = queries.export(ref, actor=request.actor)
    try:
        whole = actions.fetch(found, by=request.actor, at=timezone.now())
    except actions.MayNotExport as refused:
        raise PermissionDenied(str(refused)) from refused
    answer = HttpResponse(whole, content_type=KINDS[found.form])
    answer["Content-Disposition"] = f'attachment; filename="{found.ref}.{found.form}"'
    return answer
