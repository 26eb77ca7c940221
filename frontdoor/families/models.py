"""Ties between persons, each with the moment it became known and, perhaps, the moment it was taken back."""

from django.db import models

from frontdoor.intake.models import Received
from frontdoor.people.models import Person


class Tie(models.Model):
    """One person's tie to another, as one source gave it: `a` is the mother, father, partner … of `b`."""

    a = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="ties_from")
    b = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="ties_to")
    type = models.CharField(max_length=30)
    known_from = models.DateTimeField()
    source = models.ForeignKey(Received, on_delete=models.PROTECT, null=True, related_name="ties")
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(a=models.F("b")), name="nobody_is_tied_to_themselves")
        ]


class TieEnd(models.Model):
    """The moment a tie was taken back as wrong, by whom and why."""

    tie = models.OneToOneField(Tie, on_delete=models.PROTECT, related_name="end")
    ended_at = models.DateTimeField()
    why = models.TextField()
    by_name = models.CharField(max_length=150)
