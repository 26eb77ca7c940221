"""What the nights found: by reference only, nobody's name is on it."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from frontdoor.alerts.models import Incident, Sweep

NIGHTS, AT_MOST = 14, 200


def latest_nights() -> QuerySet[Sweep]:
    """The last nights, latest first."""
    return Sweep.objects.order_by("-day")[:NIGHTS]


def waiting() -> QuerySet[Incident]:
    """Incidents of which nobody has found out why, latest first."""
    return Incident.objects.filter(end__isnull=True).select_related("sweep").order_by("-id")[:AT_MOST]


def incident(ref: str) -> Incident:
    """One incident by its reference, with what was found out about it."""
    return get_object_or_404(Incident.objects.select_related("sweep", "end"), ref=ref)
