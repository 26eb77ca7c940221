"""Safe addresses with those who may know each, ways to reach somebody, and each time that one was used."""

from django.db import models

from frontdoor.disclosure.gate.models import Release
from frontdoor.disclosure.references import address_reference, channel_reference
from frontdoor.people.models import Person


class SafeAddress(models.Model):
    """Where somebody lives, as a thing of its own: whoever is not in its audience is not told that there is one."""

    ref = models.CharField(max_length=12, unique=True, default=address_reference)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=200)
    postcode = models.CharField(max_length=10, blank=True)
    audience = models.JSONField(default=list, help_text="role:…, agency:…, user:…, person:…")
    why = models.TextField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)

    class Meta:
        verbose_name = "safe address"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(address="") & ~models.Q(why=""), name="safe_address_says_where_and_why"
            )
        ]


class SafeAddressEnd(models.Model):
    """The moment an address stopped being where somebody lives, or was given another audience: a later row says which."""

    address = models.OneToOneField(SafeAddress, on_delete=models.PROTECT, related_name="end")
    why = models.TextField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)

    class Meta:
        verbose_name = "safe address end"
        constraints = [
            models.CheckConstraint(condition=~models.Q(why=""), name="ending_a_safe_address_says_why")
        ]


class Channel(models.Model):
    """One way to reach somebody, and whether it is safe. What was said last of a way counts."""

    class Kind(models.TextChoices):
        PHONE = "phone", "Telephone"
        EMAIL = "email", "E-mail"
        POST = "post", "Post"

    ref = models.CharField(max_length=12, unique=True, default=channel_reference)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind)
    value = models.CharField(max_length=200)
    safe = models.BooleanField()
    no_message = models.BooleanField(help_text="do not leave a message: somebody else may hear or read it")
    told_by = models.CharField(max_length=150)
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)


class Attempt(models.Model):
    """One time that somebody was called or written to by a channel, and what came of it."""

    class Outcome(models.TextChoices):
        REACHED = "reached", "Reached them"
        NO_ANSWER = "no_answer", "No answer, and no message left"
        MESSAGE = "message", "Left a message: a reference only"

    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="attempts")
    outcome = models.CharField(max_length=10, choices=Outcome)
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)


class Sending(models.Model):
    """One released document on its way to one person: by which channel, and what stood on the envelope."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="sendings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="sendings")
    envelope = models.CharField(
        max_length=200, help_text="the address or number as it was typed for the sending"
    )
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)
