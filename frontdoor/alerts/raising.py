"""Opens a family's one alert, or finds the one that is open, and names the Team Manager it goes to."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Count, Q
from django.utils.timezone import localdate

from frontdoor.accounts.actor import Actor
from frontdoor.agencies.queries import people_with_role
from frontdoor.alerts.models import Alert
from frontdoor.audit import actions as audit
from frontdoor.chronology import actions as chronology
from frontdoor.chronology.knowledge import Knowledge, known_on
from frontdoor.sealing.queries import who_may_see
from kinfold.finding import Severity


def alert_for(
    knowledge: Knowledge, root: str, *, severity: Severity, at: datetime, by: Actor
) -> Alert | None:
    """The open alert of this person's family, or a new one; info opens none."""
    members = knowledge.view.network(root).members
    family = [int(member) for member in members]
    stored = knowledge.stored(members)
    open_ones = Alert.objects.filter(root_id__in=stored, decision__isnull=True).order_by("id")
    if knowledge.beyond:
        # An alert whose own page cannot show this child, because of a barrier, is not theirs.
        open_ones = [each for each in open_ones if _shows(each, stored, localdate(at))]
    there = next(iter(open_ones), None)
    if there or severity is Severity.INFO:
        return there
    alert = Alert.objects.create(
        root_id=int(root), raised_at=at, severity=severity.value, manager_id=_manager_for(at, stored)
    )
    audit.record("raised an alert", kind="alert", ref=alert.ref, by=by, at=at)
    chronology.write(
        kind="alert",
        subtype="raised",
        agency="kinfold",
        occurred_on=localdate(at),
        participants={"about": family},
        text=f"Alert {alert.ref} raised to a Team Manager.",
        by=by,
        at=at,
    )
    return alert


def _shows(alert: Alert, family: Iterable[int], day: date) -> bool:
    return set(family) <= set(known_on([alert.root_id], day).near)


def _manager_for(at: datetime, family: Iterable[int]) -> int | None:
    """The Team Manager with the fewest open alerts, of those who may see the whole family.

    None where there is nobody, and then it escalates.
    """
    holders = [member.user_id for member in people_with_role("team_manager", localdate(at))]
    managers = who_may_see(family, holders)
    if not managers:
        return None
    waiting = Q(decision__isnull=True, manager_id__in=managers)
    load = dict(Alert.objects.filter(waiting).values_list("manager_id").annotate(Count("id")))
    return min(managers, key=lambda manager: (load.get(manager, 0), manager))
