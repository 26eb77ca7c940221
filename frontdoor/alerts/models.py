"""Findings as they rise and clear, the one alert of a family, and what managers did: rows that are only added."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce

from frontdoor.alerts.deciding.models import ChildDecision, NextStep, StepDone, Usefulness, Weighing
from frontdoor.alerts.life.models import (
    Closing,
    Handover,
    Lapse,
    Passing,
    Pause,
    PauseEnd,
    Push,
    Reopening,
)
from frontdoor.audit.references import alert_reference, incident_reference
from frontdoor.people.models import Person

__all__ = [
    "Acknowledgement",
    "Alert",
    "AlertDecision",
    "Canary",
    "ChildDecision",
    "Closing",
    "Covered",
    "Escalation",
    "Finding",
    "FindingEnd",
    "FoundUnder",
    "Guidance",
    "Handover",
    "Incident",
    "IncidentEnd",
    "Lapse",
    "NextStep",
    "Passing",
    "Pause",
    "PauseEnd",
    "Push",
    "Recheck",
    "Reopening",
    "StepDone",
    "Sweep",
    "Usefulness",
    "Weighing",
    "Wording",
]


class Alerts(models.QuerySet):
    """Alerts by how they stand, asked of the rows each time."""

    def waiting(self) -> "Alerts":
        """Those on which no manager has decided."""
        return self.filter(decision__isnull=True)

    def unacknowledged(self) -> "Alerts":
        """Those that wait and that nobody holds as theirs: never taken on, or lapsed."""
        return self.waiting().filter(~models.Exists(_taken_on()))

    def acknowledged(self) -> "Alerts":
        """Those that wait, and that a manager has taken on."""
        return self.waiting().filter(models.Exists(_taken_on()))

    def with_holder(self) -> "Alerts":
        """Each with `held_by`: who holds it after every handover."""
        latest = Handover.objects.filter(alert=models.OuterRef("pk")).order_by("-id").values("to_id")[:1]
        return self.annotate(
            held_by=Coalesce(
                models.Subquery(latest), models.F("manager_id"), output_field=models.BigIntegerField()
            )
        )


def _taken_on() -> models.QuerySet:
    return Acknowledgement.objects.filter(alert=models.OuterRef("pk"), lapse__isnull=True)


class Alert(models.Model):
    """The one open alert of a family, raised to a named Team Manager. Its deadlines are computed from `raised_at`."""

    objects = Alerts.as_manager()

    ref = models.CharField(max_length=12, unique=True, default=alert_reference)
    root = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="alerts")
    raised_at = models.DateTimeField()
    severity = models.CharField(max_length=6)
    manager = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="alerts"
    )

    @property
    def acknowledgement(self) -> "Acknowledgement":
        """Who has taken it on; raises AttributeError, as a row that is not there does, where nobody has or it lapsed."""
        for taken in self.acknowledgements.all():
            if not hasattr(taken, "lapse"):
                return taken
        raise AttributeError("acknowledgement")

    @property
    def holder(self):
        """The manager who holds it now: the one named, or the last to whom it was handed over."""
        moved = max(self.handovers.all(), key=lambda each: each.pk, default=None)
        return moved.to if moved else self.manager


class Finding(models.Model):
    """One signal that became true for one key in the network of one person (its rising edge)."""

    root = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="findings")
    alert = models.ForeignKey(Alert, on_delete=models.PROTECT, null=True, related_name="findings")
    signal = models.CharField(max_length=3)
    key = models.CharField(max_length=200, blank=True)
    severity = models.CharField(max_length=6)
    since_on = models.DateField()
    found_at = models.DateTimeField()


class Wording(models.Model):
    """What a finding said at a moment: its sentence, its reasons, and the records each reason rests on."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="wordings")
    said_at = models.DateTimeField()
    known_on = models.DateField()
    headline = models.TextField()
    reasons = models.JSONField()


