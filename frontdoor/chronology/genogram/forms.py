"""Asks on which day the family is to be shown."""

from datetime import date
from typing import Any

from frontdoor.ui.dates import MemorableDateField
from frontdoor.ui.forms import GovukForm


class AsKnownOn(GovukForm):
    """One day, in three boxes."""

    on = MemorableDateField(label="Day", past=True, help_text="For example, 27 3 2026")


def day_asked(given: Any, today: date) -> tuple[date, AsKnownOn]:
    """Read the day that an address asks for; today where it asks for none, or for one that is no day."""
    if "on" in given:
        try:
            day = date.fromisoformat(given["on"][:10])
        except ValueError:
            day = today
        day = day if date(1900, 1, 1) <= day <= today else today
        return day, AsKnownOn(initial={"on": day})
    if "on-day" in given:
        form = AsKnownOn(given)
        return (form.cleaned_data["on"], form) if form.is_valid() else (today, form)
    return today, AsKnownOn(initial={"on": today})
