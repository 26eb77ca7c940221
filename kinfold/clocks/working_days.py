"""Working-day deadlines, derived every time from the moment the clock started.

Nothing is counted down and nothing is stored but the start: a deadline that is recomputed cannot drift
when a nightly job is missed. Nothing here reads the clock.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import holidays

from kinfold.rulebook import Rules

LONDON = ZoneInfo("Europe/London")
BANK_HOLIDAYS = holidays.country_holidays("GB", subdiv="ENG")
SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Tell whether a day is Monday to Friday and not a bank holiday in England."""
    return day.weekday() < SATURDAY and day not in BANK_HOLIDAYS


def next_working_day(day: date) -> date:
    """Give the first working day after a day."""
    later = day + timedelta(days=1)
    while not is_working_day(later):
        later += timedelta(days=1)
    return later


def clock_starts(received_at: datetime, rules: Rules) -> datetime:
    """Give the moment a clock starts: on receipt while the office is open, else when it next opens."""
    received = _in_london(received_at)
    opens, closes = rules.time_of_day("office.opens"), rules.time_of_day("office.closes")
    today, now = received.date(), received.time()
    if is_working_day(today) and opens <= now < closes:
        return received
    opening = today if is_working_day(today) and now < opens else next_working_day(today)
    return datetime.combine(opening, opens, tzinfo=LONDON)


def working_days_after(start: datetime, days: int, rules: Rules) -> datetime:
    """Give the moment some working days after a clock started, at the same time of day in London."""
    if days < 0:
        raise ValueError(f"A deadline cannot lie {-days} working days before its start. Give 0 days or more.")
    begins = clock_starts(start, rules)
    day = begins.date()
    for _ in range(days):
        day = next_working_day(day)
    return datetime.combine(day, begins.time(), tzinfo=LONDON)


def hours_after(start: datetime, hours: int) -> datetime:
    """Give the moment some hours after a start, nights and weekends included, by elapsed time."""
    if hours < 0:
        raise ValueError(f"A deadline cannot lie {-hours} hours before its start. Give 0 hours or more.")
    elapsed = _in_london(start).astimezone(UTC) + timedelta(hours=hours)
    return elapsed.astimezone(LONDON)


def _in_london(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(
            f"The time {moment} does not say which time zone it is in, so a deadline from it could be "
            "an hour out. Give it a time zone, such as Europe/London."
        )
    return moment.astimezone(LONDON)
