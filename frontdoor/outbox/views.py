"""The pages of messages: the list, opening one, choosing mail, and whether mail goes out."""

from django.conf import settings
from django.contrib import messages as flash
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from frontdoor.access.permissions import needs
from frontdoor.audit.actions import record
from frontdoor.outbox import actions, queries
from frontdoor.outbox.forms import MailForm
from frontdoor.outbox.health import what_is_wrong


@require_safe
@needs("read own messages")
def messages(request: HttpRequest) -> HttpResponse:
    """The messages to whoever asks; who can mend it is told first where mail does not go out."""
    now = timezone.now()
    wrong = what_is_wrong(now) if request.actor.may("try mail again") else []
    shown = {"page": queries.messages_for(request.actor, now), "wrong": wrong}
    return render(request, "outbox/messages.html", shown)


@require_GET
@needs("read own messages")
def open_message(request: HttpRequest, number: int) -> HttpResponse:
    """Say that a message was seen, with all others about the same thing, and go on to it."""
    now = timezone.now()
    message = queries.own_message(request.actor, number, now)
    for each in queries.with_the_same_subject(message, request.actor, now):
        actions.see(message=each, by=request.actor, at=now)
    return redirect(queries.first_link(message, request.actor) or "outbox:messages")


@require_POST
@needs("read own messages")
def seen(request: HttpRequest, number: int) -> HttpResponse:
    """Say that a message was seen, and stay."""
    now = timezone.now()
    actions.see(message=queries.own_message(request.actor, number, now), by=request.actor, at=now)
    return redirect("outbox:messages")


@require_http_methods(["GET", "HEAD", "POST"])
@needs("read own messages")
def mail(request: HttpRequest) -> HttpResponse:
    """Choose whether mail comes for what is not urgent."""
    now = timezone.now()
    page = queries.messages_for(request.actor, now)
    form = MailForm(request.POST or None, initial={"wanted": "yes" if page.wants_mail else "no"})
    if request.method == "POST" and form.is_valid():
        actions.choose_mail(wanted=form.cleaned_data["wanted"] == "yes", by=request.actor, at=now)
        flash.success(request, "Saved. It holds from the next message on.")
        return redirect("outbox:messages")
    shown = {"form": form, "page": page, "hours": settings.MAIL_HOURS}
    return render(request, "outbox/mail.html", shown)


@require_safe
@needs("try mail again")
@transaction.atomic
def sending(request: HttpRequest) -> HttpResponse:
    """Whether mail goes out, and what could not be told; by reference only."""
    now = timezone.now()
    record("looked at what could not be told", kind="message", ref="all", by=request.actor, at=now)
    shown = {"page": queries.sending(now), "hours": settings.MAIL_HOURS, "digest": settings.DIGEST_HOUR}
    return render(request, "outbox/sending.html", shown)


@require_POST
@needs("try mail again")
def try_again(request: HttpRequest, number: int) -> HttpResponse:
    """Try by hand what could not be told."""
    found = queries.mail_that_was_not_told(number)
    actions.try_again(mail=found, by=request.actor, at=timezone.now())
    flash.success(request, "It is tried again. If it is not taken, it comes back here.")
    return redirect("outbox:sending")
