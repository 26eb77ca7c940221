"""The page on which a worker records that an unborn child was born."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from frontdoor.access.permissions import needs
from frontdoor.audit.references import is_reference, new_reference
from frontdoor.journey.births.actions import BornAlready, record_birth
from frontdoor.journey.births.forms import BirthForm
from frontdoor.journey.births.queries import birth_page
from frontdoor.people.actions import MayNotJoin
from frontdoor.people.looking import looked_at

ALREADY = "A birth is on record for this child already. Nothing was added."


@require_http_methods(["GET", "HEAD", "POST"])
@needs("write to the chronology")
@transaction.atomic
def birth(request: HttpRequest, ref: str) -> HttpResponse:
    """Record a birth; where one is on record, lead to the family's page."""
    now = timezone.now()
    page = birth_page(ref, now=now)
    looked_at(page.people_shown, page="recording a birth", by=request.actor, at=now, opens=True)
    form = BirthForm(request.POST if request.method == "POST" else None)
    form_ref = _form_ref(request)
    if not page.child.unborn:
        messages.info(request, ALREADY)
        return redirect("chronology:family", ref=ref)
    if form.is_valid():
        try:
            record_birth(page.row, form.said(page.surname), form_ref=form_ref, by=request.actor, at=now)
        except (MayNotJoin, BornAlready) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved. What was told before the birth is kept. You can undo this.")
            return redirect("chronology:family", ref=ref)
    return render(request, "journey/birth.html", {"page": page, "form": form, "form_ref": form_ref})


def _form_ref(request: HttpRequest) -> str:
    """The form's own reference: sent twice, it describes nobody twice."""
    given = request.POST.get("ref", "")
    return given if is_reference(given) else new_reference("W")
