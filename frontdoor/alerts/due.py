"""What waits in alerts about a family, for its page: the alert to take on or decide, and steps that are not done."""

from collections.abc import Collection
from datetime import datetime

from django.utils.timezone import localdate

from frontdoor.accounts.actor import Actor
from frontdoor.alerts import clocks
from frontdoor.alerts.deciding.models import NextStep
from frontdoor.alerts.models import Alert
from frontdoor.chronology.due import Due


def open_alerts(actor: Actor, persons: Collection[int], at: datetime) -> list[Due]:
    """The alerts of these persons that wait and the next steps not done, for whoever sees alerts."""
    if not actor.may("see alerts"):
        return []
    waiting = (
        Alert.objects.waiting().filter(root_id__in=persons).prefetch_related("findings", "acknowledgements")
    )
    steps = NextStep.objects.filter(decision__alert__root_id__in=persons, done__isnull=True)
    return [
        *(_to_look_at(alert, at) for alert in waiting.order_by("id")),
        *(_to_do(step, at) for step in steps.select_related("decision__alert").order_by("id")),
    ]


def _to_look_at(alert: Alert, at: datetime) -> Due:
    taken = getattr(alert, "acknowledgement", None)
    due = clocks.decide_by(alert) if taken else clocks.acknowledge_by(alert)
    said = f"{'Decide on' if taken else 'Acknowledge'} alert {alert.ref}"
    return Due(due, said, ("alerts:alert", alert.ref), overdue=due < at)


def _to_do(step: NextStep, at: datetime) -> Due:
    said = f"{step.owner_name}: {step.text}"
    return Due(
        step.due_on, said, ("alerts:alert", step.decision.alert.ref), overdue=step.due_on < localdate(at)
    )
