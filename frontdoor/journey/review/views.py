"""The pages of the review desk: what is asked, and one question with everything a worker needs to answer it."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from frontdoor.access.permissions import needs
from frontdoor.journey.review import answers, asking, queries
from frontdoor.journey.review.first import somebody_was_first
from frontdoor.journey.review.forms import AnswerForm, WhichForm
from frontdoor.people.actions import MayNotJoin
from frontdoor.people.looking import looked_at

DESK = "review desk"
SAVED = "Saved. Their families were looked at again. This is the next question."
ALL_DONE = "Saved. Their families were looked at again. No other question waits."


@require_safe
@needs("judge links")
@transaction.atomic
def desk(request: HttpRequest) -> HttpResponse:
    """What is asked about who is who, the most consequential first."""
    number, now = request.GET.get("page", "1"), timezone.now()
    page = int(number) if number.isdecimal() and len(number) < 6 else 1
    shown, people = queries.desk(show=request.GET.get("show", ""), page=page, now=now)
    looked_at(people, page=DESK, by=request.actor, at=now, because="on_duty")
    return render(request, "journey/review_desk.html", {"desk": shown})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("judge links")
@transaction.atomic
def question(request: HttpRequest, newer: str, known: str = "") -> HttpResponse:
    """One question: side by side, what speaks for and against, both families, and a worker's answer."""
    asked, now = asking.asked(newer, known), timezone.now()
    try:
        if request.method == "POST":
            answers.check_nobody_was_first(asked.among, request.POST.get("seen", ""))
        if not asked.candidates:
            return _answered(request, asked)
        page = asking.question_page(asked, now=now)
        looked_at(page.people_shown, page=DESK, by=request.actor, at=now)
        form = _form(request, asked, page)
        if form.is_valid():
            following = queries.after(asked.row, localdate(now))
            _save(request, asked, form, now)
            return _go_on(request, queries.first_still_asked(following))
    except answers.AnsweredMeanwhile as refused:
        refs = [asked.newer.ref, *asked.refs]
        return somebody_was_first(request, refused, refs=refs, page=DESK, back=reverse("journey:review"))
    except MayNotJoin as refused:
        form.add_error("verdict", str(refused))
    return render(request, "journey/review_question.html", {"page": page, "form": form})


def _form(request: HttpRequest, asked: asking.Asked, page) -> AnswerForm | WhichForm:
    data = request.POST if request.method == "POST" else None
    if not asked.of_several:
        return AnswerForm(data)
    offered = [
        (
            each.ref,
            f"{number}. {each.beside.person.in_brief(page.day)}, {each.head[:1].lower()}{each.head[1:]}",
        )
        for number, each in enumerate(page.candidates, start=1)
    ]
    return WhichForm(data, candidates=offered)


def _save(request: HttpRequest, asked: asking.Asked, form: AnswerForm | WhichForm, now) -> None:
    said = form.verdicts(asked.refs)
    answers.answer(
        asked.newer,
        {person: said[person.ref] for person in asked.candidates},
        seen=request.POST.get("seen", ""),
        among=asked.among,
        why=form.cleaned_data["why"],
        by=request.actor,
        at=now,
    )


def _go_on(request: HttpRequest, following) -> HttpResponse:
    """Lead to the next question, so that a worker can go on without a detour by the list."""
    if following is None:
        messages.success(request, ALL_DONE)
        return redirect("journey:review")
    messages.success(request, SAVED)
    return redirect(queries.address_of(following))


def _answered(request: HttpRequest, asked: asking.Asked) -> HttpResponse:
    """Nobody is left to be asked about: the list has what is."""
    messages.info(request, "This question was answered, or is no longer asked.")
    return redirect("journey:review")
