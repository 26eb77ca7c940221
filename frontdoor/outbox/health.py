"""Whether telling works: the worker's sign of life, what waits too long, and what could not be told."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from frontdoor.outbox.models import Mail, MailEnd, MailWaiting, Pulse
from frontdoor.ui.words import counted

WORKER, CLOCK = "worker", "clock"
SILENT_AFTER = timedelta(minutes=5)
LATE_AFTER = timedelta(minutes=15)


def alive(part: str, *, at: datetime) -> None:
    """A part is alive: write it down over the last time."""
    Pulse.objects.update_or_create(part=part, defaults={"at": at})


def last_beat(part: str) -> datetime | None:
    """When a part was last known to be alive."""
    return Pulse.objects.filter(part=part).values_list("at", flat=True).first()


def silence(now: datetime) -> str:
    """Say in a sentence that the worker is silent; nothing where it is well."""
    last = last_beat(WORKER)
    if last is None:
        return "The worker has never been heard: no mail goes out. Start it (manage.py run_worker)."
    if now - last < SILENT_AFTER:
        return ""
    minutes = int((now - last).total_seconds() // 60)
    return (
        f"The worker has been silent for {minutes} minutes: no mail goes out. "
        "Nothing is lost: what waits goes once it is started again (manage.py run_worker)."
    )


def late(now: datetime) -> int:
    """How many mails should have been tried long ago."""
    return MailWaiting.objects.filter(next_at__lte=now - LATE_AFTER).count()


def not_told() -> int:
    """How many mails could not be told, and were not tried again."""
    return untold().count()


def untold() -> QuerySet[MailEnd]:
    """The mails that could not be told and wait for a person, the latest first."""
    again = Mail.objects.filter(mark=OuterRef("mail__mark"), turn__gt=OuterRef("mail__turn"))
    ended = MailEnd.objects.filter(~Exists(again), sent=False)
    return ended.select_related("mail__message", "mail__user").order_by("-id")


def what_is_wrong(now: datetime) -> list[str]:
    """Give a sentence for each thing that a person should mend, so that people are told again."""
    waits, untaken = late(now), not_told()
    return [
        *([silence(now)] if silence(now) else []),
        *(
            [f"{counted(waits, 'mail')} should have been tried over a quarter of an hour ago."]
            if waits
            else []
        ),
        *(
            [f"{counted(untaken, 'mail')} could not be told: see Messages, Whether mail goes out."]
            if untaken
            else []
        ),
    ]
