"""Contact cards, who works with whom, questions asked of a named practitioner, and who was in a conversation."""

from django.conf import settings
from django.db import models

from frontdoor.agencies.models import Agency
from frontdoor.audit.references import practitioner_reference, request_reference
from frontdoor.chronology.models import Event
from frontdoor.people.models import Person


class Practitioner(models.Model):
    """The contact card of somebody who works with families; a later card that replaces it counts instead."""

    ref = models.CharField(max_length=12, unique=True, default=practitioner_reference)
    name = models.CharField(max_length=150)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    job = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    hours = models.CharField(max_length=120, blank=True, help_text="when they can be reached, in words")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)


class Working(models.Model):
    """A practitioner works with somebody's family, from a day on."""

    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="working")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)


class WorkingEnd(models.Model):
    """A practitioner works with a family no longer, and why."""

    working = models.OneToOneField(Working, on_delete=models.PROTECT, related_name="end")
    why = models.CharField(max_length=300)
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)


class Request(models.Model):
    """A question to a named practitioner about somebody, with the day by which it needs an answer."""

    ref = models.CharField(max_length=12, unique=True, default=request_reference)
    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="requests")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    due_on = models.DateField()
    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="request")
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)


class Reply(models.Model):
    """What the practitioner answered, on record. One a question; the database lets only one in."""

    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="reply")
    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="reply")
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)


class Spoke(models.Model):
    """A practitioner took part in a conversation that is in the ledger."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="spoke")
    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="spoke")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "practitioner"], name="spoke_once_in_a_conversation")
        ]
