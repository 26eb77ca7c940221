"""An export as a thing of its own, with the very bytes, and what a second person said of one about many people."""

from django.db import models
from django.db.models import F, Q

from frontdoor.disclosure.references import export_reference


class Export(models.Model):
    """One list that somebody asked for, as it was made: why, of how many people, and until when it can be fetched."""

    class List(models.TextChoices):
        CHRONOLOGY = "chronology", "Chronology of a family"
        CONTACTS = "contacts", "Contacts of the latest 28 days"

    class Form(models.TextChoices):
        CSV = "csv", "CSV"
        XLSX = "xlsx", "Spreadsheet"

    ref = models.CharField(max_length=12, unique=True, default=export_reference)
    what = models.CharField(max_length=12, choices=List)
    person_ref = models.CharField(max_length=12, blank=True)
    form = models.CharField(max_length=4, choices=Form)
    why = models.TextField()
    rows = models.IntegerField()
    people = models.IntegerField()
    people_refs = models.JSONField(default=list)
    taken_out = models.IntegerField(
        help_text="how many places were taken out because they are of somebody else"
    )
    content = models.TextField(help_text="the bytes, as base64")
    sha256 = models.CharField(max_length=64)
    ends_on = models.DateField()
    needs_second = models.BooleanField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="export_says_why")]


class ExportAnswer(models.Model):
    """What a second person said of an export about many people. Nobody answers for their own."""

    class Choice(models.TextChoices):
        APPROVED = "approved", "Approve it"
        DECLINED = "declined", "Decline it"

    export = models.OneToOneField(Export, on_delete=models.PROTECT, related_name="answer")
    choice = models.CharField(max_length=8, choices=Choice)
    why = models.TextField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)
    asked_by_id = models.BigIntegerField()

    class Meta:
        verbose_name = "export answer"
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="export_answer_says_why"),
            models.CheckConstraint(condition=~Q(by_id=F("asked_by_id")), name="export_answered_by_another"),
        ]
