"""Directories of services as they were delivered, entry by entry, and what of them could not be read."""

from django.db import models


class Delivery(models.Model):
    """One directory, or part of one, as its keeper gave it. The same file from the same keeper is one delivery."""

    source = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    whole = models.BooleanField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "digest", "whole"], name="service_delivery_once")
        ]


class Listing(models.Model):
    """One service as one delivery described it; of several about one service the newest holds."""

    class Cost(models.TextChoices):
        FREE = "free", "Free"
        COSTS = "costs", "Costs money"
        NOT_SAID = "not_said", "Cost not said"

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="listings")
    place = models.IntegerField()
    service = models.UUIDField(db_index=True)
    body = models.JSONField()
    name = models.CharField(max_length=300)
    status = models.CharField(max_length=20)
    words = models.TextField()
    areas = models.TextField(blank=True)
    minimum_age = models.FloatField(null=True)
    maximum_age = models.FloatField(null=True)
    cost = models.CharField(max_length=10, choices=Cost)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["delivery", "place"], name="service_listed_once")]


class Unread(models.Model):
    """An entry that could not be read as a service: as it came, and why."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="unread")
    place = models.IntegerField()
    body = models.TextField()
    why = models.TextField()
