"""What managers do with an alert: acknowledge, guide, decide; and what time does when nobody acknowledges."""

from datetime import datetime

from django.db import IntegrityError, transaction

from frontdoor.access.permissions import check
from frontdoor.accounts.actor import Actor
from frontdoor.alerts.deciding.actions import NothingFollows, SomeoneLeftOut, decide
from frontdoor.alerts.life.keeping import (
    AlreadyDone,
    as_it_stands,
    check_open,
    family_now,
    keep,
    may_move,
    too_late,
)
from frontdoor.alerts.life.passing import escalate_overdue
from frontdoor.alerts.life.telling import tell_those_who_acted, tell_those_who_decided_contacts
from frontdoor.alerts.models import Acknowledgement, Alert, Guidance, Lapse
from frontdoor.intake.in_turn import wait_for_turn
from frontdoor.outbox.sentences import About

__all__ = [
    "AlreadyDone",
    "NothingFollows",
    "SomeoneLeftOut",
    "acknowledge",
    "check_open",
    "decide",
    "escalate_overdue",
    "family_now",
    "give_guidance",
]


@transaction.atomic
def acknowledge(*, alert: Alert, by: Actor, at: datetime) -> Acknowledgement:
    """Take an alert on. Raises AlreadyDone, saying who and when, where somebody else was first."""
    check(by, "decide alerts")
    wait_for_turn()
    may_move(alert, "acknowledge")
    turn = Lapse.objects.filter(acknowledgement__alert=alert).count()
    try:
        with transaction.atomic():
            done = Acknowledgement.objects.create(alert=alert, turn=turn, at=at, by_id=by.id, by_name=by.name)
    except IntegrityError:
        raise too_late(Acknowledgement.objects.get(alert=alert, turn=turn)) from None
    keep("acknowledged", alert, by=by, at=at)
    return done


@transaction.atomic
def give_guidance(*, alert: Alert, text: str, by: Actor, at: datetime) -> Guidance:
    """Tell the workers what to do next."""
    check(by, "decide alerts")
    wait_for_turn()
    check_open(alert)
    same = Guidance.objects.filter(alert=alert, text=text.strip(), by_id=by.id).first()
    if same:  # the form sent twice
        return same
    given = Guidance.objects.create(alert=alert, text=text.strip(), at=at, by_id=by.id, by_name=by.name)
    keep("guidance_given", alert, by=by, at=at, text=text.strip())
    tell_those_who_acted(as_it_stands(alert), About.GUIDANCE, by=by, at=at)
    tell_those_who_decided_contacts(family_now(alert, at), by=by, at=at)
    return given
