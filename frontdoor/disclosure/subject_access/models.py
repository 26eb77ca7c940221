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


class SubjectBehalf(models.Model):
    """That somebody else asks for a child: by which right, and what the child understands of it and wants."""

    class Relation(models.TextChoices):
        PARENT = "parent", "A parent, for a child"
        ADVOCATE = "advocate", "An advocate, for a child"

    class Competence(models.TextChoices):
        AGREES = "agrees", "The child understands it, and agrees"
        REFUSES = "refuses", "The child understands it, and does not want it"
        NOT_ABLE = "not_able", "The child cannot understand it yet"

    request = models.OneToOneField(SubjectRequest, on_delete=models.PROTECT, related_name="behalf")
    relation = models.CharField(max_length=10, choices=Relation)
    asker = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", help_text="a parent, on record as that"
    )
    authority = models.TextField(
        help_text="what gives the right to ask: parental responsibility, an order, an appointment"
    )
    competence = models.CharField(max_length=10, choices=Competence)
    competence_why = models.TextField(help_text="how it is known what the child understands and wants")
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)

    class Meta:
        verbose_name = "subject behalf"
        constraints = [
            models.CheckConstraint(
                condition=~Q(authority="") & ~Q(competence_why=""), name="subject_behalf_says_by_which_right"
            ),
        ]


class SubjectPause(models.Model):
    """From which day a request waits for word of whoever asked, such as who they are. The month stands still."""

    request = models.ForeignKey(SubjectRequest, on_delete=models.PROTECT, related_name="pauses")
    from_on = models.DateField()
    why = models.TextField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)

    class Meta:
        verbose_name = "subject pause"
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="subject_pause_says_why")]


class SubjectPauseEnd(models.Model):
    """The day on which the word came, and what it was."""

    pause = models.OneToOneField(SubjectPause, on_delete=models.PROTECT, related_name="end")
    until_on = models.DateField()
    what = models.TextField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)

    class Meta:
        verbose_name = "subject pause end"
        constraints = [models.CheckConstraint(condition=~Q(what=""), name="subject_pause_end_says_what")]


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