class FoundUnder(models.Model):
    """Under which rules a wording was found: the values in force, by their mark and day, and the signal's version."""

    wording = models.OneToOneField(Wording, on_delete=models.PROTECT, related_name="found_under")
    rules_version = models.CharField(max_length=12)
    rules_on = models.DateField()
    signal_version = models.CharField(max_length=12)


class FindingEnd(models.Model):
    """A finding that is no longer true, and why (its falling edge)."""

    finding = models.OneToOneField(Finding, on_delete=models.PROTECT, related_name="end")
    ended_on = models.DateField()
    noticed_at = models.DateTimeField()
    because = models.TextField()


class Acknowledgement(models.Model):
    """The one manager who took the alert on. The database lets only one in, and another after it lapsed."""

    alert = models.ForeignKey(
        Alert,
        on_delete=models.PROTECT,
        related_name="acknowledgements",
        related_query_name="acknowledgement",
    )
    turn = models.PositiveSmallIntegerField(default=0, help_text="how many were there before, and lapsed")
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["alert", "turn"], name="one_acknowledgement_at_a_time")
        ]


class Guidance(models.Model):
    """What a manager asked the workers to do next."""

    alert = models.ForeignKey(Alert, on_delete=models.PROTECT, related_name="guidance")
    text = models.TextField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="guidance_says_something")]


class AlertDecision(models.Model):
    """What a manager decided about the whole family, and why. One an alert; the database lets only one in."""

    class Choice(models.TextChoices):
        ASSESSMENT = "assessment", "Social work assessment of the whole family"
        STRATEGY = "strategy_discussion", "Strategy discussion"
        MEETING = "meeting", "Bring the agencies together"
        EARLY_HELP = "early_help", "Early help for the family"
        CONTINUE = "continue", "The present plan covers it"
        NO_ACTION = "no_action", "No further action on this alert"
        CLEARED = "cleared", "Confirmed: no longer true"

    alert = models.OneToOneField(Alert, on_delete=models.PROTECT, related_name="decision")
    choice = models.CharField(max_length=30, choices=Choice)
    why = models.TextField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(why=""), name="alert_decision_says_why")]


class Covered(models.Model):
    """One person of the family in a manager's decision: looked at, or why not."""

    decision = models.ForeignKey(AlertDecision, on_delete=models.PROTECT, related_name="covered")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    looked_at = models.BooleanField()
    why_not = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "person"], name="covered_once_in_an_alert_decision"),
            models.CheckConstraint(
                condition=models.Q(looked_at=True) | ~models.Q(why_not=""), name="alert_decision_says_why_not"
            ),
        ]


class Escalation(models.Model):
    """An alert that nobody acknowledged in time, passed to the Head of Service. The manager keeps it too."""

    alert = models.OneToOneField(Alert, on_delete=models.PROTECT, related_name="escalation")
    at = models.DateTimeField()
    was_due_at = models.DateTimeField()


class Recheck(models.Model):
    """The next day on which time alone may change what is true of one person's network: a work list, not a record."""

    root = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="recheck")
    due_on = models.DateField(db_index=True)


class Sweep(models.Model):
    """One night's comparison of what stands with what the records say: how many children, and how many differed."""

    day = models.DateField(unique=True)
    at = models.DateTimeField()
    looked_at = models.IntegerField()
    differing = models.IntegerField()


class Incident(models.Model):
    """One child for whom what stands and what the records say differ: what is missing, and what is left standing."""

    ref = models.CharField(max_length=12, unique=True, default=incident_reference)
    sweep = models.ForeignKey(Sweep, on_delete=models.PROTECT, related_name="incidents")
    root = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    missing = models.JSONField()
    left_standing = models.JSONField()


class IncidentEnd(models.Model):
    """What somebody found out about an incident before the family was looked at again."""

    incident = models.OneToOneField(Incident, on_delete=models.PROTECT, related_name="end")
    at = models.DateTimeField()
    why = models.TextField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)


class Canary(models.Model):
    """One made-up family that went in behind the fence, and whether an alert to a named manager came of it."""

    at = models.DateTimeField()
    alerted = models.BooleanField()
    said = models.TextField()
    milliseconds = models.IntegerField()
