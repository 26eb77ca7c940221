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
from frontdoor.disclosure.subject_access.children import is_grown_up, is_parent_of
from frontdoor.disclosure.subject_access.deadline import answer_by, days_waited
from frontdoor.disclosure.subject_access.models import (
    SubjectBehalf,
    SubjectBundle,
    SubjectExtension,
    SubjectPause,
    SubjectPauseEnd,
    SubjectRequest,
)
from frontdoor.disclosure.subject_access.passages import Passage, held_about, in_parts
from frontdoor.disclosure.subject_access.queries import pauses_of
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
def receive_for_a_child(
    *,
    person: Person,
    received_on: date,
    identity: str,
    relation: str,
    asker: Person | None,
    authority: str,
    competence: str,
    competence_why: str,
    by: Actor,
    at: datetime,
) -> SubjectRequest:
    """Take a request that a parent or an advocate makes for a child. Raises MayNotAnswer where the right is not there."""
    made = receive(person=person, received_on=received_on, identity=identity, by=by, at=at)
    parent = relation == SubjectBehalf.Relation.PARENT
    _check_may_ask(person, asker, received_on, parent=parent)
    behalf = SubjectBehalf.objects.create(
        request=made,
        relation=SubjectBehalf.Relation(relation),
        asker=asker if parent else None,
        authority=authority.strip(),
        competence=SubjectBehalf.Competence(competence),
        competence_why=competence_why.strip(),
        at=at,
        by_id=by.id,
        by_name=by.name,
    )
    audit.record(
        "took a request for a child",
        kind="subject request",
        ref=made.ref,
        by=by,
        at=at,
        relation=relation,
        competence=behalf.competence,
    )
    return made


def _check_may_ask(child: Person, asker: Person | None, day: date, *, parent: bool) -> None:
    if is_grown_up(child, day):
        raise MayNotAnswer(
            "They are eighteen or older. They have to ask themselves, or by a power that a court gave."
        )
    if parent and (asker is None or not is_parent_of(asker, child)):
        raise MayNotAnswer(
            "No source on record says that this is a parent of the child. Make sure, and record it first."
        )


@transaction.atomic
def pause(*, request: SubjectRequest, why: str, by: Actor, at: datetime) -> SubjectPause:
    """Let the month stand still, from today, until whoever asked has said who they are or what they mean."""
    check(by, ANSWER)
    if SubjectPause.objects.filter(request=request, end__isnull=True).exists():
        raise MayNotAnswer("It waits for word already.")
    if request.bundles.exists():
        raise MayNotAnswer("Its bundle is made, so nothing is left to ask.")
    made = SubjectPause.objects.create(
        request=request, from_on=localdate(at), why=why.strip(), at=at, by_id=by.id, by_name=by.name
    )
    audit.record("paused a subject request", kind="subject request", ref=request.ref, by=by, at=at)
    return made


@transaction.atomic
def go_on(*, request: SubjectRequest, what: str, by: Actor, at: datetime) -> SubjectPauseEnd:
    """Let the month go on from today: the word came."""
    check(by, ANSWER)
    waits = SubjectPause.objects.filter(request=request, end__isnull=True).first()
    if waits is None:
        raise MayNotAnswer("It waits for nobody.")
    made = SubjectPauseEnd.objects.create(
        pause=waits, until_on=localdate(at), what=what.strip(), at=at, by_id=by.id, by_name=by.name
    )
    audit.record("went on with a subject request", kind="subject request", ref=request.ref, by=by, at=at)
    return made


@transaction.atomic
def extend(*, request: SubjectRequest, why: str, by: Actor, at: datetime) -> SubjectExtension:
    """Take two more months, while the first has not passed."""
    check(by, ANSWER)
    if SubjectExtension.objects.filter(request=request).exists():
        raise MayNotAnswer("It has its two more months already. There are no others.")
    waited = days_waited(pauses_of(request), localdate(at))
    if localdate(at) > answer_by(request.received_on, extended=False, waited=waited):
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
    behalf = SubjectBehalf.objects.filter(request=request).select_related("asker").first()
    _check_may_be_made(request, behalf)
    held = held_about(
        request.person, for_another=behalf.asker if behalf else None, by_another=behalf is not None
    )
    parts = list(in_parts(held, letters=gate.LETTERS_AT_MOST))
    if not parts:
        raise MayNotAnswer("Nothing is held about them.")
    made = [
        _document(
            request,
            part,
            f"{TITLE}, part {number} of {len(parts)}" if len(parts) > 1 else TITLE,
            _audience(request, behalf),
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


def _check_may_be_made(request: SubjectRequest, behalf: SubjectBehalf | None) -> None:
    if SubjectPause.objects.filter(request=request, end__isnull=True).exists():
        raise MayNotAnswer("It waits for word from whoever asked. Nothing is made before that came.")
    if behalf and behalf.competence == SubjectBehalf.Competence.REFUSES:
        raise MayNotAnswer(
            "The child understands it and does not want it, so nothing is given to anybody else."
        )
    if behalf and behalf.asker and not is_parent_of(behalf.asker, request.person):
        raise MayNotAnswer("No source on record says any more that this is a parent of the child.")


def _audience(request: SubjectRequest, behalf: SubjectBehalf | None) -> Audience:
    """A parent may be told of the child, and not where the child lives or can be reached: that is in question first."""
    if behalf and behalf.asker:
        return Audience(to_people=(behalf.asker.ref,), may_name=(request.person.ref,))
    return Audience(to_people=(request.person.ref,))


def _document(
    request: SubjectRequest, part: list[Passage], title: str, audience: Audience, *, by: Actor, at: datetime
) -> Document:
    asked = ((Outsider.Kind.PASSAGE, "of_others"), (Outsider.Kind.HARM, "might_harm"))
    shared = [
        Found(kind, Outsider.Known.NEAR, f"Passage {number + 1}", ((number, 0, len(each.text)),))
        for number, each in enumerate(part)
        for kind, what in asked
        if getattr(each, what)
    ]
    return gate.propose(
        kind=Document.Kind.SUBJECT_ACCESS,
        title=title,
        made_from=MADE_FROM,
        passages=[each.text for each in part],
        audience=audience,
        also=shared,
        by=by,
        at=at,
    )
