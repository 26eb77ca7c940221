"""Taking a request for one's own records, a longer time for it, and making the bundle that goes through the gate."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from frontdoor.access.permissions import check
from frontdoor.accounts.actor import Actor
from frontdoor.audit import actions as audit
from frontdoor.disclosure.gate import actions as gate
from frontdoor.disclosure.gate.audience import Audience
from frontdoor.disclosure.gate.found import Found
from frontdoor.disclosure.gate.models import Document, Outsider
from frontdoor.disclosure.subject_access.deadline import answer_by
from frontdoor.disclosure.subject_access.models import SubjectBundle, SubjectExtension, SubjectRequest
from frontdoor.disclosure.subject_access.passages import Passage, held_about, in_parts
from frontdoor.people.models import Person

ANSWER = gate.WRITE
TITLE = "Answer to a request for one’s own records"
MADE_FROM = "Everything that is held about whoever asked, on the day it was made"


class MayNotAnswer(Exception):
    """Refused: a day that has not come, a time that is over, or what was done before."""


@transaction.atomic
def receive(*, person: Person, received_on: date, identity: str, by: Actor, at: datetime) -> SubjectRequest:
    """Take a request of somebody for what is held about themselves."""
    check(by, ANSWER)
    if received_on > localdate(at):
        raise MayNotAnswer("The request cannot have come on a day that is not yet.")
    made = SubjectRequest.objects.create(
        person=person, received_on=received_on, identity=identity.strip(), at=at, by_id=by.id, by_name=by.name
    )
    audit.record(
        "received a subject request", kind="subject request", ref=made.ref, by=by, at=at, of=person.ref
    )
    return made


@transaction.atomic
def extend(*, request: SubjectRequest, why: str, by: Actor, at: datetime) -> SubjectExtension:
    """Take two more months, while the first has not passed."""
    check(by, ANSWER)
    if SubjectExtension.objects.filter(request=request).exists():
        raise MayNotAnswer("It has its two more months already. There are no others.")
    if localdate(at) > answer_by(request.received_on, extended=False):
        raise MayNotAnswer("The first month is over. A longer time can only be taken, and said, within it.")
    made = SubjectExtension.objects.create(
        request=request, why=why.strip(), at=at, by_id=by.id, by_name=by.name
    )
    audit.record("extended a subject request", kind="subject request", ref=request.ref, by=by, at=at)
    return made


@transaction.atomic
def bundle(*, request: SubjectRequest, by: Actor, at: datetime) -> list[Document]:
    """Make the documents that answer a request: everybody else in them is an outsider, and so is each shared passage."""
    check(by, ANSWER)
    parts = list(in_parts(held_about(request.person), letters=gate.LETTERS_AT_MOST))
    if not parts:
        raise MayNotAnswer("Nothing is held about them.")
    made = [
        _document(
            request,
            part,
            f"{TITLE}, part {number} of {len(parts)}" if len(parts) > 1 else TITLE,
            by=by,
            at=at,
        )
        for number, part in enumerate(parts, start=1)
    ]
    SubjectBundle.objects.bulk_create(
        SubjectBundle(request=request, document=each, at=at, by_id=by.id, by_name=by.name) for each in made
    )
    audit.record(
        "made a subject bundle", kind="subject request", ref=request.ref, by=by, at=at, parts=len(made)
    )
    return made


def _document(
    request: SubjectRequest, part: list[Passage], title: str, *, by: Actor, at: datetime
) -> Document:
    shared = [
        Found(
            Outsider.Kind.PASSAGE,
            Outsider.Known.NEAR,
            f"Passage {number + 1}",
            ((number, 0, len(each.text)),),
        )
        for number, each in enumerate(part)
        if each.of_others
    ]
    return gate.propose(
        kind=Document.Kind.SUBJECT_ACCESS,
        title=title,
        made_from=MADE_FROM,
        passages=[each.text for each in part],
        audience=Audience(to_people=(request.person.ref,)),
        also=shared,
        by=by,
        at=at,
    )
