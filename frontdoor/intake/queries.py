"""Questions about drafts: only their writer ever finds them."""

from uuid import UUID

from django.http import Http404

from frontdoor.intake.models import Draft


def draft_of(draft_id: UUID, writer_id: int | None) -> Draft:
    """A draft for its writer, sent or not; for anybody else it is not there (404)."""
    found = Draft.objects.select_related("agency", "sent").filter(pk=draft_id, writer_id=writer_id).first()
    if found is None:
        raise Http404("There is no such draft of yours.")
    return found


def drafts_of(writer_id: int | None) -> list[Draft]:
    """Someone's drafts that are not sent, the latest changed first."""
    return list(Draft.objects.filter(writer_id=writer_id, sent=None).order_by("-changed_at", "pk"))
