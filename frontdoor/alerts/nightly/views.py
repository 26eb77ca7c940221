"""The pages of the nightly sweep: when it ran, what differed, and letting a family be looked at again."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frontdoor.access.permissions import check, needs
from frontdoor.alerts.nightly import canaries, queries
from frontdoor.alerts.nightly.sweep import mend
from frontdoor.audit.actions import record
from frontdoor.ui.forms import GovukForm, words


class MendForm(GovukForm):
    """What was found out, before the family is looked at again."""

    why = words(
        label="What did you find out?",
        help_text="Why did the live state and the records differ? The family is then looked at again.",
        error_messages={"required": "Enter what you found out"},
    )


@require_safe
@needs("see incidents")
@transaction.atomic
def incidents(request: HttpRequest) -> HttpResponse:
    """What the last nights found; nobody's name is on it."""
    shown = {
        "nights": queries.latest_nights(),
        "waiting": queries.waiting(),
        "canaries": canaries.latest(),
        "silence": canaries.silence(timezone.now()),
    }
    record("looked at incidents", kind="incident", ref="all", by=request.actor, at=timezone.now())
    return render(request, "alerts/incidents.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("see incidents")
@transaction.atomic
def incident(request: HttpRequest, ref: str) -> HttpResponse:
    """One incident: what is missing, what is left standing, and the way to mend it."""
    found = queries.incident(ref)
    form = MendForm(request.POST or None)
    if request.method == "POST":
        check(request.actor, "mend incidents")
        if form.is_valid():
            mend(incident=found, why=form.cleaned_data["why"], by=request.actor, at=timezone.now())
            messages.success(request, "The family was looked at again. The incident stays on record.")
            return redirect("alerts:incident", ref=found.ref)
    record("looked at an incident", kind="incident", ref=found.ref, by=request.actor, at=timezone.now())
    shown = {"incident": found, "end": getattr(found, "end", None), "form": form}
    return render(request, "alerts/incident.html", {**shown, "may_mend": request.actor.may("mend incidents")})
