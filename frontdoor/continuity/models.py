"""How far the audit was carried to another system: a row for each time, and none is changed."""

from django.db import models


class Shipped(models.Model):
    """Every entry up to this one stands at a receiver, as it said itself by ending the connection in order."""

    to = models.CharField(max_length=200)
    up_to = models.BigIntegerField()
    entries = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["to", "-id"], name="shipped_latest")]
