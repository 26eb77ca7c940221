"""Was the alert useful? One tap by whoever decides on alerts, after a decision; the latest answer counts."""

from datetime import datetime

from django.db import transaction

from frontdoor.access.permissions import check
from frontdoor.accounts.actor import Actor
from frontdoor.alerts.models import AlertDecision, Usefulness
from frontdoor.audit import actions as audit

ANSWERS = tuple(Usefulness.Answer.choices)
OF_NO_USE = Usefulness.Answer.NO_USE.value
# Counted without names; what is written beside one of these stays with its alert.
NO_USE = (
    "We knew it and had answered it",
    "We had been told of it before",
    "It was about the wrong people",
    "It came too late",
    "There was nothing that we could do",
    "Another reason",
)


def counted_as(why: str) -> str:
    """Which of the reasons for "no use" an answer begins with."""
    return next((each for each in NO_USE if why.startswith(each)), NO_USE[-1])


@transaction.atomic
def say_useful(*, decision: AlertDecision, answer: str, why: str = "", by: Actor, at: datetime) -> Usefulness:
    """Say whether an alert helped. "No use" says why; the same said again adds nothing."""
    check(by, "decide alerts")
    if answer not in Usefulness.Answer:
        raise ValueError("An alert changed what was done, confirmed it, or was no use.")
    why = why.strip()
    if answer == Usefulness.Answer.NO_USE and not why:
        raise ValueError("Say why it was no use: it changes the rules.")
    last = latest(decision)
    if last and (last.answer, last.why, last.by_id) == (answer, why, by.id):
        return last
    made = Usefulness.objects.create(
        decision=decision, answer=answer, why=why, at=at, by_id=by.id, by_name=by.name
    )
    audit.record("said if it was useful", kind="alert", ref=decision.alert.ref, by=by, at=at, answer=answer)
    return made


def latest(decision: AlertDecision) -> Usefulness | None:
    """The last answer about a decision, or nothing."""
    return max(decision.useful.all(), key=lambda each: each.pk, default=None)
