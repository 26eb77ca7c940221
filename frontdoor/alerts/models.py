"""Findings as they rise and clear, the one alert of a family, and what managers did: rows that are only added."""

from django.conf import settings
from django.db import models

from frontdoor.audit.references import alert_reference, incident_reference
from frontdoor.people.models import Person


class Alert(models.Model):
    """The one open alert of a family, raised to a named Team Manager. Its deadlines are computed from `raised_at`."""

    ref = models.CharField(max_length=12, unique=True, default=alert_reference)
    root = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="alerts")
    raised_at = models.DateTimeField()
    severity = models.CharField(max_length=6)
    manager = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="alerts"
    )


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
    """The one manager who took the alert on. The database lets only one in."""

    alert = models.OneToOneField(Alert, on_delete=models.PROTECT, related_name="acknowledgement")
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)


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
