"""Decisions on contacts, with each person of the family looked at, or why not."""

from django.db import models

from frontdoor.intake.models import Received
from frontdoor.people.models import Person


class Decision(models.Model):
    """What was decided on one contact, and why. One a contact; the database lets only one in."""

    class Outcome(models.TextChoices):
        MASH = "mash", "Multi-agency safeguarding hub enquiries"
        ASSESSMENT = "assessment", "Social work assessment"
        FGC = "family_group_conference", "Family group conference offered"
        EARLY_HELP = "early_help", "Early help offered"
        SIGNPOSTED = "signposted", "Signposted to another service"
        ADVICE = "advice_only", "Advice and information only"
        NFA = "no_further_action", "No further action at the front door"

    contact = models.OneToOneField(Received, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=30, choices=Outcome)
    why = models.TextField()
    told_referrer = models.TextField(help_text="what the referrer reads about the outcome")
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(why=""), name="decision_says_why")]


class LookedAt(models.Model):
    """One person of the family in a decision: looked at, or why not."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    looked_at = models.BooleanField()
    why_not = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "person"], name="looked_at_once_in_a_decision"),
            models.CheckConstraint(
                condition=models.Q(looked_at=True) | ~models.Q(why_not=""), name="decision_says_why_not"
            ),
        ]
