"""Seals, whom each covers, who may see under it, and the conflicts of interest that workers declare."""

from django.conf import settings
from django.db import models

from frontdoor.audit.references import seal_reference
from frontdoor.people.models import Person


class Seal(models.Model):
    """A decision that some people's records are seen only by those named: why, by whom and when."""

    ref = models.CharField(max_length=12, unique=True, default=seal_reference)
    why = models.TextField()
    sealed_at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(why=""), name="sealing_says_why")]


class Sealed(models.Model):
    """One person under a seal, with everybody whom they are judged to be the same as."""

    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="covers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seal", "person"], name="sealed_once_under_one_seal")]


class Reader(models.Model):
    """Somebody who may see under a seal from now on, or no longer may: the latest row holds."""

    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="readers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    may = models.BooleanField()
    why = models.TextField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)


class SealEnd(models.Model):
    """The moment a seal was lifted, by whom and why."""

    seal = models.OneToOneField(Seal, on_delete=models.PROTECT, related_name="end")
    ended_at = models.DateTimeField()
    why = models.TextField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(why=""), name="lifting_a_seal_says_why")]


class StaffSeal(models.Model):
    """That a seal is on the record of somebody who works here, or of a relative: it holds for their colleagues alone."""

    class Kind(models.TextChoices):
        MYSELF = "myself", "Their own record"
        RELATIVE = "relative", "A relative's record"

    seal = models.OneToOneField(Seal, on_delete=models.PROTECT, related_name="of_staff")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)


class Conflict(models.Model):
    """A worker's word that they know somebody privately: that record is sealed from this worker from then on."""

    class Kind(models.TextChoices):
        RELATIVE = "relative", "A relative"
        NEIGHBOUR = "neighbour", "A neighbour"
        FRIEND = "friend", "A friend, or a partner's family"
        MYSELF = "myself", "Myself, or somebody I live with"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="conflicts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    declared_at = models.DateTimeField()


class ConflictEnd(models.Model):
    """The moment a declared conflict was found to hold no longer, by somebody else than who declared it."""

    conflict = models.OneToOneField(Conflict, on_delete=models.PROTECT, related_name="end")
    ended_at = models.DateTimeField()
    why = models.TextField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)


class AddressConflict(models.Model):
    """A worker's word of where they live: every record at that address, today or later, is sealed from this worker."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="own_addresses")
    postcode = models.CharField(max_length=10)
    house = models.CharField(max_length=40, blank=True)
    declared_at = models.DateTimeField()


class AddressConflictEnd(models.Model):
    """The moment a worker's own address was found to be theirs no longer, by somebody else."""

    conflict = models.OneToOneField(AddressConflict, on_delete=models.PROTECT, related_name="end")
    ended_at = models.DateTimeField()
    why = models.TextField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)
