"""What arrived, the people it describes, drafts not yet sent, and what could not be read."""

import uuid

from django.conf import settings
from django.db import models

from frontdoor.agencies.models import Agency
from frontdoor.audit.references import contact_reference


class Received(models.Model):
    """One delivery, untouched. The sender's message id is unique: a second delivery changes nothing."""

    class Kind(models.TextChoices):
        CONTACT = "contact", "Contact"
        HISTORY = "history", "History"

    class Channel(models.TextChoices):
        FORM = "form", "Form"
        CIN = "cin", "Children in need census"
        CASE = "case", "Case file"

    ref = models.CharField(max_length=12, unique=True, default=contact_reference)
    kind = models.CharField(max_length=10, choices=Kind)
    channel = models.CharField(max_length=10, choices=Channel)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="received")
    message_id = models.CharField(max_length=120)
    body = models.JSONField()
    received_at = models.DateTimeField()
    sent_by_id = models.BigIntegerField(null=True)
    sent_by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "message_id"], name="one_delivery_once")]
        indexes = [
            models.Index(fields=["kind", "received_at"], name="received_queue"),
            models.Index(fields=["agency", "-received_at"], name="received_by_agency"),
        ]


class Mention(models.Model):
    """A person as this one sender described them. Nothing here is ever corrected: a later mention says otherwise."""

    class Answer(models.TextChoices):
        KNOWN = "known", "Known"
        NOT_KNOWN = "not_known", "Not known"
        ASKED_NOT_TOLD = "asked_not_told", "Asked and not told"
        NOT_SAFE = "not_safe", "Not safe to ask"

    received = models.ForeignKey(Received, on_delete=models.PROTECT, related_name="mentions")
    number = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=30)
    answer = models.CharField(max_length=20, choices=Answer, default=Answer.KNOWN)
    description = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["received", "number"], name="mention_numbers_are_unique")
        ]


class Draft(models.Model):
    """A contact being written: kept after every page, seen only by its writer, sent at most once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    writer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="drafts")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT)
    answers = models.JSONField(default=dict)
    started_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    sent = models.OneToOneField(Received, on_delete=models.PROTECT, null=True, related_name="draft")


class Quarantine(models.Model):
    """One item that could not be read, kept whole with the reason, so that it is seen and can be tried again."""

    source = models.CharField(max_length=120)
    item = models.CharField(max_length=120)
    reason = models.TextField()
    payload = models.TextField()
    first_seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "item", "reason"], name="quarantined_once")]


class Settled(models.Model):
    """A quarantined item that was read when it was tried again."""

    item = models.OneToOneField(Quarantine, on_delete=models.PROTECT, related_name="settled")
    settled_at = models.DateTimeField()
