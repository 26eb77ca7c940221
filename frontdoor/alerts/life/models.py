"""What moves an alert besides a manager's own acts: lapses, handovers, passings, pauses, pushes, closings, reopenings."""

from django.conf import settings
from django.db import models

NOT_EMPTY = ~models.Q(why="")


class Lapse(models.Model):
    """An acknowledgement that no decision followed in time: the alert waits again for anybody."""

    acknowledgement = models.OneToOneField(
        "alerts.Acknowledgement", on_delete=models.PROTECT, related_name="lapse"
    )
    at = models.DateTimeField()
    was_due_at = models.DateTimeField()


class Handover(models.Model):
    """An alert that moved to another Team Manager, and why. The latest says who holds it."""

    alert = models.ForeignKey("alerts.Alert", on_delete=models.PROTECT, related_name="handovers")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [models.CheckConstraint(condition=NOT_EMPTY, name="handover_says_why")]


class Passing(models.Model):
    """An alert that nobody acknowledged in time, and of which the manager's deputy was told. The manager keeps it too."""

    alert = models.OneToOneField("alerts.Alert", on_delete=models.PROTECT, related_name="passing")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    was_due_at = models.DateTimeField()


class Pause(models.Model):
    """Until when amber that joins an alert is told to nobody, why, and who said so. It stops no clock."""

    alert = models.ForeignKey("alerts.Alert", on_delete=models.PROTECT, related_name="pauses")
    until = models.DateTimeField()
    why = models.TextField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=NOT_EMPTY, name="pause_says_why"),
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("at")), name="pause_ends_after_it_begins"
            ),
        ]


class PauseEnd(models.Model):
    """A pause that ended before its time: a red finding came, or its manager said so."""

    pause = models.OneToOneField(Pause, on_delete=models.PROTECT, related_name="end")
    because = models.TextField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)


class Push(models.Model):
    """One time that a person, or a role, was told of an alert, by its reference. What is due next follows from these."""

    alert = models.ForeignKey("alerts.Alert", on_delete=models.PROTECT, related_name="pushes")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=40)
    at = models.DateTimeField()


class Closing(models.Model):
    """An alert of which nothing is left to do, and why."""

    alert = models.OneToOneField("alerts.Alert", on_delete=models.PROTECT, related_name="closing")
    why = models.TextField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [models.CheckConstraint(condition=NOT_EMPTY, name="closing_says_why")]


class Reopening(models.Model):
    """An alert that goes on as another, because something new came soon after its decision."""

    alert = models.OneToOneField("alerts.Alert", on_delete=models.PROTECT, related_name="goes_on_from")
    earlier = models.OneToOneField("alerts.Alert", on_delete=models.PROTECT, related_name="reopened_as")
    because = models.TextField()
    at = models.DateTimeField()
