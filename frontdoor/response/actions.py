"""Deciding on a contact: one outcome, a reason, and every person of the family looked at, or why not."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from frontdoor.access.permissions import check
from frontdoor.accounts.actor import Actor
from frontdoor.alerts.actions import AlreadyDone, SomeoneLeftOut
from frontdoor.alerts.evaluation import look_again
from frontdoor.audit import actions as audit
from frontdoor.chronology import actions as chronology
from frontdoor.chronology.knowledge import known_on
from frontdoor.intake.in_turn import wait_for_turn
from frontdoor.intake.models import Received
from frontdoor.people.clusters import one_side
from frontdoor.people.models import Person
from frontdoor.response.models import Decision, LookedAt
from frontdoor.ui.words import gdatetime

# The front door's own name in the ledger.
FRONT_DOOR = "cass"


@transaction.atomic
def decide(
    *,
    contact: Received,
    outcome: str,
    why: str,
    told_referrer: str,
    people: Mapping[int, str],
    by: Actor,
    at: datetime,
) -> Decision:
    """Decide on a contact. `people` gives, for everyone in the family, "" (looked at) or why they were not."""
    check(by, "decide contacts")
    wait_for_turn()
    people = {person: why_not.strip() for person, why_not in people.items()}
    if any(person not in people for person in family_of_contact(contact, at)):
        raise SomeoneLeftOut("Say for each person in the family whether you looked at them, or why not.")
    decision = _the_one_decision(
        contact, outcome=outcome, why=why.strip(), told_referrer=told_referrer.strip(), by=by, at=at
    )
    LookedAt.objects.bulk_create(
        LookedAt(decision=decision, person_id=person, looked_at=not why_not, why_not=why_not)
        for person, why_not in people.items()
    )
    audit.record("decided", kind="contact", ref=contact.ref, by=by, at=at, outcome=outcome)
    about = people_about(contact)
    _write_down(decision, about, looked_at=[who for who, why_not in people.items() if not why_not], by=by)
    if outcome == Decision.Outcome.ASSESSMENT:
        _open_the_case(contact, about, by=by, at=at)
    look_again(about, at=at)
    return decision


def _the_one_decision(contact: Received, *, by: Actor, at: datetime, outcome: str, **words: str) -> Decision:
    """Add the decision, or say who was first: the database lets only one in."""
    if outcome not in Decision.Outcome:
        raise ValueError(f"'{outcome}' is not something that can be decided on a contact.")
    try:
        with transaction.atomic():
            return Decision.objects.create(
                contact=contact, outcome=outcome, at=at, by_id=by.id, by_name=by.name, **words
            )
    except IntegrityError:
        first = Decision.objects.filter(contact=contact).first()
        if first is None:  # refused for another reason, such as an empty "why"
            raise
        said = (
            f"{first.by_name} decided on this contact on {gdatetime(first.at)}. Nothing of yours was saved."
        )
        raise AlreadyDone(said, by_id=first.by_id) from None


def _write_down(decision: Decision, about: list[int], *, looked_at: list[int], by: Actor) -> None:
    chronology.write(
        kind="decision",
        subtype=decision.outcome,
        agency=FRONT_DOOR,
        occurred_on=localdate(decision.at),
        participants={"about": about, "looked_at": looked_at},
        referral=decision.contact.ref,
        text=f"{decision.get_outcome_display()}. {decision.why}",
        received=decision.contact,
        by=by,
        at=decision.at,
    )


def _open_the_case(contact: Received, about: list[int], *, by: Actor, at: datetime) -> None:
    """An assessment opens the case on the children it is about: from then on, who has not been seen is asked."""
    chronology.write(
        kind="episode_open",
        agency="social_care",
        occurred_on=localdate(at),
        participants={"about": about},
        referral=contact.ref,
        text="Opened for a social work assessment.",
        received=contact,
        by=by,
        at=at,
    )


def people_about(contact: Received) -> list[int]:
    """The persons a contact is about: its children, or everyone in it where it names none.

    Of two whom a barrier keeps apart only the first: their families are not read together.
    """
    persons = Person.objects.filter(mention__received=contact)
    children = list(persons.filter(mention__role="child").order_by("id").values_list("id", flat=True))
    return one_side(children or persons.order_by("id").values_list("id", flat=True))


def family_of_contact(contact: Received, at: datetime) -> list[int]:
    """Everyone in the family of a contact, as known at a moment: the people a decision has to cover."""
    about = people_about(contact)
    return [int(person) for person in known_on(about, localdate(at)).family_of(about)]
