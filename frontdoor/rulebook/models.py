"""Values that somebody proposed, with the report on what each would cost, and the answer of somebody else."""

from django.db import models
from django.db.models import F, Q

from frontdoor.audit.references import value_reference


class Proposal(models.Model):
    """A value to hold from a day on, why, and the impact report it rests on, kept as it was handed in."""

    ref = models.CharField(max_length=12, unique=True, default=value_reference)
    name = models.CharField(max_length=40)
    value = models.IntegerField()
    holds_from = models.DateField()
    why = models.TextField()
    report = models.TextField()
    report_sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="proposal_says_why")]


class Answer(models.Model):
    """What a second person said of a proposal. One an answer; the database lets in nobody who proposed it."""

    class Choice(models.TextChoices):
        APPROVED = "approved", "Approve it"
        DECLINED = "declined", "Decline it"

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="answer")
    choice = models.CharField(max_length=8, choices=Choice)
    why = models.TextField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)
    proposed_by_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="answer_says_why"),
            models.CheckConstraint(condition=~Q(by_id=F("proposed_by_id")), name="answered_by_another"),
        ]
