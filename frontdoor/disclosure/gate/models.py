"""A document that is to leave, the outsiders who stand in it, what was said of each, and the release with its sum.

Rows are only ever added. A later answer about an outsider counts instead of an earlier one; a release that should not
have been is followed by a recall, and both stay.
"""

from django.db import models
from django.db.models import F, Q

from frontdoor.disclosure.references import document_reference


class Document(models.Model):
    """What somebody wrote to leave the service: its passages, where they came from, and whom it may tell of."""

    class Kind(models.TextChoices):
        LETTER = "letter", "Letter"
        PLAN = "plan", "Plan or report"
        MINUTES = "minutes", "Minutes of a meeting"
        COURT_BUNDLE = "court_bundle", "Bundle for a court"
        SUBJECT_ACCESS = "subject_access", "Answer to a request for one’s own records"

    ref = models.CharField(max_length=12, unique=True, default=document_reference)
    kind = models.CharField(max_length=20, choices=Kind)
    title = models.CharField(max_length=120, help_text="says what it is, and never about whom")
    made_from = models.TextField(help_text="what the text was taken from, such as the minutes of a day")
    passages = models.JSONField(default=list, help_text="the text, paragraph by paragraph")
    # References of persons and keys of agencies as text: who gets it, and about whom its readers may be told.
    to_people = models.JSONField(default=list)
    to_agencies = models.JSONField(default=list)
    may_name = models.JSONField(default=list)
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(made_from=""), name="document_says_what_and_from_what"
            )
        ]


class DocumentFile(models.Model):
    """The file that a document is, to the byte, and how many of its passages stand on its pages."""

    class Form(models.TextChoices):
        PDF = "pdf", "PDF"
        DOCX = "docx", "DOCX"

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="file")
    form = models.CharField(max_length=4, choices=Form)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    shown = models.PositiveIntegerField(help_text="the passages after these are in the file and on no page")
    unread = models.JSONField(default=list, help_text="what only eyes can look through, such as pictures")
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)

    class Meta:
        verbose_name = "document file"


class Outsider(models.Model):
    """Somebody, or something of somebody's, that stands in a document and is not in its audience."""

    class Kind(models.TextChoices):
        PERSON = "person", "A name"
        BIRTH = "birth", "A date of birth"
        NUMBER = "number", "An NHS number or pupil number"
        PHONE = "phone", "A telephone number"
        PLACE = "place", "An address or postcode"
        SAFE_PLACE = "safe_place", "A safe address"
        PASSAGE = "passage", "A passage that others are a part of"
        HARM = "harm", "A passage that might do serious harm"

    class Known(models.TextChoices):
        NEAR = "near", "Somebody in or near this family"
        ELSEWHERE = "elsewhere", "Somebody on record in another family"
        NOBODY = "nobody", "Nobody on record"

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="outsiders")
    kind = models.CharField(max_length=12, choices=Kind)
    known = models.CharField(max_length=10, choices=Known)
    words = models.CharField(max_length=200, help_text="as they stand in the text")
    places = models.JSONField(default=list, help_text="passage, first letter, letter after the end")
    person_ref = models.CharField(max_length=12, blank=True)
    found_at = models.DateTimeField()


class OutsiderAnswer(models.Model):
    """What was said of an outsider: taken out, or let stand for a reason. The latest counts."""

    class Choice(models.TextChoices):
        REMOVED = "removed", "Take it out"
        ALLOWED = "allowed", "Let it stand"

    outsider = models.ForeignKey(Outsider, on_delete=models.PROTECT, related_name="answers")
    choice = models.CharField(max_length=8, choices=Choice)
    why = models.TextField(blank=True)
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(choice="allowed") | ~Q(why=""), name="letting_an_outsider_stand_says_why"
            )
        ]


class Release(models.Model):
    """What a second person said of a document: the exact text that leaves with its SHA-256, or why it goes back."""

    class Choice(models.TextChoices):
        RELEASED = "released", "Release it"
        SENT_BACK = "sent_back", "Send it back"

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="release")
    choice = models.CharField(max_length=9, choices=Choice)
    why = models.TextField()
    text = models.TextField(
        blank=True,
        help_text="what leaves: these letters as UTF-8 are the bytes; empty where the file itself does",
    )
    sha256 = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)
    written_by_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="release_says_why"),
            models.CheckConstraint(condition=~Q(by_id=F("written_by_id")), name="released_by_another"),
            models.CheckConstraint(
                condition=Q(choice="sent_back") | ~Q(sha256=""), name="release_keeps_its_sum"
            ),
        ]


class Recall(models.Model):
    """The moment a release was taken back: from then on nobody can fetch it here, and it stays on record that it left."""

    release = models.OneToOneField(Release, on_delete=models.PROTECT, related_name="recall")
    why = models.TextField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="recall_says_why")]
