"""Agencies, and the dated memberships that say for whom a person works and as what."""

from django.conf import settings
from django.db import models


class Agency(models.Model):
    """An organisation or service that tells the front door things. `key` is its name in the ledger."""

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    said_as = models.CharField(max_length=120, help_text="as it reads inside a sentence: the youth service")

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """One person's place in one agency, in one role, between two dates."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships")
    team = models.CharField(max_length=120, blank=True)
    role = models.SlugField(max_length=40)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("from_on")),
                name="membership_ends_after_it_begins",
            )
        ]
