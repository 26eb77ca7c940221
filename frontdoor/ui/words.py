"""How dates, times, numbers and lists are said on a page: in UK time, never with a made-up midnight."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from markupsafe import Markup, escape

NOT_KNOWN = "Not known"


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


def _day(value: date) -> date:
    return _local(value).date() if isinstance(value, datetime) else value


def gtime(value: datetime | time | None) -> str:
    """Say a time of day: 2:05pm, 9am, midday, midnight."""
    if not value:
        return NOT_KNOWN if value is None else "midnight"
    moment = _local(value) if isinstance(value, datetime) else value
    if (moment.hour, moment.minute) in {(0, 0), (12, 0)}:
        return "midday" if moment.hour else "midnight"
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}{'am' if moment.hour < 12 else 'pm'}"


def gdate(value: date | None) -> str:
    """Say a day: 17 November 2026."""
    if not value:
        return NOT_KNOWN
    day = _day(value)
    return f"{day.day} {day:%B} {day.year}"


def gmonth(value: date | None) -> str:
    """Say a month, where the day itself was never known: December 2017."""
    return f"{_day(value):%B} {_day(value).year}" if value else NOT_KNOWN


def gdatetime(value: date | None) -> str:
    """Say a moment: 17 November 2026 at 2:05pm. A day without a time stays a day."""
    if not isinstance(value, datetime):
        return gdate(value)
    return f"{gdate(value)} at {gtime(value)}"


def gday(value: date | None) -> str:
    """Say a deadline with its weekday: Tuesday 24 November 2026 at 2pm."""
    if not value:
        return NOT_KNOWN
    return f"{_day(value):%A} {gdatetime(value)}"


def gdue(value: date, now: datetime) -> str:
    """Say a deadline near by, leaving the year out while it is this year: Tuesday 24 November at 2pm."""
    day = _day(value)
    said = gday(value)
    return said.replace(f" {day.year}", "", 1) if day.year == _day(now).year else said


def iso(value: date | None) -> str:
    """Give the machine-readable form for a `<time>` element."""
    if not value:
        return ""
    return _local(value).isoformat() if isinstance(value, datetime) else value.isoformat()


def nhs(value: object) -> str:
    """Show an NHS number in its three groups, 485 777 3456; anything else is shown as it was given."""
    digits = re.sub(r"[\s-]", "", str(value or ""))
    if not re.fullmatch(r"[0-9]{10}", digits):
        return str(value or NOT_KNOWN)
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"


def listed(things: Iterable[object], joint: str = "and") -> str:
    """Say several things as a person would: housing, midwifery and the youth service."""
    words = [str(thing) for thing in things]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Say how many: 1 contact, 3 contacts, no contacts."""
    word = one if number == 1 else (many or f"{one}s")
    return f"{number or 'no'} {word}"


def upper_first(text: object) -> str:
    """Begin with a capital and leave the rest alone, unlike Python's `capitalize`."""
    words = str(text or "")
    return words[:1].upper() + words[1:]


def paragraphs(text: object) -> Markup:
    """Show what someone wrote as they wrote it, safely: blank lines part paragraphs, breaks are kept."""
    parts = re.split(r"\n\s*\n", str(text or "").replace("\r\n", "\n").strip())
    lines = (Markup("<br>").join(escape(line) for line in part.split("\n")) for part in parts if part)
    return Markup("\n").join(Markup('<p class="govuk-body">{}</p>').format(line) for line in lines)


KINDS_OF_AGENCY = {
    "health": "gp hospital midwifery neonatal health_visiting dental ambulance mental_health health nhs",
    "police": "police probation prison",
    "school": "school nursery college education early_years",
    "early_help": "early_help youth_service family_hub",
    "social_care": "social_care cass mash adult_social_care front_door",
    "housing": "housing landlord",
}


def agency_kind(key: object) -> str:
    """Tell which shape an agency is drawn with; one not listed is "other", a ring."""
    known = str(key or "").lower()
    return next((kind for kind, keys in KINDS_OF_AGENCY.items() if known in keys.split()), "other")


def clock_state(
    due: datetime | None, now: datetime, done: datetime | None = None, soon_hours: int = 24
) -> str:
    """Tell how a deadline stands: none, done, late, overdue, soon or due."""
    if due is None:
        return "none"
    if not isinstance(due, datetime):  # a day without a time lasts until it ends
        due = datetime.combine(due, time.max, timezone.get_current_timezone())
    if done is not None:
        return "done" if done <= due else "late"
    if now > due:
        return "overdue"
    return "soon" if due - now <= timedelta(hours=soon_hours) else "due"


FILTERS = {
    "gtime": gtime,
    "gdate": gdate,
    "gmonth": gmonth,
    "gdatetime": gdatetime,
    "gday": gday,
    "gdue": gdue,
    "iso": iso,
    "nhs": nhs,
    "listed": listed,
    "agency_list": listed,
    "counted": counted,
    "upper_first": upper_first,
    "paragraphs": paragraphs,
    "agency_kind": agency_kind,
    "clock_state": clock_state,
}
