"""One row for each look and each change. Text and references only: no foreign keys, so nothing can pull a row away."""

from django.db import models


class Entry(models.Model):
    """Who did or saw what, about which reference, when and why."""

    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=150)
    actor_role = models.CharField(max_length=60)
    agency = models.CharField(max_length=60)
    verb = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=40)
    subject_ref = models.CharField(max_length=60)
    why = models.TextField(blank=True)
    # Two things of `detail` once more, in columns of their own, because an auditor's question walks along an index:
    # what explains a look, and the reference of the page (an alert, a contact) on which somebody was shown.
    because = models.CharField(max_length=20, blank=True, default="", db_default="")
    page_ref = models.CharField(max_length=20, blank=True, default="", db_default="")
    detail = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["subject_ref", "-id"], name="audit_by_subject"),
            models.Index(fields=["actor_id", "-id"], name="audit_by_actor"),
            models.Index(fields=["verb", "-id"], name="audit_by_verb"),
            models.Index(fields=["verb", "because", "-id"], name="audit_by_because"),
            models.Index(fields=["page_ref", "-id"], name="audit_by_page"),
        ]


class Seal(models.Model):
    """A batch of entries, closed: its hash covers every one of them and the hash of the seal before."""

    number = models.BigIntegerField(
        unique=True
    )  # 1, 2, 3: two sealers can never make two seals of one number
    first_entry = models.BigIntegerField()
    last_entry = models.BigIntegerField()
    entries = models.BigIntegerField()
    version = models.PositiveSmallIntegerField()  # of the bytes that an entry is read as
    hash = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    class Meta:
        verbose_name = "audit seal"  # a record that is sealed from people is something else


class Witness(models.Model):
    """One time that the head of the chain was told outside: which seal, with what hash, and how."""

    at = models.DateTimeField()
    seal = models.BigIntegerField()
    hash = models.CharField(max_length=64)
    how = models.CharField(max_length=20)
