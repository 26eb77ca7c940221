"""By when must a person have looked? Working days, England's bank holidays, out of hours."""

from kinfold.clocks.deadlines import acknowledge_due, contact_due, decide_due, deputy_due
from kinfold.clocks.working_days import (
    LONDON,
    clock_starts,
    hours_after,
    is_working_day,
    next_working_day,
    working_days_after,
)

__all__ = [
    "LONDON",
    "acknowledge_due",
    "clock_starts",
    "contact_due",
    "decide_due",
    "deputy_due",
    "hours_after",
    "is_working_day",
    "next_working_day",
    "working_days_after",
]
