"""Deciding on an alert: for the family, for each child, with reasons that count and next steps that are somebody's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from frontdoor.access.permissions import check
from frontdoor.accounts.actor import Actor
from frontdoor.alerts.life.keeping import as_it_stands, family_now, keep, may_move, too_late
from frontdoor.alerts.life.telling import push, tell_those_who_acted
from frontdoor.alerts.models import (
    Alert,
    AlertDecision,
    ChildDecision,
    Closing,
    Covered,
    NextStep,
    StepDone,
    Weighing,
)
from frontdoor.chronology.knowledge import known_on
from frontdoor.intake.in_turn import wait_for_turn
from frontdoor.outbox.sentences import About

# Where nothing more is done, there is nothing that somebody would do next.
NOTHING_FOLLOWS = {AlertDecision.Choice.NO_ACTION, AlertDecision.Choice.CONTINUE}
NOTHING_LEFT = "Nothing more was to be done."
ALL_DONE = "Every next step is done."


class SomeoneLeftOut(Exception):
    """Refused: a decision that does not say, for everyone in the family, looked at or why not; or leaves a child out."""


class NothingFollows(Exception):
    """Refused: a decision that something be done, with no next step that is anybody's."""


@dataclass(frozen=True, slots=True)
class Child:
    """What is decided for one child, and why it is not the same as for the family."""

    choice: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One next step: what, whose, by which day."""

    text: str
    owner_name: str
    due_on: date
    owner: int | None = None


@dataclass(frozen=True, slots=True)
class Hindsight:
    """Whether the earlier contacts would be decided the same way today, why, and which decisions stood beside it."""

    same_again: bool
    because: str
    earlier: tuple[str, ...] = ()


@transaction.atomic
def decide(
    *,
    alert: Alert,
    choice: str,
    why: str,
    reason: str,
    covered: Mapping[int, str],
    children: Mapping[int, Child],
    steps: Sequence[Step] = (),
    hindsight: Hindsight | None = None,
    by: Actor,
    at: datetime,
) -> AlertDecision:
    """Decide on an alert. `covered` gives, for everyone in the family, "" (looked at) or why they were not.

    `children` gives each child their own decision. It closes at once where nothing follows.
    """
    check(by, "decide alerts")
    # A contact that arrives now must find this alert open or decided, never on its way from one to the other.
    wait_for_turn()
    may_move(alert, "decide")
    covered = {person: why_not.strip() for person, why_not in covered.items()}
    _nobody_is_left_out(alert, covered, children, at)
    _all_is_known(choice, reason, steps)
    decision = _row(alert, choice=choice, why=why, by=by, at=at)
    Covered.objects.bulk_create(
        Covered(decision=decision, person_id=person, looked_at=not why_not, why_not=why_not)
        for person, why_not in covered.items()
    )
    _for_children(decision, children)
    _weigh(decision, reason, hindsight)
    _keep(decision, covered, by=by, at=at)
    _next_steps(decision, steps, at=at)
    tell_those_who_acted(as_it_stands(alert), About.ALERT_DECIDED, by=by, at=at)
    if not steps:
        _close(alert, NOTHING_LEFT, by=by, at=at)
    return decision


def _nobody_is_left_out(
    alert: Alert, covered: Mapping[int, str], children: Mapping[int, Child], at: datetime
) -> None:
    family = family_now(alert, at)
    if any(person not in covered for person in family):
        raise SomeoneLeftOut("Say for each person in the family whether you looked at them, or why not.")
    view = known_on([alert.root_id], localdate(at)).view
    if any(view.is_child(str(person)) and person not in children for person in family):
        raise SomeoneLeftOut("Say for each child what you decide for them.")
    if any(said.choice not in ChildDecision.Choice for said in children.values()):
        raise ValueError("What is decided for a child is one of the answers on the page.")


def _all_is_known(choice: str, reason: str, steps: Sequence[Step]) -> None:
    if choice not in AlertDecision.Choice or choice == AlertDecision.Choice.CLEARED:
        raise ValueError(f"'{choice}' is not something that can be decided on an alert.")
    if reason not in Weighing.Reason:
        raise ValueError(f"'{reason}' is not a reason that the review of the rules knows.")
    if choice not in NOTHING_FOLLOWS and not steps:
        raise NothingFollows("Say what is done next, by whom, and by when.")


def _row(alert: Alert, *, choice: str, why: str, by: Actor, at: datetime) -> AlertDecision:
    try:
        with transaction.atomic():
            return AlertDecision.objects.create(
                alert=alert, choice=choice, why=why.strip(), at=at, by_id=by.id, by_name=by.name
            )
    except IntegrityError:
        first = AlertDecision.objects.filter(alert=alert).first()
        if first is None:  # refused for another reason, such as an empty "why"
            raise
        raise too_late(first) from None


def _for_children(decision: AlertDecision, children: Mapping[int, Child]) -> None:
    ChildDecision.objects.bulk_create(
        ChildDecision(decision=decision, person_id=person, choice=said.choice, why=said.why.strip())
        for person, said in children.items()
    )


def _weigh(decision: AlertDecision, reason: str, hindsight: Hindsight | None) -> None:
    Weighing.objects.create(
        decision=decision,
        reason=reason,
        same_again=hindsight.same_again if hindsight else None,
        because=hindsight.because.strip() if hindsight else "",
        earlier=list(hindsight.earlier) if hindsight else [],
    )


def _next_steps(decision: AlertDecision, steps: Sequence[Step], *, at: datetime) -> None:
    for step in steps:
        NextStep.objects.create(
            decision=decision,
            text=step.text.strip(),
            owner_id=step.owner,
            owner_name=step.owner_name.strip(),
            due_on=step.due_on,
        )
    for owner in sorted({step.owner for step in steps if step.owner}):
        push(decision.alert, "alert_next_step", About.ALERT_NEXT_STEP, to=owner, at=at)


def _keep(decision: AlertDecision, covered: Mapping[int, str], *, by: Actor, at: datetime) -> None:
    keep(
        "decided",
        decision.alert,
        by=by,
        at=at,
        text=f"{decision.get_choice_display()}. {decision.why}",
        looked_at=[person for person, why_not in covered.items() if not why_not],
    )


@transaction.atomic
def confirm(*, alert: Alert, why: str, by: Actor, at: datetime) -> Closing:
    """Confirm that nothing which raised this alert is true any more, and close it. Raises ValueError where it is."""
    check(by, "decide alerts")
    wait_for_turn()
    alert = may_move(alert, "confirm")
    if still_true(alert):
        raise ValueError("Something that raised this alert is still true: decide on it.")
    decision = _row(alert, choice=AlertDecision.Choice.CLEARED, why=why, by=by, at=at)
    _weigh(decision, Weighing.Reason.OVER, None)
    keep("confirmed", alert, by=by, at=at, text=f"No longer true. {why.strip()}")
    return Closing.objects.create(alert=alert, why=why.strip(), at=at, by_id=by.id, by_name=by.name)


def still_true(alert: Alert) -> bool:
    """Whether anything that opened or joined an alert still stands."""
    return alert.findings.filter(end__isnull=True).exclude(severity="info").exists()


@transaction.atomic
def step_is_done(*, step: NextStep, what: str, by: Actor, at: datetime) -> StepDone:
    """Say that a next step was done and what came of it; after the last the alert closes. Said twice, it is kept once."""
    check(by, "decide alerts")
    wait_for_turn()
    done, fresh = StepDone.objects.get_or_create(
        step=step, defaults={"what": what.strip(), "at": at, "by_id": by.id, "by_name": by.name}
    )
    alert = as_it_stands(step.decision.alert)
    if fresh:
        keep("step_done", alert, by=by, at=at, text=f"{step.text} {what.strip()}")
        left = NextStep.objects.filter(decision=step.decision, done__isnull=True)
        if not left.exists() and not hasattr(alert, "closing") and not hasattr(alert, "reopened_as"):
            may_move(alert, "finish")
            _close(alert, ALL_DONE, by=by, at=at)
    return done


@transaction.atomic
def close(*, alert: Alert, why: str, by: Actor, at: datetime) -> Closing:
    """Close a decided alert although next steps are left, and say why."""
    check(by, "decide alerts")
    wait_for_turn()
    return _close(may_move(alert, "close"), why, by=by, at=at)


def _close(alert: Alert, why: str, *, by: Actor, at: datetime) -> Closing:
    made = Closing.objects.create(alert=alert, why=why.strip(), at=at, by_id=by.id, by_name=by.name)
    keep("closed", alert, by=by, at=at, text=why.strip())
    return made
