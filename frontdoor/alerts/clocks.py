"""By when a manager must have looked and decided: computed each time from the moment the alert was raised."""

from datetime import datetime

from django.utils.timezone import localdate

from frontdoor.alerts.models import Alert
from kinfold.clocks import acknowledge_due, decide_due
from kinfold.finding import Severity
from kinfold.rulebook import RULEBOOK


def acknowledge_by(alert: Alert) -> datetime:
    """The moment by which a manager must have acknowledged this alert."""
    return acknowledge_due(alert.raised_at, _severity(alert), RULEBOOK.on(localdate(alert.raised_at)))


def decide_by(alert: Alert) -> datetime:
    """The moment by which a manager must have decided on this alert."""
    return decide_due(alert.raised_at, _severity(alert), RULEBOOK.on(localdate(alert.raised_at)))


def _severity(alert: Alert) -> Severity:
    return Severity(alert.severity)
