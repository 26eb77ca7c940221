"""Who works with whom, the reasons that people gave to open a record, and what became of each."""

from django.conf import settings
from django.db import models

from frontdoor.agencies.models import Agency, Locality
from frontdoor.audit.references import look_reference
from frontdoor.people.models import Person


class Involvement(models.Model):
    """Somebody works with a person's family: assigned to it, invited to its meeting, or asked about it."""

    class Kind(models.TextChoices):
        ASSIGNED = "assigned", "Works with the family"
        INVITED = "invited", "Invited to a meeting about the family"
        ASKED = "asked", "Asked about the family by another agency"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="involvements")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    why = models.TextField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)


class InvolvementEnd(models.Model):
    """The day from which somebody no longer works with a family; it holds from their next page."""

    involvement = models.OneToOneField(Involvement, on_delete=models.PROTECT, related_name="end")
    at = models.DateTimeField()
    why = models.TextField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)


class TeamInvolvement(models.Model):
    """A team works with a person's family, such as an early help hub; all of the agency's where no team is named."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    team = models.CharField(max_length=120, blank=True)
    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, null=True, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    why = models.TextField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(why=""), name="a_team_works_with_a_family_for_a_reason"
            )
        ]


class TeamInvolvementEnd(models.Model):
    """A team no longer works with a family; it holds from the next page of everybody in it."""

    involvement = models.OneToOneField(TeamInvolvement, on_delete=models.PROTECT, related_name="end")
    at = models.DateTimeField()
    why = models.TextField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)


class Look(models.Model):
    """A reason that somebody gave to open a record which nothing else explained; in an emergency, by break-glass."""

    ref = models.CharField(max_length=12, unique=True, default=look_reference)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    at = models.DateTimeField()
    until = models.DateTimeField()
    broke_glass = models.BooleanField(default=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(why=""), name="opening_a_record_says_why")]
        indexes = [models.Index(fields=["user", "until"], name="reasons_look_standing")]


class Review(models.Model):
    """What somebody found who reviewed a look: it was needed, or it is taken further."""

    class Verdict(models.TextChoices):
        NEEDED = "needed", "It was needed for their work"
        ASK = "ask", "I asked them and they explained"
        FURTHER = "further", "It is taken further"

    look = models.OneToOneField(Look, on_delete=models.PROTECT, related_name="review")
    verdict = models.CharField(max_length=10, choices=Verdict)
    note = models.TextField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)


class TipOff(models.Model):
    """That something of a record became known outside on a day: a reason to ask who had opened it by then."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    what = models.TextField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(what=""), name="a_tip_off_says_what")]
