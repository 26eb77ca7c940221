"""The requests for one's own records: by when each must be answered, and in which documents it is."""

from dataclasses import dataclass
from datetime import date, datetime

from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from frontdoor.disclosure.gate.queries import state_of
from frontdoor.disclosure.subject_access.deadline import answer_by, days_waited
from frontdoor.disclosure.subject_access.models import SubjectRequest
from frontdoor.people.models import Person
from frontdoor.ui.words import gdate

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
    for_whom: tuple[tuple[str, str], ...]
    waits: str
    waited: int
    documents: tuple[tuple[str, str], ...]


def requests(*, now: datetime) -> list[RequestShown]:
    """The newest requests; none of anybody whose record is not shown to whoever asks."""
    rows = SubjectRequest.objects.filter(person__in=Person.objects.all()).order_by("-id")
    return [
        shown(row, now=now) for row in rows.select_related("person", "extension", "behalf__asker")[:A_PAGE]
    ]


def request_by_ref(ref: str) -> SubjectRequest:
    """One request."""
    rows = SubjectRequest.objects.select_related("person", "extension", "behalf__asker").filter(
        person__in=Person.objects.all()
    )
    return get_object_or_404(rows, ref=ref)


def pauses_of(row: SubjectRequest) -> list[tuple[date, date | None]]:
    """From when until when it waited for word; without an end where it still does."""
    return list(row.pauses.values_list("from_on", "end__until_on"))


def _for_whom(row: SubjectRequest) -> tuple[tuple[str, str], ...]:
    """Who asks for a child, by which right, and what the child wants; nothing where somebody asks for themselves."""
    behalf = getattr(row, "behalf", None)
    if behalf is None:
        return ()
    return (
        ("Who asks", behalf.get_relation_display() + (f", {behalf.asker.ref}" if behalf.asker else "")),
        ("By which right", behalf.authority),
        ("What the child understands", behalf.get_competence_display()),
        ("How that is known", behalf.competence_why),
    )


def shown(row: SubjectRequest, *, now: datetime) -> RequestShown:
    """One request in words."""
    extension = getattr(row, "extension", None)
    today, pauses = localdate(now), pauses_of(row)
    waited = days_waited(pauses, today)
    open_one = row.pauses.filter(end__isnull=True).first()
    bundles = row.bundles.select_related("document__release__recall").order_by("id")
    return RequestShown(
        ref=row.ref,
        of=row.person.ref,
        received_on=row.received_on,
        identity=row.identity,
        by=row.by_name,
        answer_by=answer_by(row.received_on, extended=extension is not None, waited=waited),
        extended=f"{extension.by_name}: {extension.why}" if extension else "",
        for_whom=_for_whom(row),
        waits=f"Since {gdate(open_one.from_on)}, {open_one.by_name}: {open_one.why}" if open_one else "",
        waited=waited,
        documents=tuple((each.document.ref, state_of(each.document)) for each in bundles),
    )
