"""Which category somebody's records are of, legal holds, and disposals with their review. Rows are only added."""

from django.db import models
from django.db.models import F, Q

from frontdoor.disclosure.references import disposal_reference, hold_reference
from frontdoor.disclosure.retention.schedule import SCHEDULE
from frontdoor.people.models import Person

CATEGORIES = [(each.key, each.title) for each in SCHEDULE.values()]


class Retention(models.Model):
    """That somebody's records are of a category of the schedule. Several may hold; the longest counts."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=20, choices=CATEGORIES)
    starts_on = models.DateField(help_text="the day the years are counted from")
    why = models.TextField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="retention_says_why")]


class LegalHold(models.Model):
    """That nothing about somebody and their family is disposed of, or about anybody at all, until it is lifted."""

    ref = models.CharField(max_length=12, unique=True, default=hold_reference)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    why = models.TextField()
    asked_by = models.CharField(
        max_length=150, help_text="a court, an inquiry, an insurer: a name and an office"
    )
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)

    class Meta:
        verbose_name = "legal hold"
        constraints = [
            models.CheckConstraint(
                condition=~Q(why="") & ~Q(asked_by=""), name="legal_hold_says_why_and_who_asked"
            )
        ]


class LegalHoldEnd(models.Model):
    """The moment a legal hold was lifted, by somebody else than whoever set it."""

    hold = models.OneToOneField(LegalHold, on_delete=models.PROTECT, related_name="end")
    why = models.TextField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)
    set_by_id = models.BigIntegerField()

    class Meta:
        verbose_name = "legal hold end"
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="lifting_a_hold_says_why"),
            models.CheckConstraint(condition=~Q(by_id=F("set_by_id")), name="hold_lifted_by_another"),
        ]


class Disposal(models.Model):
    """A proposal to dispose of what is held about somebody, with everything it would take, counted and summed."""

    ref = models.CharField(max_length=12, unique=True, default=disposal_reference)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    kept_until = models.DateField()
    inventory = models.JSONField(default=dict, help_text="how many rows of what, by the words of the pages")
    inventory_sha256 = models.CharField(max_length=64, help_text="of the references of all of them")
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="disposal_says_why")]


class Destruction(models.Model):
    """That an approved disposal was carried out: whom it told of, what was overwritten, and the certificate of it."""

    disposal = models.OneToOneField(Disposal, on_delete=models.PROTECT, related_name="destruction")
    overwritten = models.JSONField(default=dict, help_text="how many rows of which table")
    left = models.JSONField(
        default=dict, help_text="in which tables their names or numbers were found afterwards"
    )
    certificate = models.TextField()
    certificate_sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)


class DisposalReview(models.Model):
    """What a second person said of a disposal, and the certificate of the review, word for word."""

    class Choice(models.TextChoices):
        APPROVED = "approved", "Approve it"
        DECLINED = "declined", "Decline it: keep the records"

    disposal = models.OneToOneField(Disposal, on_delete=models.PROTECT, related_name="review")
    choice = models.CharField(max_length=8, choices=Choice)
    why = models.TextField()
    certificate = models.TextField()
    certificate_sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)
    proposed_by_id = models.BigIntegerField()

    class Meta:
        verbose_name = "disposal review"
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="disposal_review_says_why"),
            models.CheckConstraint(
                condition=~Q(by_id=F("proposed_by_id")), name="disposal_reviewed_by_another"
            ),
        ]
