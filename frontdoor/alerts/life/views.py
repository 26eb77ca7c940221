"""Handing an alert to another manager, and pausing what joins it."""

from datetime import datetime, time

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from frontdoor.access.permissions import needs
from frontdoor.alerts import queries
from frontdoor.alerts.asking import Question, already_done, ask
from frontdoor.alerts.life.holding import hand_over
from frontdoor.alerts.life.keeping import AlreadyDone
from frontdoor.alerts.life.pauses import end_pause, pause
from frontdoor.ui.forms import GovukForm, MemorableDateField, words

HAND_OVER = Question(
    "Hand this alert over",
    "Hand it over",
    "The alert moved. Its new manager is told, and its clocks run on.",
    "Its clocks run on. Only Team Managers who are here, and may see the family, can be chosen.",
)
PAUSE = Question(
    "Pause what joins this alert",
    "Pause",
    "What joins this alert is told to nobody until then. A red finding ends the pause.",
    "Amber that joins is shown on the page and told to nobody until the day you say. "
    "No clock stops, and a red finding ends the pause.",
)


class HandOverForm(GovukForm):
    """To whom, and why."""

    to = forms.ChoiceField(
        label="To whom?", error_messages={"required": "Select to whom you hand the alert over"}
    )
    why = words(label="Why?", most=1000, rows=3, error_messages={"required": "Enter why you hand it over"})

    def __init__(self, data=None, *, managers: list[tuple[int, str]], **kwargs):
        super().__init__(data, **kwargs)
        self.fields["to"].choices = [("", "Choose"), *managers]


class PauseForm(GovukForm):
    """Until when, and why."""

    until = MemorableDateField(
        label="Until which day?",
        future=True,
        error_messages={"required": "Enter the day on which the pause ends"},
    )
    why = words(label="Why?", most=1000, rows=3, error_messages={"required": "Enter why you pause it"})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("decide alerts")
@transaction.atomic
def move(request: HttpRequest, ref: str) -> HttpResponse:
    """Hand an alert over to another Team Manager, with a reason."""
    found, at = queries.alert_by_ref(ref), timezone.now()
    form = HandOverForm(request.POST or None, managers=queries.may_take(found, at))

    def act():
        said = form.cleaned_data
        hand_over(alert=found, to=int(said["to"]), why=said["why"], by=request.actor, at=at)

    return ask(request, found, form, HAND_OVER, act)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("decide alerts")
@transaction.atomic
def quieten(request: HttpRequest, ref: str) -> HttpResponse:
    """Pause what joins an alert until a day, with a reason."""
    found, at = queries.alert_by_ref(ref), timezone.now()
    form = PauseForm(request.POST or None)

    def act():
        until = timezone.make_aware(datetime.combine(form.cleaned_data["until"], time(17)))
        pause(alert=found, until=until, why=form.cleaned_data["why"], by=request.actor, at=at)

    return ask(request, found, form, PAUSE, act)


@require_POST
@needs("decide alerts")
@transaction.atomic
def unquieten(request: HttpRequest, ref: str) -> HttpResponse:
    """End a pause before its time."""
    found = queries.alert_by_ref(ref)
    try:
        end_pause(alert=found, by=request.actor, at=timezone.now())
    except AlreadyDone as refused:
        return already_done(request, ref, refused)
    messages.success(request, "The pause is over.")
    return redirect("alerts:alert", ref=found.ref)
