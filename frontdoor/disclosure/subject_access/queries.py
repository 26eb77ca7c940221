"""The requests for one's own records: by when each must be answered, and in which documents it is."""

from dataclasses import dataclass
from datetime import date

from django.shortcuts import get_object_or_404

from frontdoor.disclosure.gate.queries import state_of
from frontdoor.disclosure.subject_access.deadline import answer_by
from frontdoor.disclosure.subject_access.models import SubjectRequest
from frontdoor.people.models import Person

A_PAGE = 100


@dataclass(frozen=True, slots=True)
class RequestShown:
    """One request, its last day, and the documents that answer it with how each stands."""

    ref: str
    of: str
    received_on: date
    identity: str
    by: str
    answer_by: date
    extended: str
    documents: tuple[tuple[str, str], ...]


def requests() -> list[RequestShown]:
    """The newest requests; none of anybody whose record is not shown to whoever asks."""
    rows = SubjectRequest.objects.filter(person__in=Person.objects.all()).order_by("-id")
    return [shown(row) for row in rows.select_related("person", "extension")[:A_PAGE]]


def request_by_ref(ref: str) -> SubjectRequest:
    """One request."""
    rows = SubjectRequest.objects.select_related("person", "extension").filter(
        person__in=Person.objects.all()
    )
    return get_object_or_404(rows, ref=ref)


def shown(row: SubjectRequest) -> RequestShown:
    """One request in words."""
    extension = getattr(row, "extension", None)
    bundles = row.bundles.select_related("document__release__recall").order_by("id")
    return RequestShown(
        ref=row.ref,
        of=row.person.ref,
        received_on=row.received_on,
        identity=row.identity,
        by=row.by_name,
        answer_by=answer_by(row.received_on, extended=extension is not None),
        extended=f"{extension.by_name}: {extension.why}" if extension else "",
        documents=tuple((each.document.ref, state_of(each.document)) for each in bundles),
    )
