"""Recording a birth: the worker describes the child, who is judged the same as the unborn child; and the ledger."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from frontdoor.access.permissions import check
from frontdoor.accounts.actor import Actor
from frontdoor.agencies.actions import known_or_new
from frontdoor.chronology import actions as chronology
from frontdoor.intake import actions as intake
from frontdoor.intake.contact import PersonSaid
from frontdoor.intake.in_turn import wait_for_turn
from frontdoor.intake.models import Received
from frontdoor.journey import steps
from frontdoor.people import actions as people
from frontdoor.people.models import Link, Person
from frontdoor.people.queries import people_known


@dataclass(frozen=True, slots=True)
class BirthSaid:
    """A birth as a worker was told of it; `died_on` is empty for a child who lives, and for one who was stillborn."""

    child: PersonSaid
    told_by: str
    text: str = ""
    died_on: date | None = None

    @property
    def stillborn(self) -> bool:
        """Whether the child was stillborn."""
        return self.child.died == "stillborn"


class BornAlready(Exception):
    """Refused: a birth is on record for this child."""


@transaction.atomic
def record_birth(unborn: Person, said: BirthSaid, *, form_ref: str, by: Actor, at: datetime) -> Link:
    """Record a birth. Raises BornAlready where one is on record, and MayNotJoin where what stands forbids it."""
    check(by, "judge links")
    check(by, "write to the chronology")
    wait_for_turn()
    if not people_known([unborn.pk])[unborn.pk].unborn:
        raise BornAlready("A birth is on record for this child already.")
    child = _described(said, form_ref=form_ref, by=by, at=at)
    _written(said, child, by=by, at=at)
    why = f"This is the child who was expected. Told by: {said.told_by}"
    return steps.link_is_judged(unborn, child, verdict=Link.Verdict.SAME, why=why, by=by, at=at)


def _described(said: BirthSaid, *, form_ref: str, by: Actor, at: datetime) -> Person:
    """The child by the word of the worker's own agency: no contact, so it waits for no decision."""
    received, _ = intake.receive(
        body={"birth": said.child.description(), "told_by": said.told_by},
        people=[said.child],
        agency=known_or_new(by.agency),
        message_id=form_ref,
        kind=Received.Kind.HISTORY,
        channel=Received.Channel.FORM,
        by=by,
        at=at,
    )
    return people.describe(received, at=at)[said.child.number]


def _written(said: BirthSaid, child: Person, *, by: Actor, at: datetime) -> None:
    """The birth, and a death; only about this description, so that undoing takes both away from the unborn child."""
    born = date.fromisoformat(said.child.born)
    if not said.stillborn:
        _write("birth", "", born, said.text, said, child, by=by, at=at)
    if said.stillborn:
        text = f"Stillborn. {said.text}".strip()
        _write("consideration", "deceased", born, text, said, child, by=by, at=at)
    elif said.child.died:
        _write("consideration", "deceased", said.died_on or born, "", said, child, by=by, at=at)


def _write(
    kind: str,
    subtype: str,
    day: date,
    text: str,
    said: BirthSaid,
    child: Person,
    *,
    by: Actor,
    at: datetime,
) -> None:
    chronology.write(
        kind=kind,
        subtype=subtype,
        agency=by.agency,
        occurred_on=day,
        participants={"about": [child.pk]},
        claim="reported",
        said_by=said.told_by,
        text=text,
        received=child.mention.received,
        by=by,
        at=at,
    )
