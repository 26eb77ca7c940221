"""The page of notes to somebody, and saying that one has read one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from frontdoor.access.permissions import needs
from frontdoor.journey.notes import actions, queries


@require_safe
@needs("see families")
def notes(request: HttpRequest) -> HttpResponse:
    """What somebody did that rested on a judgement which was taken back."""
    return render(request, "journey/notes.html", {"page": queries.notes_for(request.actor)})


@require_POST
@needs("see families")
def read(request: HttpRequest, number: int) -> HttpResponse:
    """Say that a note was read; it stays on the page, further down."""
    note = queries.own_note(request.actor, number)
    actions.say_it_was_read(note=note, by=request.actor, at=timezone.now())
    messages.success(request, "Noted: you have read it.")
    return redirect("journey:notes")
