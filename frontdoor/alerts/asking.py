"""One question on one page about one alert: the form, what is done with it, and what is said when somebody was first."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from frontdoor.alerts.life.keeping import AlreadyDone
from frontdoor.alerts.life.pauses import MayNotPause
from frontdoor.alerts.models import Alert
from frontdoor.ui.forms import GovukForm


@dataclass(frozen=True, slots=True)
class Question:
    """What a page about an alert asks, in words: its heading, what it says before, its button, and what is said after."""

    heading: str
    submit: str
    done: str
    before: str = ""


def ask(
    request: HttpRequest, found: Alert, form: GovukForm, question: Question, act: Callable[[], object]
) -> HttpResponse:
    """Ask, and where the answer is whole do it; a refusal is shown with what was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except AlreadyDone as refused:
            typed = [
                (str(form.fields[name].label), form.shown(name)) for name in form.fields if name == "why"
            ]
            return already_done(request, found.ref, refused, typed=typed)
        except (MayNotPause, ValueError) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, question.done)
            return redirect("alerts:alert", ref=found.ref)
    return render(request, "alerts/ask.html", {"form": form, "question": question, "ref": found.ref})


def already_done(request, ref, refused, typed=()) -> HttpResponse:
    """Say who was first and when, and give back what was typed, so that nothing is lost."""
    if refused.by_id == request.actor.id:
        messages.info(request, "You did this before. It was saved once.")
        return redirect("alerts:alert", ref=ref)
    words = {"sentence": str(refused), "ref": ref, "typed": [each for each in typed if each[1]]}
    return render(request, "alerts/already_done.html", words, status=409)
