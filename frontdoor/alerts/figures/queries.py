"""Reads the alerts of the last weeks as they are counted: with the eyes of whoever asks, and without anybody's name."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.timezone import localdate

from frontdoor.agencies.models import Membership
from frontdoor.alerts.deciding.useful import counted_as, latest
from frontdoor.alerts.figures.counting import Figures, Told, count
from frontdoor.alerts.models import Alert, Weighing
from frontdoor.alerts.queries import standing

WEEKS = 12
NO_TEAM = "No team was named"


def figures(*, now: datetime) -> Figures:
    """The figures of the last twelve weeks, this one included."""
    monday = localdate(now) - timedelta(days=localdate(now).weekday())
    first = monday - timedelta(weeks=WEEKS - 1)
    since = timezone.make_aware(datetime.combine(first, datetime.min.time()))
    rows = Alert.objects.filter(raised_at__gte=since, raised_at__lte=now).order_by("raised_at")
    rows = rows.select_related(
        "manager", "decision__weighing", "escalation", "passing__to", "closing", "reopened_as"
    )
    rows = rows.prefetch_related("findings", "acknowledgements__lapse", "handovers__to", "decision__useful")
    teams = _teams(localdate(now))
    told = [_told(alert, teams, now) for alert in rows]
    return count(told, first=first, weeks=WEEKS, reasons=dict(Weighing.Reason.choices))


def _told(alert: Alert, teams: dict[int, str], now: datetime) -> Told:
    stands = standing(alert, actor=None, now=now)
    taken = min((each.at for each in alert.acknowledgements.all()), default=None)
    decision = getattr(alert, "decision", None)
    useful = latest(decision) if decision else None
    holder = alert.holder
    return Told(
        raised_at=timezone.localtime(alert.raised_at),
        severity=stands.severity,
        team=teams.get(holder.pk, NO_TEAM) if holder else NO_TEAM,
        signals=tuple(sorted({each.signal for each in alert.findings.all() if each.severity != "info"})),
        acknowledged_at=taken,
        decided_at=decision.at if decision else None,
        overdue=stands.overdue,
        reason=decision.weighing.reason if decision and hasattr(decision, "weighing") else "",
        useful=useful.answer if useful else "",
        no_use_because=counted_as(useful.why) if useful and useful.answer == "no_use" else "",
    )


def _teams(day: date) -> dict[int, str]:
    """The team of each Team Manager, or their agency where none is said: the newest membership counts."""
    rows = Membership.objects.filter(role="team_manager", from_on__lte=day).select_related("agency")
    return {row.user_id: row.team or row.agency.name for row in rows.order_by("from_on", "id")}
