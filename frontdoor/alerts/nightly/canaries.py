"""What the canaries said, and since when there is silence: worked out when asked, so a stopped clock hides nothing."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from frontdoor.alerts.models import Canary, Sweep

EVERY = timedelta(hours=24)
AGAIN_AFTER = timedelta(hours=1)
SILENCE_AFTER = timedelta(hours=26)
SHOWN = 14


def latest() -> QuerySet[Canary]:
    """The last canaries, latest first."""
    return Canary.objects.order_by("-id")[:SHOWN]


def is_due(at: datetime) -> bool:
    """Whether a canary should go in: a day after the last that alerted, an hour after one that did not."""
    last = Canary.objects.order_by("-id").first()
    return last is None or at - last.at >= (EVERY if last.alerted else AGAIN_AFTER)


def silence(now: datetime) -> str:
    """Say since when no canary was heard, in a sentence for those who would miss alerts; nothing where all is well."""
    last = Canary.objects.order_by("-id").first()
    if last is not None and not last.alerted:
        return f"The daily test family did not raise an alert: {last.said} {ACT}"
    since = last.at if last else _began()
    if since is None or now - since < SILENCE_AFTER:
        return ""
    hours = int((now - since).total_seconds() // 3600)
    return f"No test family has gone in for {hours} hours: the clocks may have stopped. {ACT}"


ACT = "Until this is mended, do not wait for alerts: read new contacts together with the family's page."


def _began() -> datetime | None:
    """When the service first ran its nights: before that there is nothing to be silent."""
    first = Sweep.objects.order_by("id").first()
    return first.at if first else None
