"""What managers do with an alert: acknowledge, guide, decide; and what time does when nobody acknowledges."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from frontdoor.access.permissions import check
from frontdoor.accounts.actor import Actor, system
from frontdoor.alerts import clocks
from frontdoor.alerts.models import Acknowledgement, Alert, AlertDecision, Covered, Escalation, Guidance
from frontdoor.audit import actions as audit
from frontdoor.chronology import actions as chronology
from frontdoor.chronology.knowledge import known_on


class AlreadyDone(Exception):
    """Refused: another manager was first. The sentence says who and when."""


class SomeoneLeftOut(Exception):
    """Refused: a decision that does not say, for everyone in the family, looked at or why not."""


@transaction.atomic
def acknowledge(*, alert: Alert, by: Actor, at: datetime) -> Acknowledgement:
    """Take an alert on. Raises AlreadyDone, saying who and when, where somebody else was first."""
    check(by, "decide alerts")
    try:
        with transaction.atomic():
            done = Acknowledgement.objects.create(alert=alert, at=at, by_id=by.id, by_name=by.name)
    except IntegrityError:
        first = Acknowledgement.objects.get(alert=alert)
        raise AlreadyDone(_too_late("acknowledged", first.by_name, first.at)) from None
    _keep("acknowledged", alert, by=by, at=at)
    return done


@transaction.atomic
def give_guidance(*, alert: Alert, text: str, by: Actor, at: datetime) -> Guidance:
    """Tell the workers what to do next."""
    check(by, "decide alerts")
    _check_open(alert)
    given = Guidance.objects.create(alert=alert, text=text.strip(), at=at, by_id=by.id, by_name=by.name)
    _keep("guidance_given", alert, by=by, at=at, text=text.strip())
    return given


@transaction.atomic
def decide(
    *, alert: Alert, choice: str, why: str, covered: Mapping[int, str], by: Actor, at: datetime
) -> AlertDecision:
    """Decide on an alert. `covered` gives, for everyone in the family, "" (looked at) or why they were not."""
    check(by, "decide alerts")
    family = family_now(alert, at)
    missing = [person for person in family if person not in covered]
    if missing:
        raise SomeoneLeftOut("Say for each person in the family whether you looked at them, or why not.")
    try:
        with transaction.atomic():
            decision = AlertDecision.objects.create(
                alert=alert, choice=choice, why=why.strip(), at=at, by_id=by.id, by_name=by.name
            )
    except IntegrityError:
        first = AlertDecision.objects.filter(alert=alert).first()
        if first is None:  # refused for another reason, such as an empty "why"
            raise
        raise AlreadyDone(_too_late("decided", first.by_name, first.at)) from None
    Covered.objects.bulk_create(
        Covered(decision=decision, person_id=person, looked_at=not why_not, why_not=why_not)
        for person, why_not in covered.items()
    )
    looked_at = [person for person, why_not in covered.items() if not why_not]
    _keep(
        "decided",
        alert,
        by=by,
        at=at,
        text=f"{decision.get_choice_display()}. {why.strip()}",
        looked_at=looked_at,
    )
    return decision


@transaction.atomic
def escalate_overdue(*, at: datetime) -> int:
    """Pass every alert that nobody acknowledged in time to the Head of Service; it stays with its manager too."""
    waiting = Alert.objects.filter(
        acknowledgement__isnull=True, decision__isnull=True, escalation__isnull=True
    ).order_by("id")
    late = [alert for alert in waiting if clocks.acknowledge_by(alert) <= at or alert.manager_id is None]
    for alert in late:
        Escalation.objects.create(alert=alert, at=at, was_due_at=clocks.acknowledge_by(alert))
        _keep("escalated", alert, by=system("clock"), at=at, text="Not acknowledged in time.")
    return len(late)


def family_now(alert: Alert, at: datetime) -> list[int]:
    """Everyone in the family of an alert, as known at a moment: the people a decision has to cover."""
    knowledge = known_on([alert.root_id], localdate(at))
    return [int(person) for person in knowledge.family_of([alert.root_id])]


def _check_open(alert: Alert) -> None:
    decided = AlertDecision.objects.filter(alert=alert).first()
    if decided:
        raise AlreadyDone(_too_late("decided", decided.by_name, decided.at))


def _too_late(what: str, name: str, at: datetime) -> str:
    when = f"{at.astimezone():%d %B %Y at %H:%M}".lstrip("0")
    return f"{name} {what} this alert on {when}. Nothing of yours was saved; read what was recorded first."


def _keep(
    what: str, alert: Alert, *, by: Actor, at: datetime, text: str = "", looked_at: list[int] | None = None
) -> None:
    """Write the act to the ledger and to the audit, in the act's own transaction."""
    audit.record(what.replace("_", " "), kind="alert", ref=alert.ref, by=by, at=at)
    chronology.write(
        kind="alert",
        subtype=what,
        agency="kinfold" if by.id is None else by.agency,
        occurred_on=localdate(at),
        participants={"about": family_now(alert, at), "looked_at": looked_at or []},
        text=f"Alert {alert.ref}. {text}".strip(),
        by=by,
        at=at,
    )
