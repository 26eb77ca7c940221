"""A pause quietens what joins an alert until a day, with a reason; it stops no clock, and a red finding ends it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from frontdoor.access.permissions import check
from frontdoor.accounts.actor import Actor
from frontdoor.alerts import clocks
from frontdoor.alerts.life.keeping import AlreadyDone, as_it_stands, keep, state_of
from frontdoor.alerts.models import Alert, Pause, PauseEnd
from frontdoor.intake.in_turn import wait_for_turn
from frontdoor.rulebook.queries import rules_on
from kinfold.alerting import State

BY_RED = "A red finding came."


class MayNotPause(Exception):
    """Refused, with a sentence: a red alert, one that nobody has taken on, or a pause that is too long."""


@transaction.atomic
def pause(*, alert: Alert, until: datetime, why: str, by: Actor, at: datetime) -> Pause:
    """Quieten what joins this alert until a moment. Raises MayNotPause with a sentence where that may not be."""
    check(by, "decide alerts")
    wait_for_turn()
    alert = as_it_stands(alert)
    _check(alert, until, at)
    made = Pause.objects.create(
        alert=alert, until=until, why=why.strip(), at=at, by_id=by.id, by_name=by.name
    )
    keep(
        "paused",
        alert,
        by=by,
        at=at,
        text=f"What joins is told to nobody until {localdate(until)}. {why.strip()}",
    )
    return made


def _check(alert: Alert, until: datetime, at: datetime) -> None:
    most = rules_on(localdate(at)).number("pause.at_most_days")
    if clocks.severity(alert) == clocks.RED:
        raise MayNotPause("A red alert cannot be paused.")
    if state_of(alert) is not State.ACKNOWLEDGED:
        raise MayNotPause(
            "Only an alert that a manager has acknowledged, and not yet decided, can be paused."
        )
    if not at < until <= at + timedelta(days=most):
        raise MayNotPause(f"A pause lasts {most} days at most, and ends on a day to come.")


@transaction.atomic
def end_pause(*, alert: Alert, by: Actor, at: datetime) -> PauseEnd:
    """End the pause of an alert before its time."""
    check(by, "decide alerts")
    wait_for_turn()
    standing = standing_pause(as_it_stands(alert), at)
    if standing is None:
        raise AlreadyDone("This alert is not paused. Nothing of yours was saved.")
    made = _end(standing, because=f"{by.name} ended it.", by=by, at=at)
    keep("pause_ended", alert, by=by, at=at)
    return made


def end_by_red(alert: Alert, *, by: Actor, at: datetime) -> None:
    """End whatever pause stands, because a red finding came."""
    if standing := standing_pause(alert, at):
        _end(standing, because=BY_RED, by=by, at=at)
        keep("pause_ended", alert, by=by, at=at, text=BY_RED)


def standing_pause(alert: Alert, at: datetime) -> Pause | None:
    """The pause that holds at a moment, if one does."""
    held = (each for each in alert.pauses.all() if each.at <= at < each.until and not hasattr(each, "end"))
    return max(held, key=lambda each: each.until, default=None)


def paused_until(alert: Alert, at: datetime) -> datetime | None:
    """Until when what joins is told to nobody."""
    standing = standing_pause(alert, at)
    return standing.until if standing else None


def _end(standing: Pause, *, because: str, by: Actor, at: datetime) -> PauseEnd:
    return PauseEnd.objects.create(pause=standing, because=because, at=at, by_id=by.id, by_name=by.name)
