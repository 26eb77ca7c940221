"""Tells people of alerts, by reference: what is due is worked out from what came and from what was told before."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from frontdoor.accounts.actor import Actor, system
from frontdoor.alerts.life.news import new_to_the_alert
from frontdoor.alerts.life.pauses import end_by_red, paused_until
from frontdoor.alerts.models import Alert, Push
from frontdoor.chronology.models import Event
from frontdoor.intake.in_turn import wait_for_turn
from frontdoor.outbox.actions import tell
from frontdoor.outbox.sentences import About
from frontdoor.rulebook.queries import rules_on
from kinfold.alerting import Joined, Sent, Told, push_due
from kinfold.finding import Severity

HEAD = "head_of_service"
WINDOW = "%Y%m%d.%H%M%S"
LATELY = timedelta(days=90)
WHAT = {Told.RAISED: About.ALERT_RAISED, Told.RED_JOINED: About.ALERT_RED, Told.JOINED: About.ALERT_JOINED}


def push(
    alert: Alert,
    kind: str,
    about: str,
    *,
    to: int | None = None,
    role: str = "",
    at: datetime,
    urgent: bool = False,
) -> Push:
    """Tell one person, or whoever holds a role, in this transaction; the row says that they were told."""
    made = Push.objects.create(alert=alert, to_id=to, role=role, kind=kind, at=at)
    window = at.strftime(WINDOW)
    tell(to=to, role=role, about=about, ref=alert.ref, kind=kind, at=at, urgent=urgent, window=window)
    return made


@transaction.atomic
def push_what_is_due(alerts: Iterable[Alert], *, at: datetime) -> int:
    """Tell whoever holds these alerts what is due to be told of them; asked again, it tells nothing again."""
    ids = {alert.pk for alert in alerts}
    wait_for_turn()
    return sum(_push_one(alert, at=at) for alert in _waiting().filter(pk__in=ids))


def push_all_due(*, at: datetime) -> int:
    """Tell what is due of every alert that waits: the work of the clock. One that fails holds no other back."""
    done, failed = 0, []
    for alert in [alert for alert in _waiting() if _due(alert, at)]:
        try:
            done += push_what_is_due([alert], at=at)
        except (OperationalError, InterfaceError):
            raise  # the database is away: the rest would fail too, and stays due
        except Exception as problem:  # noqa: BLE001  (raised below)
            problem.add_note(f"Nobody could be told of alert {alert.ref}.")
            failed.append(problem)
    if failed:
        raise ExceptionGroup("Of some alerts nobody could be told", failed)
    return done


def tell_those_who_acted(alert: Alert, about: str, *, by: Actor, at: datetime) -> None:
    """Tell whoever had a part in an alert, but for the one who acts now, of what was done."""
    taken = alert.acknowledgements.values_list("by_id", flat=True)
    guided = alert.guidance.values_list("by_id", flat=True)
    passed = [alert.passing.to_id] if hasattr(alert, "passing") else []
    holder = [alert.holder.pk] if alert.holder else []
    for user in sorted({*taken, *guided, *passed, *holder} - {by.id}):
        push(alert, about, about, to=user, at=at)


def tell_those_who_decided_contacts(family: Iterable[int], *, by: Actor, at: datetime) -> None:
    """Tell whoever decided on a contact about this family of late that a manager gave guidance, by the contact's name."""
    lately = at - LATELY
    rows = Event.objects.filter(
        kind="decision", participants__person_id__in=list(family), recorded_at__gte=lately
    )
    rows = rows.filter(received__isnull=False, by_id__isnull=False).select_related("received").distinct()
    for user, ref in sorted({(row.by_id, row.received.ref) for row in rows} - {(by.id, None)}):
        if user != by.id:
            tell(to=user, about=About.GUIDANCE, ref=ref, kind="guidance", at=at, window=at.strftime(WINDOW))


def _waiting() -> QuerySet[Alert]:
    held = Alert.objects.waiting().select_related("escalation", "manager", "root").order_by("id")
    return held.prefetch_related(
        "findings__end", "pushes", "guidance", "acknowledgements__lapse", "handovers__to", "pauses__end"
    )


def _due(alert: Alert, at: datetime) -> Told | None:
    rules = rules_on(localdate(at))
    until, acted = paused_until(alert, at), _acted_at(alert)
    return push_due(_joined(alert), _sent(alert), at, rules, paused_until=until, acted_at=acted)


def _acted_at(alert: Alert) -> datetime | None:
    """When a manager last did something about an alert."""
    return max((each.at for each in (*alert.acknowledgements.all(), *alert.guidance.all())), default=None)


def _joined(alert: Alert) -> list[Joined]:
    return [Joined(each.found_at, Severity(each.severity)) for each in new_to_the_alert(alert)]


def _sent(alert: Alert) -> list[Sent]:
    # Where nobody holds it, that it was passed on is how the Head of Service was told what it holds.
    kinds = {each.value: each for each in Told}
    kinds |= {} if alert.holder else {"alert_escalated": Told.RAISED}
    return [Sent(each.at, kinds[each.kind]) for each in alert.pushes.all() if each.kind in kinds]


def _push_one(alert: Alert, *, at: datetime) -> int:
    due = _due(alert, at)
    if due is None:
        return 0
    urgent = _is_red(_joined(alert), _sent(alert))
    if urgent:
        end_by_red(alert, by=system("signals"), at=at)
    receivers = _receivers(alert, urgent=urgent)
    for to, role in receivers:
        push(alert, due.value, WHAT[due], to=to, role=role, at=at, urgent=urgent)
    return len(receivers)


def _is_red(joined: Iterable[Joined], sent: Iterable[Sent]) -> bool:
    last = max((each.at for each in sent), default=None)
    return any(each.severity is Severity.RED and (last is None or each.at > last) for each in joined)


def _receivers(alert: Alert, *, urgent: bool) -> list[tuple[int | None, str]]:
    """Whoever took it on, or holds it. Red also tells the Head of Service once it is with them, or where nobody is."""
    taken = getattr(alert, "acknowledgement", None)
    mine = taken.by_id if taken else alert.holder.pk if alert.holder else None
    with_head = hasattr(alert, "escalation")
    if mine is None:
        return [(None, HEAD)] if urgent or with_head else []
    return [(mine, ""), (None, HEAD)] if urgent and with_head else [(mine, "")]
