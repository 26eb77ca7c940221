"""The pages of the rulebook: every value with its source, proposing one, and answering."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from frontdoor.access.permissions import needs
from frontdoor.rulebook import actions, queries
from frontdoor.rulebook.forms import AnswerForm, ProposeForm
from frontdoor.rulebook.reports import NotThisReport


@require_safe
@needs("see rules")
def values(request: HttpRequest) -> HttpResponse:
    """Every value as it stands today, what is proposed, and what was answered."""
    shown = {
        "values": queries.values(localdate()),
        "open": queries.open_proposals(),
        "answered": queries.answered_proposals()[:20],
        "may_propose": request.actor.may("propose rules"),
    }
    return render(request, "rulebook/values.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("propose rules")
def propose(request: HttpRequest, name: str) -> HttpResponse:
    """Propose another value, with its report."""
    if name not in queries.names():
        raise Http404
    form = ProposeForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.propose(name=name, **form.cleaned_data, by=request.actor, at=timezone.now())
            messages.success(request, "Your proposal is saved. It holds once somebody else has approved it.")
            return redirect("rulebook:proposal", ref=made.ref)
        except actions.MayNotSet as refused:
            form.add_error("value", str(refused))
        except NotThisReport as refused:
            form.add_error("report", str(refused))
    row = queries.rules_on(localdate()).row(name)
    return render(
        request, "rulebook/propose.html", {"form": form, "row": row, "title": queries.TITLES[name[:3]]}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs("see rules")
def proposal(request: HttpRequest, ref: str) -> HttpResponse:
    """One proposal with its report, and the answer."""
    found = queries.proposal(ref)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer(proposal=found, **form.cleaned_data, by=request.actor, at=timezone.now())
            messages.success(request, "Your answer is saved.")
            return redirect("rulebook:proposal", ref=found.ref)
        except actions.MayNotSet as refused:
            form.add_error("choice", str(refused))
    page = queries.proposal_page(found, actor=request.actor)
    return render(request, "rulebook/proposal.html", {"form": form, "page": page})
