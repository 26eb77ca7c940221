"""The pages of whoever is asked: what waits for them, and answering; nothing else of the family is shown there."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frontdoor.access.permissions import needs
from frontdoor.conversations import actions, forms, queries


@require_safe
@needs("answer questions")
@transaction.atomic
def asked(request: HttpRequest) -> HttpResponse:
    """The questions to somebody themselves."""
    found = queries.asked_of(request.actor, timezone.now())
    return render(request, "conversations/asked.html", {"requests": found})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("answer questions")
@transaction.atomic
def answer(request: HttpRequest, ref: str) -> HttpResponse:
    """Answer one question, or write down the answer that somebody gave."""
    now, found = timezone.now(), queries.request_to_answer(ref, request.actor)
    shown = queries.shown(found, now)
    form = forms.AnswerForm(request.POST or None)
    if form.is_valid() and not shown.answered_at:
        try:
            actions.reply(request=found, text=form.cleaned_data["text"], by=request.actor, at=now)
        except actions.AlreadyAnswered as refused:
            messages.warning(request, str(refused))
        else:
            messages.success(request, "Thank you. Your answer is on the record of this family.")
        return redirect("conversations:asked")
    return render(request, "conversations/answer.html", {"form": form, "page": shown})
