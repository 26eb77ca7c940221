"""Sends the digest of a day: once, at a stated hour of a working day, and to nobody for whom nothing waits."""

from datetime import datetime, time

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate, make_aware

from frontdoor.journey.digest.queries import digests
from frontdoor.outbox.actions import tell
from frontdoor.outbox.models import Digest
from frontdoor.outbox.sentences import About
from kinfold.clocks import is_working_day


@transaction.atomic
def send_digests(*, at: datetime) -> int:
    """Tell what waited at the hour of today's digest; gives how many were told. Run twice, or late, it is told once."""
    day = localdate(at)
    moment = make_aware(datetime.combine(day, time(settings.DIGEST_HOUR)))
    if at < moment or not is_working_day(day):
        return 0
    _, fresh = Digest.objects.get_or_create(day=day, defaults={"at": at})
    if not fresh:
        return 0
    told = digests(moment)
    for user, refs in told.items():
        tell(to=user, about=About.DIGEST, ref="", also=refs, kind="digest", at=at, window=day.isoformat())
    return len(told)
