"""Requests for one's own records, a longer time for one, and the documents in which each is answered."""

from django.db import models
from django.db.models import Q

from frontdoor.disclosure.gate.models import Document
from frontdoor.disclosure.references import request_reference
from frontdoor.people.models import Person


class SubjectRequest(models.Model):
    """That somebody asked for what is held about themselves, on a day, and how it was made sure that it is them."""

    ref = models.CharField(max_length=12, unique=True, default=request_reference)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    received_on = models.DateField()
    identity = models.TextField(help_text="how it was made sure that it is them who ask")
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)

    class Meta:
        verbose_name = "subject request"
        constraints = [
            models.CheckConstraint(condition=~Q(identity=""), name="subject_request_says_who_asks")
        ]


class SubjectExtension(models.Model):
    """Two more months for a request that is complex, said to whoever asked within the first."""

    request = models.OneToOneField(SubjectRequest, on_delete=models.PROTECT, related_name="extension")
    why = models.TextField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)

    class Meta:
        verbose_name = "subject extension"
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="subject_extension_says_why")]


class SubjectBundle(models.Model):
    """One document that answers a request, or a part of it; it leaves by the gate like any other."""

    request = models.ForeignKey(SubjectRequest, on_delete=models.PROTECT, related_name="bundles")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)

    class Meta:
        verbose_name = "subject bundle"
