"""Notes to those who acted on what a judgement said, once it is taken back."""

from django.db import models

from frontdoor.people.models import LinkEnd


class Note(models.Model):
    """A word to one user: what they did on some day rested on a judgement that was taken back. It names nobody."""

    to_user_id = models.BigIntegerField()
    about_kind = models.CharField(max_length=20)
    about_ref = models.CharField(max_length=60)
    text = models.TextField()
    why = models.TextField()
    end = models.ForeignKey(LinkEnd, on_delete=models.PROTECT, related_name="notes")
    made_at = models.DateTimeField()
    by_name = models.CharField(max_length=150)

    class Meta:
        indexes = [models.Index(fields=["to_user_id", "-id"], name="journey_note_of_user")]
        constraints = [
            models.UniqueConstraint(
                fields=["to_user_id", "about_kind", "about_ref", "end"], name="noted_once_a_thing"
            ),
            models.CheckConstraint(condition=~models.Q(why=""), name="note_says_why"),
        ]


class NoteRead(models.Model):
    """The moment somebody said that they have read a note to them."""

    note = models.OneToOneField(Note, on_delete=models.PROTECT, related_name="read")
    at = models.DateTimeField()
