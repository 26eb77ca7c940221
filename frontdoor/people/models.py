"""Persons, the judgements that two of them are (or are not) the same, and the keys that find them quickly.

Every description begins as a person of its own. "The same person" is a judgement between two of them, with its
evidence, author and time; ending the judgement brings both back exactly as they were.
"""

from django.db import models
from django.db.models.functions import Greatest, Least

from frontdoor.audit.references import barrier_reference, person_reference
from frontdoor.intake.models import Mention


class Person(models.Model):
    """Nothing but an id: everything shown is derived from the mentions of those judged to be the same."""

    ref = models.CharField(max_length=12, unique=True, default=person_reference)
    mention = models.OneToOneField(Mention, on_delete=models.PROTECT, related_name="person")
    standard = models.JSONField(default=dict, help_text="the description made comparable, for matching")
    known_from = models.DateTimeField()


class Link(models.Model):
    """A judgement about two persons: the same, not the same, or not sure, with what it rests on."""

    class Verdict(models.TextChoices):
        SAME = "same", "The same person"
        NOT_SAME = "not_same", "Not the same person"
        UNSURE = "unsure", "Not sure"

    class How(models.TextChoices):
        MATCHING = "matching", "Made by matching"
        WORKER = "worker", "Judged by a worker"
        SOURCE = "source", "Said by the source"

    one = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="links_as_one")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="links_as_other")
    verdict = models.CharField(max_length=10, choices=Verdict)
    how = models.CharField(max_length=10, choices=How)
    weight = models.FloatField(null=True)
    evidence = models.JSONField(default=list)
    why = models.TextField(blank=True)
    made_at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(one_id__lt=models.F("other_id")), name="link_of_two_in_order"
            ),
            models.CheckConstraint(
                condition=~models.Q(how="worker") | ~models.Q(why=""), name="worker_says_why_they_linked"
            ),
        ]
        # Few among many: those about whom somebody looked and could not say.
        indexes = [
            models.Index(fields=["id"], condition=models.Q(verdict="unsure"), name="people_link_unsure")
        ]


class LinkEnd(models.Model):
    """The moment a judgement was taken back, by whom and why."""

    link = models.OneToOneField(Link, on_delete=models.PROTECT, related_name="end")
    ended_at = models.DateTimeField()
    why = models.TextField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(why=""), name="undoing_a_link_says_why")]


class Barrier(models.Model):
    """An adoption, or a court order, that keeps two persons apart above any evidence, with everyone each is joined to."""

    class Kind(models.TextChoices):
        ADOPTION = "adoption", "Adoption order"
        COURT_ORDER = "court_order", "Another order of a court"

    ref = models.CharField(max_length=12, unique=True, default=barrier_reference)
    one = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="barriers_as_one")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="barriers_as_other")
    kind = models.CharField(max_length=20, choices=Kind)
    order_reference = models.CharField(max_length=60)
    asked_by = models.CharField(max_length=150, help_text="who asked for it: a name and an office")
    why = models.TextField()
    set_at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(one_id__lt=models.F("other_id")), name="barrier_of_two_in_order"
            ),
            models.CheckConstraint(
                condition=~models.Q(why="") & ~models.Q(order_reference="") & ~models.Q(asked_by=""),
                name="barrier_says_why_and_by_which_order",
            ),
        ]


class BarrierEnd(models.Model):
    """The moment a barrier was lifted, by whom and why."""

    barrier = models.OneToOneField(Barrier, on_delete=models.PROTECT, related_name="end")
    lifted_at = models.DateTimeField()
    why = models.TextField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(why=""), name="lifting_a_barrier_says_why")]


class Proposal(models.Model):
    """Two persons who may be the same, shown to a worker with the reasons, until somebody judges."""

    newer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="proposals")
    known = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="proposed_for")
    outcome = models.CharField(max_length=12)
    weight = models.FloatField()
    evidence = models.JSONField(default=list)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["newer", "known"], name="proposed_once")]


class Question(models.Model):
    """A question that waits for a worker: may these two be one person, or, without `known`, which of several?

    A work list, not a record: made anew from the proposals and the judgements whenever one of them changes.
    """

    newer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="questions")
    known = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="questions_as_known")
    since = models.DateTimeField()
    child_until = models.DateField(null=True, help_text="the last day on which it may be about a child")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Least("newer", "known"),
                Greatest("newer", "known"),
                condition=models.Q(known__isnull=False),
                name="asked_once_of_two",
            ),
            models.UniqueConstraint(
                fields=["newer"], condition=models.Q(known__isnull=True), name="asked_once_of_several"
            ),
        ]


class Key(models.Model):
    """A blocking key of one person: two persons who share one are worth comparing."""

    key = models.BigIntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="keys")

    class Meta:
        indexes = [models.Index(fields=["key", "person"], name="people_key_look_up")]
