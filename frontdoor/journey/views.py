"""The steps a person takes: sending a contact, saying who is who, and taking that back."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontdoor.access.permissions import needs
from frontdoor.accounts.fresh import needs_fresh_factor
from frontdoor.intake.draft_to_contact import NotFinished
from frontdoor.journey import queries, steps
from frontdoor.journey.review.answers import AnsweredMeanwhile, answer
from frontdoor.journey.review.first import somebody_was_first
from frontdoor.journey.sending import send_draft
from frontdoor.people.actions import AlreadyUndone, MayNotJoin
from frontdoor.people.forms import JudgeForm, UndoForm
from frontdoor.people.looking import looked_at

JUDGED = {
    "same": "Saved: they are one person from now on. Their families were looked at again.",
    "not_same": "Saved: they are not the same person. Matching will not join them.",
    "unsure": "Saved: you are not sure. They stay apart.",
}


@require_POST
@needs("make a contact")
def send(request: HttpRequest, draft: UUID) -> HttpResponse:
    """Send a finished draft; one that was sent before leads to the same confirmation."""
    try:
        received = send_draft(draft, by=request.actor, at=timezone.now())
    except NotFinished:  # its sentence names people, and a message may be kept in a cookie
        messages.error(request, "Not sent yet: some questions are not answered. They are listed below.")
        return redirect("intake:check", draft=draft)
    return redirect("journey:sent", ref=received.ref)


@require_safe
@needs("make a contact")
def sent(request: HttpRequest, ref: str) -> HttpResponse:
    """Confirm that a contact arrived: its reference, and what happens next."""
    return render(request, "intake/sent.html", {"page": queries.sent_page(ref, actor=request.actor)})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("judge links")
@transaction.atomic
def judge(request: HttpRequest) -> HttpResponse:
    """Say whether two descriptions are one person, with both side by side and a reason."""
    asked, now = request.POST or request.GET, timezone.now()
    one, other = queries.two_people(asked.get("one", ""), asked.get("other", ""))
    page = queries.judge_page(one, other, contact=asked.get("contact", ""))
    looked_at(page.people_shown, page="judging who is who", by=request.actor, at=now)
    form = JudgeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            _judge(request, one, other, form)
        except AnsweredMeanwhile as refused:
            refs = page.people_shown
            return somebody_was_first(request, refused, refs=refs, page="judging who is who", back=page.back)
        except MayNotJoin as refused:
            form.add_error("verdict", str(refused))
        else:
            messages.success(request, JUDGED[form.cleaned_data["verdict"]])
            return redirect(page.back)
    return render(request, "journey/judge.html", {"page": page, "form": form})


def _judge(request: HttpRequest, one, other, form: JudgeForm) -> None:
    """Judge two people, unless somebody did so since the page was opened."""
    answer(
        one,
        {other: form.cleaned_data["verdict"]},
        seen=request.POST.get("seen", ""),
        among=[one.pk, other.pk],
        why=form.cleaned_data["why"],
        by=request.actor,
        at=timezone.now(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs("judge links")
@needs_fresh_factor
@transaction.atomic
def undo(request: HttpRequest) -> HttpResponse:
    """Take a judgement back, with a reason; both people are again what they were."""
    asked, now = request.POST or request.GET, timezone.now()
    link = queries.judgement(asked.get("link", ""))
    page = queries.undo_page(link, contact=asked.get("contact", ""))
    looked_at(page.people_shown, page="undoing who is who", by=request.actor, at=now)
    form = UndoForm(request.POST if request.method == "POST" and not page.ended else None)
    if form.is_valid():
        try:
            steps.link_is_undone(link, why=form.cleaned_data["why"], by=request.actor, at=now)
        except AlreadyUndone as refused:
            messages.info(request, str(refused))
        else:
            messages.success(request, "Undone. Their families were looked at again.")
        return redirect(page.back)
    return render(request, "journey/undo.html", {"page": page, "form": form})
