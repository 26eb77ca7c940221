"""By when a manager must have looked and decided: computed each time, from when the alert and what joined it began.

A red finding that joins an amber alert makes it red from that moment: its clock runs from there, and the earlier end
of the two counts.
"""

from collections.abc import Callable
from datetime import datetime

from django.utils.timezone import localdate

from frontdoor.alerts.models import Alert
from frontdoor.rulebook.queries import rules_on
from kinfold.clocks import acknowledge_due, decide_due, deputy_due
from kinfold.finding import Severity
from kinfold.rulebook import Rules

RED = Severity.RED.value
Due = Callable[[datetime, Severity, Rules], datetime | None]


def acknowledge_by(alert: Alert) -> datetime:
    """The moment by which a manager must have acknowledged this alert."""
    return _earliest(alert, acknowledge_due)


def decide_by(alert: Alert) -> datetime:
    """The moment by which a manager must have decided on this alert."""
    return _earliest(alert, decide_due)


def deputy_by(alert: Alert, passed_at: datetime) -> datetime:
    """The moment by which a deputy who was told must have acknowledged it."""
    return _due(passed_at, Severity(severity(alert)), deputy_due)


def lapses_at(alert: Alert) -> datetime:
    """The moment at which its acknowledgement ends if no decision came.

    Whoever takes on an alert whose time to decide is over already has that time again, from when they did.
    """
    due, taken = decide_by(alert), alert.acknowledgement
    return due if taken.at < due else _due(taken.at, Severity(severity(alert)), decide_due)


def severity(alert: Alert) -> str:
    """How an alert reaches people now: as it was raised, or red since a red finding joined it."""
    return RED if _red_since(alert) else alert.severity


def _earliest(alert: Alert, due: Due) -> datetime:
    began = [(alert.raised_at, Severity(alert.severity)), *((at, Severity.RED) for at in _red_since(alert))]
    return min(_due(at, how, due) for at, how in began)


def _due(start: datetime, how: Severity, due: Due) -> datetime:
    end = due(start, how, rules_on(localdate(start)))
    if end is None:
        raise ValueError("Info opens no alert, so it has no clock.")
    return end


def _red_since(alert: Alert) -> list[datetime]:
    return [each.found_at for each in alert.findings.all() if each.severity == RED]
