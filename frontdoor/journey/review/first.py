"""The page for whoever comes second to a question: who judged what, when and why, and nothing they typed is lost."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from frontdoor.journey.review.answers import AnsweredMeanwhile
from frontdoor.journey.review.asking import who_was_first
from frontdoor.people.looking import looked_at

SAVED_ONCE = "You answered this before. It was saved once."


def somebody_was_first(
    request: HttpRequest, refused: AnsweredMeanwhile, *, refs: Iterable[str], page: str, back: str
) -> HttpResponse:
    """Say who was first; who sent one form twice is told that it was saved once."""
    if refused.all_by(request.actor):
        messages.info(request, SAVED_ONCE)
        return redirect(back)
    refs = list(refs)
    looked_at(refs, page=page, by=request.actor, at=timezone.now())
    words = {
        "said": who_was_first(refused),
        "typed": request.POST.get("why", ""),
        "ref": refs[0],
        "back": back,
    }
    return render(request, "journey/review_first.html", words, status=409)
