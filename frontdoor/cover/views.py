"""The pages of cover: the week, putting somebody on the rota, saying who is away, and who stands in."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frontdoor.access.permissions import check, needs
from frontdoor.accounts.queries import account_of
from frontdoor.cover import actions, queries
from frontdoor.cover.forms import AwayForm, BackForm, ColleagueAwayForm, OffForm, ShiftForm, WeekForm

KEEP = "keep the rota"


@require_safe
@needs("see the rota")
def week(request: HttpRequest) -> HttpResponse:
    """Who is on duty this week or another, who is away, and who stands in."""
    now, asked = timezone.now(), WeekForm(request.GET)
    day = (asked.is_valid() and asked.cleaned_data["week"]) or timezone.localdate(now)
    page = queries.cover_page(queries.monday_of(day), of=request.actor.id, now=now)
    return render(request, "cover/week.html", {"page": page, "may_keep": request.actor.may(KEEP)})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(KEEP)
@transaction.atomic
def put_on(request: HttpRequest) -> HttpResponse:
    """Put somebody on the rota for some days."""
    form = ShiftForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("role", "team")}
        try:
            actions.put_on_rota_often(
                user=form.user_named("user"),
                times=form.shifts(),
                by=request.actor,
                at=timezone.now(),
                **said,
            )
        except actions.NotPossible as refused:
            form.add_error("role", str(refused))
        else:
            messages.success(request, "They are on the rota.")
            return redirect("cover:week")
    return render(request, "cover/shift.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(KEEP)
@transaction.atomic
def take_off(request: HttpRequest, number: int) -> HttpResponse:
    """Take somebody off the rota again."""
    shift, form = queries.shift_by_id(number), OffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.take_off_rota(shift=shift, why=form.cleaned_data["why"], by=request.actor, at=timezone.now())
        messages.success(request, "They are off the rota for that shift.")
        return redirect("cover:week")
    return render(request, "cover/off.html", {"form": form, "shift": queries.shown(shift)})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("see the rota")
@transaction.atomic
def away(request: HttpRequest) -> HttpResponse:
    """Say that you are away, and who stands in."""
    form = AwayForm(request.POST or None)
    if _said(request, form, account_of(request.actor.id)):
        messages.success(request, "Your days away are on the page of cover. Your rights stay as they are.")
        return redirect("cover:week")
    return render(request, "cover/away.html", {"form": form, "own": True})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(KEEP)
@transaction.atomic
def colleague_away(request: HttpRequest) -> HttpResponse:
    """Say that a colleague is away, such as somebody who is unwell, and who stands in."""
    form = ColleagueAwayForm(request.POST or None)
    user = form.user_named("user") if request.method == "POST" and form.is_valid() else None
    if _said(request, form, user):
        messages.success(request, "Their days away are on the page of cover. Their rights stay as they are.")
        return redirect("cover:week")
    return render(request, "cover/away.html", {"form": form, "own": False})


def _said(request: HttpRequest, form: AwayForm, user) -> bool:
    """Whether the absence was sent and kept; what is refused is said on the form."""
    if request.method != "POST" or not form.is_valid() or user is None:
        return False
    said = {key: form.cleaned_data[key] for key in ("from_on", "until_on")}
    if "why_away" in form.fields:
        said["kind"] = form.cleaned_data["why_away"]
    try:
        actions.say_away(
            user=user, deputy=form.user_named("deputy"), by=request.actor, at=timezone.now(), **said
        )
    except actions.NotPossible as refused:
        form.add_error("deputy", str(refused))
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@needs("see the rota")
@transaction.atomic
def back(request: HttpRequest, number: int) -> HttpResponse:
    """Say that you are here again, or that a colleague is."""
    absence = queries.absence_by_id(number)
    if absence.user_id != request.actor.id:
        check(request.actor, KEEP)
    form = BackForm(request.POST or None, initial={"back_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        actions.say_back(
            absence=absence, back_on=form.cleaned_data["back_on"], by=request.actor, at=timezone.now()
        )
        messages.success(request, "It is on the page of cover. Nobody stands in from that day.")
        return redirect("cover:week")
    return render(request, "cover/back.html", {"form": form, "who": str(absence.user)})
