"""Agencies, and the dated memberships that say for whom a person works and as what."""

from django.conf import settings
from django.db import models


class Agency(models.Model):
    """An organisation or service that tells the front door things. `key` is its name in the ledger."""

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    said_as = models.CharField(max_length=120, help_text="as it reads inside a sentence: the youth service")

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """One person's place in one agency, in one role, between two dates."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships")
    team = models.CharField(max_length=120, blank=True)
    role = models.SlugField(max_length=40)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("from_on")),
                name="membership_ends_after_it_begins",
            )
        ]


class Locality(models.Model):
    """One early help locality of the partnership, between two days: boundaries are drawn anew every few years."""

    key = models.SlugField(max_length=40)
    name = models.CharField(max_length=80)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, help_text="where the name and the days are from")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "from_on"], name="a_locality_once_from_a_day"),
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("from_on")),
                name="locality_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MembershipLocality(models.Model):
    """One locality that somebody works in: none said means all of their agency's."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="localities")
    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["membership", "locality"], name="a_locality_once_a_membership")
        ]


class Shift(models.Model):
    """One person on the duty rota of a role, from one moment until another."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="shifts")
    role = models.SlugField(max_length=40)
    team = models.CharField(max_length=120, blank=True)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_at__gte=models.F("from_at")), name="shift_ends_after_it_begins"
            )
        ]
        indexes = [models.Index(fields=["role", "until_at"], name="agencies_shift_standing")]


class ShiftEnd(models.Model):
    """The moment somebody was taken off the rota again, by whom and why."""

    shift = models.OneToOneField(Shift, on_delete=models.PROTECT, related_name="end")
    at = models.DateTimeField()
    why = models.TextField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)


class Absence(models.Model):
    """The days on which somebody is away. Why is theirs: colleagues see the days only."""

    class Kind(models.TextChoices):
        LEAVE = "leave", "Annual leave"
        SICK = "sick", "Unwell"
        TRAINING = "training", "Training, or work elsewhere"
        OTHER = "other", "Another reason, or I prefer not to say"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="absences")
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("from_on")),
                name="absence_ends_after_it_begins",
            )
        ]


class AbsenceEnd(models.Model):
    """Somebody is back: the first day on which they are here again, whatever was said before."""

    absence = models.OneToOneField(Absence, on_delete=models.PROTECT, related_name="end")
    back_on = models.DateField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)


class Deputy(models.Model):
    """Who stands in for somebody while they are away, between two days. The latest word about a day holds."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="deputies")
    deputy = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="stands_in")
    from_on = models.DateField()
    until_on = models.DateField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(user=models.F("deputy")), name="nobody_is_their_own_deputy"
            ),
            models.CheckConstraint(
                condition=models.Q(until_on__gte=models.F("from_on")), name="deputy_ends_after_they_begin"
            ),
        ]


class DeputyEnd(models.Model):
    """The moment from which somebody no longer stands in."""

    named = models.OneToOneField(Deputy, on_delete=models.PROTECT, related_name="end")
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)
