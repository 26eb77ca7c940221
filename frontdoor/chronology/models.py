"""Events, the people in them by role, and the withdrawals that take an event back without erasing it."""

from django.db import models

from frontdoor.audit.references import event_reference
from frontdoor.intake.models import Received
from frontdoor.people.models import Person


class Event(models.Model):
    """One entry of the ledger. Its primary key is its place in the ledger, which decides what came first on one day."""

    class Precision(models.TextChoices):
        EXACT = "exact", "Exact"
        APPROXIMATE = "approximate", "About"
        RANGE = "range", "Between two dates"
        UNKNOWN = "unknown", "Date not known"

    class Claim(models.TextChoices):
        FACT = "fact", "Seen or known first-hand"
        REPORTED = "reported", "Reported by someone else"
        OPINION = "opinion", "Professional opinion"

    ref = models.CharField(max_length=12, unique=True, default=event_reference)
    kind = models.CharField(max_length=40)
    subtype = models.CharField(max_length=60, blank=True)
    agency = models.CharField(max_length=60)
    occurred_on = models.DateField()
    occurred_until = models.DateField(null=True)
    precision = models.CharField(max_length=12, choices=Precision, default=Precision.EXACT)
    recorded_at = models.DateTimeField()
    referral = models.CharField(max_length=120, blank=True)
    concern = models.CharField(max_length=60, blank=True)
    claim = models.CharField(max_length=10, choices=Claim, default=Claim.FACT)
    said_by = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    analysis = models.TextField(
        blank=True, help_text="what a practitioner made of it, kept apart from the facts"
    )
    more = models.JSONField(default=dict, help_text="attended, with: lists of agencies")
    received = models.ForeignKey(Received, on_delete=models.PROTECT, null=True, related_name="events")
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)


class Participant(models.Model):
    """One person in one event, in one role."""

    class Role(models.TextChoices):
        ABOUT = "about"
        NAMED = "named"
        SEEN = "seen"
        VICTIM = "victim"
        SUSPECT = "suspect"
        LOOKED_AT = "looked_at"
        ASSESSED = "assessed"

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="participants")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="participations")
    role = models.CharField(max_length=12, choices=Role)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "person", "role"], name="one_role_once_in_an_event")
        ]


class Withdrawal(models.Model):
    """The moment an event was taken back: wrong person, entered in error. The event stays, struck through."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="withdrawal")
    withdrawn_at = models.DateTimeField()
    why = models.TextField()
    by_name = models.CharField(max_length=150)


class Correction(models.Model):
    """A later entry that says an earlier one right, and what was wrong with it. Both stay, one beside the other."""

    corrects = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="corrected")
    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="correction")
    what_was_wrong = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(what_was_wrong=""), name="correction_says_what_was_wrong"
            )
        ]
