"""What time does when nobody acts: the deputy is told, then the Head of Service; an acknowledgement lapses."""

from datetime import datetime

from django.db import InterfaceError, OperationalError, transaction

from frontdoor.accounts.actor import system
from frontdoor.agencies.cover import absent
from frontdoor.alerts import clocks
from frontdoor.alerts.life.holding import deputy_of, move_if_away
from frontdoor.alerts.life.keeping import as_it_stands, keep
from frontdoor.alerts.life.telling import HEAD, push
from frontdoor.alerts.models import Alert, Escalation, Lapse, Passing
from frontdoor.intake.in_turn import wait_for_turn
from frontdoor.outbox.sentences import About
from frontdoor.sealing.queries import who_may_see

LATE = "Not acknowledged in time."
LEFT = "Acknowledged, and not decided in time."
NOBODY = "There was no Team Manager to raise it to, or the one named may not see it."


def escalate_overdue(*, at: datetime) -> int:
    """Pass on every alert whose time is over: to a deputy, to the Head of Service, or back to be acknowledged again.

    It stays with its manager too. One that cannot be passed on holds no other back; all that failed are raised
    together at the end.
    """
    held = Alert.objects.waiting().select_related("manager", "escalation", "passing", "decision", "root")
    held = held.prefetch_related("acknowledgements__lapse", "findings", "handovers__to").order_by("id")
    done, failed = 0, []
    for alert in (each for each in held if _calls_for_something(each, at)):
        try:
            done += _pass_on(alert, at=at)
        except (OperationalError, InterfaceError):
            raise  # the database is away: the rest would fail too, and stays due
        except Exception as problem:  # noqa: BLE001  (raised below)
            problem.add_note(f"Alert {alert.ref} could not be passed on.")
            failed.append(problem)
    if failed:
        raise ExceptionGroup("Some alerts could not be passed on", failed)
    return done


def _calls_for_something(alert: Alert, at: datetime) -> bool:
    """Whether time has come for an alert, as far as reading tells; it is asked again before anything is written."""
    holder = alert.holder
    if hasattr(alert, "acknowledgement") and at >= clocks.lapses_at(alert):
        return True
    if holder and absent(holder.pk, at):
        return True
    if hasattr(alert, "escalation") or hasattr(alert, "acknowledgement"):
        return False
    due = (
        clocks.deputy_by(alert, alert.passing.at)
        if hasattr(alert, "passing")
        else clocks.acknowledge_by(alert)
    )
    return at >= due or holder is None or not who_may_see([alert.root_id], [holder.pk])


@transaction.atomic
def _pass_on(alert: Alert, *, at: datetime) -> bool:
    wait_for_turn()
    alert = as_it_stands(alert)
    if hasattr(alert, "decision"):
        return False  # somebody acted since this was read
    moved = move_if_away(alert, at=at)
    alert = as_it_stands(alert) if moved else alert
    passed = _let_lapse(alert, at=at) if hasattr(alert, "acknowledgement") else _seek_another(alert, at=at)
    return moved or passed


def _let_lapse(alert: Alert, *, at: datetime) -> bool:
    """Whoever took it on has not decided: it waits again for anybody, and the Head of Service knows."""
    taken, due = alert.acknowledgement, clocks.lapses_at(alert)
    if at < due:
        return False
    Lapse.objects.create(acknowledgement=taken, at=at, was_due_at=due)
    keep("lapsed", alert, by=system("clock"), at=at, text=LEFT)
    push(alert, "alert_lapsed", About.ALERT_LAPSED, to=taken.by_id, at=at, urgent=_urgent(alert))
    _tell_the_head(alert, due, LEFT, at=at)
    return True


def _seek_another(alert: Alert, *, at: datetime) -> bool:
    """Nobody took it on in time: its deputy is told, and after their time the Head of Service."""
    holder = alert.holder
    if holder is None or not who_may_see([alert.root_id], [holder.pk]):
        return _tell_the_head(alert, clocks.acknowledge_by(alert), NOBODY, at=at)
    due = clocks.acknowledge_by(alert)
    if hasattr(alert, "passing"):
        due = clocks.deputy_by(alert, alert.passing.at)
    elif at >= due and not hasattr(alert, "escalation") and (deputy := deputy_of(alert, at)):
        Passing.objects.create(alert=alert, to_id=deputy, at=at, was_due_at=due)
        keep("passed_to_deputy", alert, by=system("clock"), at=at, text=LATE)
        push(alert, "alert_deputy", About.ALERT_DEPUTY, to=deputy, at=at, urgent=_urgent(alert))
        return True
    return at >= due and _tell_the_head(alert, due, LATE, at=at)


def _tell_the_head(alert: Alert, due: datetime, why: str, *, at: datetime) -> bool:
    if hasattr(alert, "escalation"):
        return False
    Escalation.objects.create(alert=alert, at=at, was_due_at=due)
    keep("escalated", alert, by=system("clock"), at=at, text=why)
    push(alert, "alert_escalated", About.ALERT_ESCALATED, role=HEAD, at=at, urgent=_urgent(alert))
    return True


def _urgent(alert: Alert) -> bool:
    return clocks.severity(alert) == clocks.RED
