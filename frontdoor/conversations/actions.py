"""Keeping a contact card, recording a conversation, asking a named practitioner, and writing down the answer.

What is said goes into the ledger in the same transaction, and the family is looked at again: a conversation answers
a sign, and an answer may be the fact that was missing.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from frontdoor.access.permissions import MayNot, check
from frontdoor.accounts.actor import Actor
from frontdoor.accounts.models import User
from frontdoor.agencies.models import Agency
from frontdoor.alerts.evaluation import look_again
from frontdoor.audit import actions as audit
from frontdoor.chronology import actions as chronology
from frontdoor.chronology.models import Event
from frontdoor.conversations.models import Practitioner, Reply, Request, Spoke, Working, WorkingEnd
from frontdoor.intake.in_turn import wait_for_turn
from frontdoor.people.models import Person
from frontdoor.reasons.actions import was_asked
from frontdoor.ui.words import gdatetime

WRITE, ANSWER = "write to the chronology", "answer questions"
LOOK_AFTER = timedelta(days=7)  # how long after the day it is due a question still explains a look


class AlreadyAnswered(Exception):
    """Refused: somebody was first. The sentence says who and when."""


@transaction.atomic
def keep_card(
    *,
    name: str,
    agency: Agency,
    by: Actor,
    at: datetime,
    job: str = "",
    phone: str = "",
    hours: str = "",
    user: User | None = None,
    replaces: Practitioner | None = None,
) -> Practitioner:
    """Keep a practitioner's contact card; `replaces` names the card that no longer holds."""
    check(by, WRITE)
    said = {"name": name.strip(), "job": job.strip(), "phone": phone.strip(), "hours": hours.strip()}
    made = Practitioner.objects.create(
        agency=agency, user=user, replaces=replaces, at=at, by_id=by.id, by_name=by.name, **said
    )
    audit.record("kept a contact card", kind="practitioner", ref=made.ref, by=by, at=at)
    return made


@transaction.atomic
def works_with(*, practitioner: Practitioner, person: Person, by: Actor, at: datetime) -> Working:
    """Say that a practitioner works with somebody's family; said twice it is one row."""
    check(by, WRITE)
    standing = Working.objects.filter(practitioner=practitioner, person=person, end__isnull=True).first()
    if standing:
        return standing
    audit.record("named a practitioner", kind="person", ref=person.ref, by=by, at=at, who=practitioner.ref)
    return Working.objects.create(
        practitioner=practitioner, person=person, from_on=localdate(at), at=at, by_id=by.id, by_name=by.name
    )


@transaction.atomic
def works_no_longer(*, working: Iterable[Working], why: str, by: Actor, at: datetime) -> None:
    """Say that a practitioner works with a family no longer; their conversations stay."""
    check(by, WRITE)
    for each in working:
        _, fresh = WorkingEnd.objects.get_or_create(
            working=each, defaults={"why": why.strip(), "at": at, "by_id": by.id, "by_name": by.name}
        )
        if fresh:
            audit.record("ended a practitioner", kind="person", ref=each.person.ref, by=by, at=at, why=why)


@transaction.atomic
def record_conversation(
    *,
    ref: str,
    about: Iterable[Person],
    practitioners: Iterable[Practitioner],
    on: date,
    agreed: str,
    by: Actor,
    at: datetime,
) -> Event:
    """Write down who spoke with whom and what was agreed. The same form sent twice is one record."""
    check(by, WRITE)
    wait_for_turn()
    if there := Event.objects.filter(ref=ref).first():
        return there
    about, practitioners = [person.pk for person in about], list(practitioners)
    beside = dict.fromkeys(each.agency.key for each in practitioners)
    event = chronology.write(
        ref=ref,
        kind="conversation",
        agency=by.agency,
        occurred_on=on,
        participants={"about": about},
        text=agreed.strip(),
        said_by="",
        more={"with": list(beside)},
        by=by,
        at=at,
    )
    Spoke.objects.bulk_create(Spoke(event=event, practitioner=each) for each in practitioners)
    look_again(about, at=at)
    return event


@transaction.atomic
def ask(
    *, ref: str, practitioner: Practitioner, person: Person, text: str, due_on: date, by: Actor, at: datetime
) -> Request:
    """Ask a named practitioner; if they have an account, being asked explains that they look, for so long."""
    check(by, WRITE)
    wait_for_turn()
    if there := Request.objects.filter(event__ref=ref).first():
        return there
    event = chronology.write(
        ref=ref,
        kind="question",
        agency=by.agency,
        occurred_on=localdate(at),
        participants={"about": [person.pk]},
        text=f"Asked of {practitioner.name}: {text.strip()}",
        more={"with": [practitioner.agency.key]},
        by=by,
        at=at,
    )
    made = Request.objects.create(
        practitioner=practitioner,
        person=person,
        text=text.strip(),
        due_on=due_on,
        event=event,
        at=at,
        by_id=by.id,
        by_name=by.name,
    )
    if practitioner.user:
        why = f"Asked by {by.name}: question {made.ref}."
        until = due_on + LOOK_AFTER
        was_asked(user=practitioner.user, person=person, why=why, until_on=until, by=by, at=at)
    return made


@transaction.atomic
def reply(*, request: Request, text: str, by: Actor, at: datetime) -> Reply:
    """Put the answer on record: by who was asked, or by a worker to whom they gave it."""
    asked = request.practitioner
    if by.id is None or asked.user_id != by.id:
        check(by, WRITE)
    elif not (by.may(ANSWER) or by.may(WRITE)):
        raise MayNot("Your role does not let you answer questions.")
    wait_for_turn()
    event = chronology.write(
        kind="answer",
        agency=asked.agency.key,
        occurred_on=localdate(at),
        participants={"about": [request.person_id]},
        text=f"Asked: {request.text}\n\n{text.strip()}",
        said_by=asked.name,
        claim=Event.Claim.REPORTED,
        more={"with": [request.event.agency]},
        by=by,
        at=at,
    )
    made = _the_one_reply(request, event, by=by, at=at)
    look_again([request.person_id], at=at)
    return made


def _the_one_reply(request: Request, event: Event, *, by: Actor, at: datetime) -> Reply:
    """Add the answer, or say who was first: the database lets only one in."""
    try:
        with transaction.atomic():
            return Reply.objects.create(request=request, event=event, at=at, by_id=by.id, by_name=by.name)
    except IntegrityError:
        first = Reply.objects.get(request=request)
        said = f"{first.by_name} wrote down the answer on {gdatetime(first.at)}. Nothing of yours was saved."
        raise AlreadyAnswered(said) from None
