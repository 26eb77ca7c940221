"""The pages of the gate: what is to leave, one document with its outsiders, the release, and the bytes that leave."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frontdoor.access.permissions import check, needs
from frontdoor.audit.actions import record
from frontdoor.disclosure.gate import actions, queries
from frontdoor.disclosure.gate.files import propose_as_given
from frontdoor.disclosure.gate.forms import BeginForm, DocumentForm, OutsiderForm, RecallForm, ReleaseForm
from frontdoor.people.looking import looked_at

TYPES = {
    "txt": "text/plain; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_http_methods(["GET", "HEAD", "POST"])
@needs(actions.SEE)
@transaction.atomic
def documents(request: HttpRequest) -> HttpResponse:
    """Every document that is to leave, and the way to begin one."""
    now = timezone.now()
    form = BeginForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        check(request.actor, actions.WRITE)
        return redirect("disclosure:write", ref=form.cleaned_data["person"])
    record("looked at what leaves", kind="document", ref="all", by=request.actor, at=now)
    asked = {"may_write": actions.WRITE, "may_export": "make exports", "may_hold": "hold records"}
    rights = {name: request.actor.may(permission) for name, permission in asked.items()}
    shown = {"form": form, "documents": queries.documents(), **rights}
    return render(request, "disclosure/documents.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(actions.WRITE)
@transaction.atomic
def write(request: HttpRequest, ref: str) -> HttpResponse:
    """Write or paste a document about a family, and say who gets it."""
    now, people = timezone.now(), queries.people_to_choose(ref)
    looked_at(
        [each for each, _ in people], page=f"document about {ref}", by=request.actor, at=now, opens=True
    )
    form = DocumentForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        people=people,
        agencies=queries.agencies_to_choose(),
    )
    if form.is_valid():
        try:
            return redirect(
                "disclosure:document", ref=propose_as_given(form.cleaned_data, by=request.actor, at=now).ref
            )
        except actions.MayNotLeave as refused:
            form.add_error(_beside(refused, form), str(refused))
    return render(request, "disclosure/write.html", {"form": form, "ref": ref})


def _beside(refused: actions.MayNotLeave, form: DocumentForm) -> str:
    """The field that a refusal stands beside."""
    if "title" in str(refused).lower():
        return "title"
    if "Say who gets it" in str(refused) or "reference" in str(refused):
        return "to_people"
    return "file" if form.cleaned_data["file"] else "text"


@require_http_methods(["GET", "HEAD", "POST"])
@needs(actions.SEE)
@transaction.atomic
def document(request: HttpRequest, ref: str) -> HttpResponse:
    """One document with everybody in it who is not in its audience, and what the second person says."""
    found, now = queries.document(ref), timezone.now()
    form = ReleaseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        actions.look_again(found, at=now)
        if form.is_valid():
            try:
                actions.decide(document=found, **form.cleaned_data, by=request.actor, at=now)
                messages.success(request, "Your answer is saved.")
                return redirect("disclosure:document", ref=found.ref)
            except actions.MayNotLeave as refused:
                form.add_error("choice", str(refused))
    page = queries.document_page(queries.document(ref), actor=request.actor)
    looked_at(page.people, page=f"document {page.ref}", by=request.actor, at=now, opens=True)
    return render(request, "disclosure/document.html", {"form": form, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(actions.WRITE)
@transaction.atomic
def outsider(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Answer for one outsider: take it out, or let it stand with a reason."""
    found, now = queries.outsider(ref, number), timezone.now()
    form = OutsiderForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.answer(outsider=found, **form.cleaned_data, by=request.actor, at=now)
            return redirect("disclosure:document", ref=ref)
        except actions.MayNotLeave as refused:
            form.add_error("choice", str(refused))
    page = queries.document_page(queries.document(ref), actor=request.actor)
    looked_at(page.people, page=f"document {page.ref}", by=request.actor, at=now, opens=True)
    shown = next(each for each in page.outsiders if each.number == found.pk)
    return render(request, "disclosure/outsider.html", {"form": form, "page": page, "outsider": shown})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(actions.RELEASE)
def recall(request: HttpRequest, ref: str) -> HttpResponse:
    """Recall a release, with the reason."""
    found = queries.document(ref)
    form = RecallForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.recall(document=found, **form.cleaned_data, by=request.actor, at=timezone.now())
            messages.success(request, "The release is recalled.")
            return redirect("disclosure:document", ref=ref)
        except actions.MayNotLeave as refused:
            form.add_error("why", str(refused))
    return render(request, "disclosure/recall.html", {"form": form, "ref": found.ref})


@require_safe
@needs(actions.SEE)
def take(request: HttpRequest, ref: str) -> HttpResponse:
    """The very bytes that were released, as a file named by its reference."""
    try:
        whole = actions.take(queries.document(ref), by=request.actor, at=timezone.now())
    except actions.MayNotLeave as refused:
        raise PermissionDenied(str(refused)) from refused
    return _as_file(whole, ref)


@require_safe
@needs(actions.RELEASE)
def look_into(request: HttpRequest, ref: str) -> HttpResponse:
    """The file that waits for a second person, to be looked at before they answer."""
    try:
        whole = actions.look_into(queries.document(ref), by=request.actor, at=timezone.now())
    except actions.MayNotLeave as refused:
        raise PermissionDenied(str(refused)) from refused
    return _as_file(whole, ref)


def _as_file(whole: actions.Taken, ref: str) -> HttpResponse:
    answer = HttpResponse(whole.content, content_type=TYPES[whole.form])
    answer["Content-Disposition"] = f'attachment; filename="{ref}.{whole.form}"'
    return answer
