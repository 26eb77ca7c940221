"""The auditor's five questions, a page each; what is asked for comes by POST, and asking is an entry too."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from frontdoor.access.permissions import needs
from frontdoor.audit.actions import record
from frontdoor.audit.questions import QUESTIONS
from frontdoor.audit.views import number


@require_http_methods(["GET", "HEAD", "POST"])
@needs("see the audit")
@transaction.atomic
def question(request: HttpRequest, key: str) -> HttpResponse:
    """Ask one of the five questions. Where nothing has to be asked for, the answer is there at once."""
    asked_about = QUESTIONS[key]
    sent = request.POST if request.method == "POST" else {} if asked_about.open else None
    form = asked_about.form(sent)
    shown = {"question": asked_about, "questions": QUESTIONS.values(), "form": form, "asked": request.POST}
    if form.is_valid():
        answer = asked_about.answer(form.cleaned_data, number(request.POST.get("older_than", "")))
        ref = form.cleaned_data.get("subject") or "all"
        now = timezone.now()
        record("looked at the audit", kind="audit", ref=ref, by=request.actor, at=now, asked=answer.title)
        shown["answer"] = answer
    return render(request, "audit/question.html", shown)
