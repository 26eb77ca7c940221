"""The page on which a worker says who somebody is whom nobody could name."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from frontdoor.access.permissions import needs
from frontdoor.audit.references import is_reference, new_reference
from frontdoor.journey.identifying.actions import IdentifiedAlready, identify
from frontdoor.journey.identifying.forms import IdentifyForm
from frontdoor.journey.identifying.queries import identify_page
from frontdoor.people.actions import MayNotJoin
from frontdoor.people.looking import looked_at


@require_http_methods(["GET", "HEAD", "POST"])
@needs("judge links")
@transaction.atomic
def identify_person(request: HttpRequest, ref: str) -> HttpResponse:
    """Who is this? One of the family, somebody by reference, or somebody described here."""
    now = timezone.now()
    page = identify_page(ref, now=now)
    looked_at(page.people_shown, page="identifying somebody", by=request.actor, at=now, opens=True)
    form_ref = _form_ref(request)
    data = request.POST if request.method == "POST" else None
    form = IdentifyForm(data, family=page.choices, unknown=page.unknown)
    if form.is_valid():
        known, why = form.cleaned_data.get("known"), form.cleaned_data["why"]
        try:
            identify(
                page.unknown,
                known=known,
                described=form.described(),
                form_ref=form_ref,
                why=why,
                by=request.actor,
                at=now,
            )
        except (MayNotJoin, IdentifiedAlready) as refused:
            form.add_error("who", str(refused))
        else:
            messages.success(request, "Saved. Everything that was told of them is kept. You can undo this.")
            return redirect("chronology:family", ref=ref)
    return render(request, "journey/identify.html", {"page": page, "form": form, "form_ref": form_ref})


def _form_ref(request: HttpRequest) -> str:
    """The form's own reference: sent twice, it describes nobody twice."""
    given = request.POST.get("ref", "")
    return given if is_reference(given) else new_reference("W")
