"""The Team Manager's pages: what waits, one alert, and what a manager does with it."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontdoor.access.permissions import needs
from frontdoor.alerts import actions, queries
from frontdoor.alerts.asking import already_done
from frontdoor.alerts.forms import DecideForm, GuidanceForm
from frontdoor.alerts.nightly.canaries import silence
from frontdoor.alerts.one_alert import alert_page
from frontdoor.alerts.pages import AlertPage
from frontdoor.intake.in_turn import wait_for_turn
from frontdoor.people.looking import looked_at


@require_safe
@needs("see alerts")
@transaction.atomic
def desk(request: HttpRequest) -> HttpResponse:
    """What waits, for whom, and by when."""
    number = request.GET.get("page", "1")
    shown, people = queries.desk(
        actor=request.actor,
        tab=request.GET.get("show", ""),
        page=int(number) if number.isdecimal() and len(number) < 6 else 1,
        now=timezone.now(),
    )
    looked_at(people, page="alerts", by=request.actor, at=timezone.now(), because="on_duty")
    return render(request, "alerts/desk.html", {"desk": shown, "silence": silence(timezone.now())})


@require_safe
@needs("see alerts")
@transaction.atomic
def alert(request: HttpRequest, ref: str) -> HttpResponse:
    """One alert with everything it rests on."""
    return render(request, "alerts/alert.html", {"page": _shown(request, ref)})


@require_POST
@needs("decide alerts")
def acknowledge(request: HttpRequest, ref: str) -> HttpResponse:
    """Take an alert on."""
    found = queries.alert_by_ref(ref)
    try:
        actions.acknowledge(alert=found, by=request.actor, at=timezone.now())
    except actions.AlreadyDone as refused:
        return already_done(request, ref, refused)
    messages.success(request, "You acknowledged this alert. It is yours to decide.")
    return redirect("alerts:alert", ref=found.ref)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("decide alerts")
@transaction.atomic
def guide(request: HttpRequest, ref: str) -> HttpResponse:
    """Tell the workers what to do next."""
    found, form = queries.alert_by_ref(ref), GuidanceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data["text"]
        try:
            actions.give_guidance(alert=found, text=said, by=request.actor, at=timezone.now())
        except actions.AlreadyDone as refused:
            return already_done(request, ref, refused, typed=[("Your guidance", said)])
        messages.success(request, "Your guidance is saved. Every worker on this family's contacts reads it.")
        return redirect("alerts:alert", ref=found.ref)
    return render(request, "alerts/guide.html", {"form": form, "page": _shown(request, ref)})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("decide alerts")
@transaction.atomic
def decide(request: HttpRequest, ref: str) -> HttpResponse:
    """Decide for the whole family and for each child: a reason, each person looked at or why not, what happens next."""
    wait_for_turn()  # so that nobody joins the family between being shown here and being asked about
    page = _shown(request, ref)
    earlier = [each.title.split()[-1] for each in page.earlier]
    owners = queries.may_own_steps(timezone.now())
    form = DecideForm(request.POST or None, people=page.people, earlier=earlier, owners=owners)
    try:
        actions.check_open(queries.alert_by_ref(ref))
        if form.is_valid():
            closed = _decide(request, ref, form)
            what = "This alert is closed." if closed else "The alert closes when its next steps are done."
            messages.success(request, f"Your decision is saved. {what}")
            return redirect("alerts:alert", ref=page.standing.ref)
    except actions.AlreadyDone as refused:
        return already_done(request, ref, refused, typed=[("Your reason", request.POST.get("why", ""))])
    return render(request, "alerts/decide.html", {"form": form, "page": page})


def _decide(request: HttpRequest, ref: str, form: DecideForm) -> bool:
    """Keep the guidance and the decision in one; tell whether nothing is left to do."""
    found, said, at = queries.alert_by_ref(ref), form.cleaned_data, timezone.now()
    if said["guidance"]:
        actions.give_guidance(alert=found, text=said["guidance"], by=request.actor, at=at)
    actions.decide(
        alert=found,
        choice=said["choice"],
        why=said["why"],
        reason=said["reason"],
        covered=form.covered,
        children=form.children,
        steps=form.steps,
        hindsight=form.hindsight,
        by=request.actor,
        at=at,
    )
    return not form.steps


def _shown(request: HttpRequest, ref: str) -> AlertPage:
    """Everything about an alert, once it is written down who is looking at whom."""
    now = timezone.now()
    page = alert_page(queries.alert_by_ref(ref), actor=request.actor, now=now)
    looked_at(page.people_shown, page=f"alert {page.standing.ref}", by=request.actor, at=now)
    return page
