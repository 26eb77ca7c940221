"""Identifying somebody: a judgement that they are a person on record, or a worker's own description of them first."""

from datetime import datetime

from django.db import transaction

from frontdoor.access.permissions import check
from frontdoor.accounts.actor import Actor
from frontdoor.agencies.actions import known_or_new
from frontdoor.intake import actions as intake
from frontdoor.intake.contact import PersonSaid
from frontdoor.intake.in_turn import wait_for_turn
from frontdoor.intake.models import Received
from frontdoor.journey import steps
from frontdoor.people import actions as people
from frontdoor.people.clusters import everyone_joined
from frontdoor.people.models import Link, Person


class IdentifiedAlready(Exception):
    """Refused: they are held to be this person already."""


@transaction.atomic
def identify(
    unknown: Person,
    *,
    known: Person | None,
    described: PersonSaid | None,
    form_ref: str,
    why: str,
    by: Actor,
    at: datetime,
) -> Link:
    """Say who somebody is. Raises MayNotJoin where what stands forbids it, and IdentifiedAlready where it is so."""
    check(by, "judge links")
    wait_for_turn()
    person = known or _described(described, form_ref=form_ref, by=by, at=at)
    if person.pk in everyone_joined([unknown.pk]):
        raise IdentifiedAlready("They are held to be one person already.")
    return steps.link_is_judged(unknown, person, verdict=Link.Verdict.SAME, why=why, by=by, at=at)


def _described(said: PersonSaid, *, form_ref: str, by: Actor, at: datetime) -> Person:
    """A person by the word of the worker's own agency: no contact, so it waits for no decision."""
    received, _ = intake.receive(
        body={"identified": said.description()},
        people=[said],
        agency=known_or_new(by.agency),
        message_id=form_ref,
        kind=Received.Kind.HISTORY,
        channel=Received.Channel.FORM,
        by=by,
        at=at,
    )
    there = Person.objects.filter(mention__received=received).first()
    return there or people.describe(received, at=at)[said.number]
