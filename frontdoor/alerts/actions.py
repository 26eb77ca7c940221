"""What managers do with an alert: acknowledge, guide, decide; and what time does when nobody acknowledges."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, InterfaceError, OperationalError, transaction
from django.utils.timezone import localdate

from frontdoor.access.permissions import check
from frontdoor.accounts.actor import Actor, system
from frontdoor.alerts import clocks
from frontdoor.alerts.models import Acknowledgement, Alert, AlertDecision, Covered, Escalation, Guidance
from frontdoor.audit import actions as audit
from frontdoor.chronology import actions as chronology
from frontdoor.chronology.knowledge import known_on
from frontdoor.intake.in_turn import wait_for_turn
from frontdoor.sealing.queries import who_may_see
from frontdoor.ui.words import gdatetime


class AlreadyDone(Exception):
    """Refused: a manager was first. The sentence says who and when; `by_id` is theirs."""

    def __init__(self, sentence: str, *, by_id: int | None = None) -> None:
        super().__init__(sentence)
        self.by_id = by_id


class SomeoneLeftOut(Exception):
    """Refused: a decision that does not say, for everyone in the family, looked at or why not."""


@transaction.atomic
def acknowledge(*, alert: Alert, by: Actor, at: datetime) -> Acknowledgement:
    """Take an alert on. Raises AlreadyDone, saying who and when, where somebody else was first."""
    check(by, "decide alerts")
    wait_for_turn()
    check_open(alert)
    try:
        with transaction.atomic():
            done = Acknowledgement.objects.create(alert=alert, at=at, by_id=by.id, by_name=by.name)
    except IntegrityError:
        first = Acknowledgement.objects.get(alert=alert)
        raise _too_late("acknowledged", first) from None
    _keep("acknowledged", alert, by=by, at=at)
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
    _keep("guidance_given", alert, by=by, at=at, text=text.strip())
    return given


@transaction.atomic
def decide(
    *, alert: Alert, choice: str, why: str, covered: Mapping[int, str], by: Actor, at: datetime
) -> AlertDecision:
    """Decide on an alert. `covered` gives, for everyone in the family, "" (looked at) or why they were not."""
    check(by, "decide alerts")
    # A contact that arrives now must find this alert open or decided, never on its way from one to the other.
    wait_for_turn()
    check_open(alert)
    covered = {person: why_not.strip() for person, why_not in covered.items()}
    if any(person not in covered for person in family_now(alert, at)):
        raise SomeoneLeftOut("Say for each person in the family whether you looked at them, or why not.")
    if choice not in AlertDecision.Choice:
        raise ValueError(f"'{choice}' is not something that can be decided on an alert.")
    try:
        with transaction.atomic():
            decision = AlertDecision.objects.create(
                alert=alert, choice=choice, why=why.strip(), at=at, by_id=by.id, by_name=by.name
            )
    except IntegrityError:
        first = AlertDecision.objects.filter(alert=alert).first()
        if first is None:  # refused for another reason, such as an empty "why"
            raise
        raise _too_late("decided", first) from None
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


def escalate_overdue(*, at: datetime) -> int:
    """Pass every alert that was not acknowledged, or not decided, in time to the Head of Service.

    It stays with its manager too. One that cannot be passed on holds no other back; all that failed are raised
    together at the end.
    """
    waiting = Alert.objects.filter(decision__isnull=True, escalation__isnull=True).order_by("id")
    done, failed = 0, []
    for alert in waiting.select_related("acknowledgement").prefetch_related("findings"):
        try:
            done += _escalate(alert, at=at)
        except (OperationalError, InterfaceError):
            raise  # the database is away: the rest would fail too, and stays due
        except Exception as problem:  # noqa: BLE001  (raised below)
            problem.add_note(f"Alert {alert.ref} could not be passed on.")
            failed.append(problem)
    if failed:
        raise ExceptionGroup("Some alerts could not be passed on to the Head of Service", failed)
    return done


@transaction.atomic
def _escalate(alert: Alert, *, at: datetime) -> bool:
    due, why = clocks.acknowledge_by(alert), "Not acknowledged in time."
    nobody = alert.manager_id is None or not who_may_see([alert.root_id], [alert.manager_id])
    if hasattr(alert, "acknowledgement"):
        due, why = clocks.decide_by(alert), "Acknowledged, and not decided in time."
    if nobody:
        why = "There was no Team Manager to raise it to, or the one named may not see it."
    if not nobody and at < due:
        return False
    wait_for_turn()
    now = Alert.objects.filter(pk=alert.pk, decision__isnull=True, escalation__isnull=True)
    acknowledged = Acknowledgement.objects.filter(alert=alert).exists()
    if not now.exists() or acknowledged != hasattr(alert, "acknowledgement"):
        return False  # somebody acted, or another clock was first, since this was read
    Escalation.objects.create(alert=alert, at=at, was_due_at=due)
    _keep("escalated", alert, by=system("clock"), at=at, text=why)
    return True


def family_now(alert: Alert, at: datetime) -> list[int]:
    """Everyone in the family of an alert, as known at a moment: the people a decision has to cover."""
    knowledge = known_on([alert.root_id], localdate(at))
    return [int(person) for person in knowledge.family_of([alert.root_id])]


def check_open(alert: Alert) -> None:
    """Raise AlreadyDone, saying who and when, where this alert was decided."""
    decided = AlertDecision.objects.filter(alert=alert).first()
    if decided:
        raise _too_late("decided", decided)


def _too_late(what: str, first: Acknowledgement | AlertDecision) -> AlreadyDone:
    return AlreadyDone(
        f"{first.by_name} {what} this alert on {gdatetime(first.at)}. Nothing of yours was saved.",
        by_id=first.by_id,
    )


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
