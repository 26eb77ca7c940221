"""What belongs to a decision: each child's own, why in a code that counts, the next steps, and did the alert help."""

from django.conf import settings
from django.db import models

from frontdoor.people.models import Person


class ChildDecision(models.Model):
    """What was decided for one child of the family: their own choice, or in so many words the same as for the family."""

    class Choice(models.TextChoices):
        SAME = "same", "The same as for the family"
        ASSESSMENT = "assessment", "Social work assessment of this child"
        STRATEGY = "strategy_discussion", "Strategy discussion about this child"
        HEALTH = "health", "Seen by a health practitioner first"
        EARLY_HELP = "early_help", "Early help for this child"
        CONTINUE = "continue", "This child’s present plan covers it"
        NOTHING_MORE = "nothing_more", "Nothing more for this child"

    decision = models.ForeignKey(
        "alerts.AlertDecision", on_delete=models.PROTECT, related_name="for_children"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(max_length=30, choices=Choice)
    why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "person"], name="a_child_once_in_an_alert_decision"),
            models.CheckConstraint(
                condition=models.Q(choice="same") | ~models.Q(why=""), name="child_decision_says_why"
            ),
        ]


class Weighing(models.Model):
    """Why a decision was made, as a code that the review of the rules counts, and what was made of earlier ones."""

    class Reason(models.TextChoices):
        ACTED = "acted", "What was noticed is true, and nobody had answered it"
        KNOWN = "known", "What was noticed is true, and was known and answered already"
        LESS = "less", "What was noticed is true, and matters less than it seemed"
        ONE_EVENT = "one_event", "One event was told of several times"
        WRONG_PERSON = "wrong_person", "Records of somebody else were taken for this family"
        WRONG_RECORD = "wrong_record", "A record was wrong or missing"
        OVER = "over", "It is no longer true"
        OTHER = "other", "Another reason"

    decision = models.OneToOneField("alerts.AlertDecision", on_delete=models.PROTECT, related_name="weighing")
    reason = models.CharField(max_length=20, choices=Reason)
    same_again = models.BooleanField(null=True, help_text="nothing where there was no earlier decision")
    because = models.TextField(blank=True)
    # What stood beside the question: references of contacts and alerts, as text.
    earlier = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(same_again__isnull=True) | ~models.Q(because=""),
                name="weighing_says_why_the_same_or_not",
            )
        ]


class NextStep(models.Model):
    """What follows from a decision, whose it is, and by which day."""

    decision = models.ForeignKey("alerts.AlertDecision", on_delete=models.PROTECT, related_name="next_steps")
    text = models.TextField()
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    owner_name = models.CharField(max_length=150)
    due_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(text="") & ~models.Q(owner_name=""), name="next_step_says_what_and_whose"
            )
        ]


class StepDone(models.Model):
    """A next step that was done, and what came of it."""

    step = models.OneToOneField(NextStep, on_delete=models.PROTECT, related_name="done")
    what = models.TextField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(what=""), name="step_done_says_what")]


class Usefulness(models.Model):
    """Whether an alert helped, in the words of whoever decided on it. The latest answer counts."""

    class Answer(models.TextChoices):
        CHANGED = "changed", "It changed what we did"
        CONFIRMED = "confirmed", "It confirmed what we were doing"
        NO_USE = "no_use", "It was no use"

    decision = models.ForeignKey("alerts.AlertDecision", on_delete=models.PROTECT, related_name="useful")
    answer = models.CharField(max_length=10, choices=Answer)
    why = models.TextField(blank=True)
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(answer="no_use") | ~models.Q(why=""), name="no_use_says_why"
            )
        ]
