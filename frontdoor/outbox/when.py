"""When a mail may go: what is urgent at once, the rest in the hours of working days that the settings name."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings

from kinfold.clocks import is_working_day, next_working_day

LONDON = ZoneInfo("Europe/London")


def may_go(at: datetime, *, urgent: bool) -> datetime:
    """Give the first moment from which a mail may go out."""
    here = at.astimezone(LONDON)
    opens, closes = (time(hour) for hour in settings.MAIL_HOURS)
    if urgent or (is_working_day(here.date()) and opens <= here.time() < closes):
        return at
    early = is_working_day(here.date()) and here.time() < opens
    day = here.date() if early else next_working_day(here.date())
    return datetime.combine(day, opens, tzinfo=LONDON)
