"""The pages that say who works with a family: people and teams, from today, and no longer."""

from datetime import datetime

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from frontdoor.access.permissions import check, needs
from frontdoor.people.looking import looked_at
from frontdoor.reasons import actions, queries
from frontdoor.reasons.forms import EndForm, InvolveForm, InvolveTeamForm

SAYS = "say who works with a family"


def _family(request: HttpRequest, ref: str, now: datetime):
    """The person of a reference and their family, looked at by whoever asks."""
    person = queries.person_of(ref)
    looked_at([person.ref], page=f"who works with {person.ref}", by=request.actor, at=now, opens=True)
    return person, queries.family_of(person)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("see families")
@transaction.atomic
def involved(request: HttpRequest, ref: str) -> HttpResponse:
    """Who works with a family, and letting somebody know about it from today."""
    now, form = timezone.now(), InvolveForm(request.POST or None)
    person, family = _family(request, ref, now)
    if request.method == "POST":
        check(request.actor, SAYS)
        if form.is_valid():
            actions.involve(persons=family, **form.cleaned_data, by=request.actor, at=now)
            messages.success(request, "They can open this family's record from now on.")
            return redirect("reasons:involved", ref=person.ref)
    rows = queries.works_with([each.pk for each in family], now)
    shown = {"form": form, "rows": rows, "ref": person.ref, "may": request.actor.may(SAYS)}
    return render(request, "reasons/involved.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(SAYS)
@transaction.atomic
def involve_team(request: HttpRequest, ref: str) -> HttpResponse:
    """Let a team know about a family from today, such as the early help hub of its locality."""
    now, form = timezone.now(), InvolveTeamForm(request.POST or None)
    person, family = _family(request, ref, now)
    if request.method == "POST" and form.is_valid():
        actions.involve_team(persons=family, **form.cleaned_data, by=request.actor, at=now)
        messages.success(request, "Everybody in the team can open this family's record from now on.")
        return redirect("reasons:involved", ref=person.ref)
    return render(request, "reasons/involve_team.html", {"form": form, "ref": person.ref})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(SAYS)
@transaction.atomic
def end(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Say that somebody no longer works with a family."""
    now, form = timezone.now(), EndForm(request.POST or None)
    person, family = _family(request, ref, now)
    rows = queries.same_involvements(number, [each.pk for each in family], now)
    if request.method == "POST" and form.is_valid():
        for each in rows:
            actions.end_involvement(involvement=each, why=form.cleaned_data["why"], by=request.actor, at=now)
        messages.success(request, "They no longer work with this family. It holds from their next page.")
        return redirect("reasons:involved", ref=person.ref)
    return render(request, "reasons/end.html", {"form": form, "ref": person.ref, "who": str(rows[0].user)})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(SAYS)
@transaction.atomic
def end_team(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Say that a team no longer works with a family."""
    now, form = timezone.now(), EndForm(request.POST or None)
    person, family = _family(request, ref, now)
    rows = queries.same_teams(number, [each.pk for each in family], now)
    if request.method == "POST" and form.is_valid():
        for each in rows:
            actions.end_team(involvement=each, why=form.cleaned_data["why"], by=request.actor, at=now)
        messages.success(request, "The team no longer works with this family. It holds from their next page.")
        return redirect("reasons:involved", ref=person.ref)
    who = rows[0].team or str(rows[0].agency)
    return render(request, "reasons/end.html", {"form": form, "ref": person.ref, "who": who})
