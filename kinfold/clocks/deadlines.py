"""The deadlines of the front door: a contact decided, an alert looked at and decided.

Red runs past office hours, on plain hours; amber and contacts run on working days; info waits for nobody.
"""

from datetime import datetime

from kinfold.clocks.working_days import hours_after, working_days_after
from kinfold.finding import Severity
from kinfold.rulebook import Rules


def contact_due(received_at: datetime, rules: Rules) -> datetime:
    """Give the moment by which a contact must have its decision."""
    return working_days_after(received_at, rules.number("contact.decide_working_days"), rules)


def acknowledge_due(opened_at: datetime, severity: Severity, rules: Rules) -> datetime | None:
    """Give the moment by which a named manager must have acknowledged an alert; none for info."""
    return _due(opened_at, severity, "acknowledge", rules)


def decide_due(opened_at: datetime, severity: Severity, rules: Rules) -> datetime | None:
    """Give the moment by which a named manager must have decided on an alert; none for info."""
    return _due(opened_at, severity, "decide", rules)


def deputy_due(passed_at: datetime, severity: Severity, rules: Rules) -> datetime | None:
    """Give the moment by which a deputy must have acknowledged an alert passed to them; none for info."""
    return _due(passed_at, severity, "deputy", rules)


def _due(opened_at: datetime, severity: Severity, step: str, rules: Rules) -> datetime | None:
    if severity is Severity.INFO:
        return None
    if severity is Severity.RED:
        return hours_after(opened_at, rules.number(f"red.{step}_hours"))
    return working_days_after(opened_at, rules.number(f"amber.{step}_working_days"), rules)
