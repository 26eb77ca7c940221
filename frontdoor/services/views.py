"""The pages of the directory: find a service, read about one, take a directory in, give it on."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frontdoor.access.permissions import needs
from frontdoor.services import actions, queries
from frontdoor.services.forms import FileForm, SearchForm
from frontdoor.services.reading import CannotRead
from frontdoor.ui.words import counted


@require_safe
@needs("find services")
def search(request: HttpRequest) -> HttpResponse:
    """Find a service by what is needed, where, for what age and at what cost."""
    form, found = SearchForm(request.GET or None), None
    if not form.is_bound or form.is_valid():
        asked = form.cleaned_data if form.is_bound else {"need": "", "place": "", "age": None, "cost": ""}
        kept = request.GET.copy()
        page = kept.pop("page", ["1"])[-1]
        number = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
        found = queries.search(**asked, page=number, query=kept.urlencode())
    return render(request, "services/search.html", {"form": form, "page": found})


@require_safe
@needs("find services")
def service(request: HttpRequest, service: UUID) -> HttpResponse:
    """One service."""
    return render(request, "services/service.html", {"page": queries.service_page(service)})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("keep services")
def take_in(request: HttpRequest) -> HttpResponse:
    """Take in a file, and show what earlier ones brought and what of them could not be read."""
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            taken = actions.take_in(
                said["file"].read(),
                source=said["source"],
                whole=said["whole"] == "yes",
                by=request.actor,
                at=timezone.now(),
            )
        except CannotRead as refused:
            form.add_error("file", str(refused))
        else:
            messages.success(request, _said(taken))
            return redirect("services:take_in")
    shown = {"form": form, "deliveries": queries.deliveries(), "set_aside": queries.set_aside()}
    return render(request, "services/take_in.html", shown)


@require_safe
@needs("find services")
def given_on(request: HttpRequest) -> JsonResponse:
    """All services, a page at a time, in Open Referral UK form."""
    page = request.GET.get("page", "")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
    return JsonResponse(queries.given_on(number))


@require_safe
@needs("find services")
def one_given_on(request: HttpRequest, service: UUID) -> JsonResponse:
    """One service in Open Referral UK form."""
    return JsonResponse(queries.one_given_on(service))


def _said(taken: actions.Taken) -> str:
    if taken.already:
        return "This very file was taken in before. Nothing was changed."
    said = f"{counted(taken.kept, 'entry', 'entries')} about {counted(taken.services, 'service')} taken in."
    aside = (
        f" {counted(taken.aside, 'entry', 'entries')} could not be read; see below." if taken.aside else ""
    )
    left = (
        f" {counted(len(taken.notes), 'part')} will be left out when it is given on." if taken.notes else ""
    )
    return said[:1].upper() + said[1:] + aside + left
