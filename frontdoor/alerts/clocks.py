"""By when a manager must have looked and decided: computed each time, from when the alert and what joined it began.

A red finding that joins an amber alert makes it red from that moment: its clock runs from there, and the earlier end
of the two counts.
"""

from collections.abc import Callable
from datetime import datetime

from django.utils.timezone import localdate

from frontdoor.alerts.models import Alert
from kinfold.clocks import acknowledge_due, decide_due
from kinfold.finding import Severity
from kinfold.rulebook import RULEBOOK, Rules

RED = Severity.RED.value
Due = Callable[[datetime, Severity, Rules], datetime | None]


def acknowledge_by(alert: Alert) -> datetime:
    """The moment by which a manager must have acknowledged this alert."""
    return _earliest(alert, acknowledge_due)


def decide_by(alert: Alert) -> datetime:
    """The moment by which a manager must have decided on this alert."""
    return _earliest(alert, decide_due)


def severity(alert: Alert) -> str:
    """How an alert reaches people now: as it was raised, or red since a red finding joined it."""
    return RED if _red_since(alert) else alert.severity


def _earliest(alert: Alert, due: Due) -> datetime:
    began = [(alert.raised_at, Severity(alert.severity)), *((at, Severity.RED) for at in _red_since(alert))]
    ends = [due(at, how, RULEBOOK.on(localdate(at))) for at, how in began]
    return min(end for end in ends if end is not None)


def _red_since(alert: Alert) -> list[datetime]:
    return [each.found_at for each in alert.findings.all() if each.severity == RED]
