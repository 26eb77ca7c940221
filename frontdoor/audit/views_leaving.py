"""The two pages by which something of the audit leaves: an export, and a list for a family. Each asks why."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from frontdoor.access.permissions import needs
from frontdoor.accounts.fresh import needs_fresh_factor
from frontdoor.audit import leaving, queries
from frontdoor.audit.forms import ExportForm, TellForm


@require_http_methods(["GET", "HEAD", "POST"])
@needs("export the audit")
@needs_fresh_factor
def export(request: HttpRequest) -> HttpResponse:
    """Choose entries, say why, and take them along as FHIR AuditEvents."""
    form = ExportForm(request.POST if request.method == "POST" else None, verbs=queries.verbs())
    if form.is_valid():
        asked = {name: value for name, value in form.cleaned_data.items() if name != "why"}
        now = timezone.now()
        try:
            lines = leaving.export(asked=asked, why=form.cleaned_data["why"], by=request.actor, at=now)
        except leaving.TooMany as refused:
            form.add_error("since", str(refused))
        else:
            answer = HttpResponse(lines, content_type="application/fhir+ndjson")
            answer["Content-Disposition"] = f'attachment; filename="audit-{timezone.localdate(now)}.ndjson"'
            return answer
    return render(request, "audit/export.html", {"form": form, "most": settings.AUDIT_EXPORT_AT_MOST})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("see the audit")
def told(request: HttpRequest) -> HttpResponse:
    """Say whose record and who asked; the list is a page to print."""
    form = TellForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "audit/tell.html", {"form": form})
    ref, why = form.cleaned_data["subject"], form.cleaned_data["why"]
    page = leaving.tell_family(ref=ref, why=why, by=request.actor, at=timezone.now())
    return render(request, "audit/told.html", {"page": page})
