"""What people were told, the mails that say so, and what became of each: rows that are added, beside one work list."""

from django.conf import settings
from django.db import models

from frontdoor.audit.references import message_reference


class Message(models.Model):
    """One sentence and one reference for somebody, or for whoever holds a role. `key` lets each in once."""

    ref = models.CharField(max_length=12, unique=True, default=message_reference)
    key = models.CharField(max_length=160, unique=True)
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=30)
    about_ref = models.CharField(max_length=12, blank=True)
    also = models.JSONField(default=list)
    urgent = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["to", "at"], name="outbox_message_to"),
            models.Index(fields=["role", "at"], name="outbox_message_role"),
        ]


class MessageSeen(models.Model):
    """Somebody has seen a message."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="seen")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "message seen"
        constraints = [models.UniqueConstraint(fields=["message", "user"], name="a_message_is_seen_once")]


class Mail(models.Model):
    """One mail that says a message to one person, or to one post box of the settings. It holds no address.

    `mark` is the same however often it is tried: whoever receives two can tell that they are one.
    """

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="mails")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    box = models.CharField(max_length=40, blank=True)
    turn = models.PositiveSmallIntegerField(default=1)
    mark = models.CharField(max_length=64, db_index=True)
    due_at = models.DateTimeField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["message", "user", "box", "turn"], name="one_mail_for_one_person"
            ),
            models.UniqueConstraint(fields=["mark", "turn"], name="one_mail_for_one_mark"),
        ]


class MailTry(models.Model):
    """One try to send a mail: whether it went, and the code of what came back, never its words."""

    class Outcome(models.TextChoices):
        SENT = "sent", "Taken by the mail server"
        LATER = "later", "Not taken now"
        NEVER = "never", "Refused"

    mail = models.ForeignKey(Mail, on_delete=models.PROTECT, related_name="tries")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=6, choices=Outcome)
    code = models.CharField(max_length=60, blank=True)

    class Meta:
        verbose_name = "mail try"


class MailEnd(models.Model):
    """How a mail ended: it went, or it could not be told. The database lets only one in."""

    mail = models.OneToOneField(Mail, on_delete=models.PROTECT, related_name="end")
    at = models.DateTimeField()
    sent = models.BooleanField()
    # A worker ended between the server's word and ours, or a try took too long: it may have gone more than once.
    perhaps_twice = models.BooleanField(default=False)

    class Meta:
        verbose_name = "mail end"


class MailWaiting(models.Model):
    """A mail that has not ended: when to try next, and until when a worker has it. A work list, not a record."""

    mail = models.OneToOneField(Mail, on_delete=models.PROTECT, related_name="waiting")
    next_at = models.DateTimeField(db_index=True)
    leased_until = models.DateTimeField(null=True)
    claims = models.PositiveIntegerField(default=0)
    queued_at = models.DateTimeField()
    task = models.UUIDField(null=True)

    class Meta:
        verbose_name = "mail waiting"


class MailWish(models.Model):
    """Whether somebody wants mail for what is not urgent. What was said last counts; urgent mail always comes."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    wanted = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = "mail wish"


class Digest(models.Model):
    """A working day on which it was told what waits past its time: there is one, however often the clock runs."""

    day = models.DateField(unique=True)
    at = models.DateTimeField()


class Pulse(models.Model):
    """When the worker last did what the clock asked of it: a sign of life that is written over."""

    part = models.CharField(max_length=20, unique=True)
    at = models.DateTimeField()
