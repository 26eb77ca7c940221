"""What every move of an alert has in common: the table is asked, the row is kept, the ledger and the audit say so."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from frontdoor.accounts.actor import Actor
from frontdoor.alerts.models import Acknowledgement, Alert, AlertDecision, Closing
from frontdoor.audit import actions as audit
from frontdoor.chronology import actions as chronology
from frontdoor.chronology.knowledge import known_on
from frontdoor.ui.words import gdatetime
from kinfold.alerting import NotFromHere, State, after

OF_A_DECIDED = ("close", "finish")
DONE = {AlertDecision: "decided", Acknowledgement: "acknowledged", Closing: "closed"}


class AlreadyDone(Exception):
    """Refused: a manager was first. The sentence says who and when; `by_id` is theirs."""

    def __init__(self, sentence: str, *, by_id: int | None = None) -> None:
        super().__init__(sentence)
        self.by_id = by_id


def state_of(alert: Alert) -> State:
    """How far an alert has come, from its rows."""
    if hasattr(alert, "reopened_as"):
        return State.REOPENED
    if hasattr(alert, "closing"):
        return State.CLOSED
    if hasattr(alert, "decision"):
        return State.DECIDED
    return State.ACKNOWLEDGED if hasattr(alert, "acknowledgement") else State.RAISED


def as_it_stands(alert: Alert) -> Alert:
    """The alert as it is in the database now, whatever was read of it before."""
    held = Alert.objects.select_related(
        "decision", "closing", "reopened_as", "escalation", "passing", "manager"
    )
    return held.prefetch_related("acknowledgements__lapse", "findings", "handovers__to").get(pk=alert.pk)


def may_move(alert: Alert, move: str) -> Alert:
    """Give the alert as it stands if the table lets it move so; raises AlreadyDone, saying who and when, otherwise."""
    fresh = as_it_stands(alert)
    try:
        after(state_of(fresh), move)
    except NotFromHere as refused:
        names = ("closing", "decision") if move in OF_A_DECIDED else ("decision", "acknowledgement")
        raise _too_late(fresh, str(refused), names) from None
    return fresh


def check_open(alert: Alert) -> None:
    """Raise AlreadyDone, saying who and when, where this alert was decided."""
    fresh = as_it_stands(alert)
    if hasattr(fresh, "decision"):
        raise _too_late(fresh, "")


def _too_late(alert: Alert, otherwise: str, names: Iterable[str] = ("decision",)) -> AlreadyDone:
    for name in names:
        if first := getattr(alert, name, None):
            return too_late(first)
    return AlreadyDone(f"{otherwise} Nothing of yours was saved.".strip())


def too_late(first: Acknowledgement | AlertDecision | Closing) -> AlreadyDone:
    """The refusal that says who was first, and when."""
    return AlreadyDone(
        f"{first.by_name} {DONE[type(first)]} this alert on {gdatetime(first.at)}. Nothing of yours was saved.",
        by_id=first.by_id,
    )


def family_now(alert: Alert, at: datetime) -> list[int]:
    """Everyone in the family of an alert, as known at a moment: the people a decision has to cover."""
    knowledge = known_on([alert.root_id], localdate(at))
    return [int(person) for person in knowledge.family_of([alert.root_id])]


def keep(
    what: str,
    alert: Alert,
    *,
    by: Actor,
    at: datetime,
    text: str = "",
    looked_at: list[int] | None = None,
    **detail: Any,
) -> None:
    """Write the act to the ledger and to the audit, in the act's own transaction."""
    audit.record(what.replace("_", " "), kind="alert", ref=alert.ref, by=by, at=at, **detail)
    chronology.write(
        kind="alert",
        subtype=what,
        agency="kinfold" if by.id is None else by.agency,
        occurred_on=localdate(at),
        participants={"about": family_now(alert, at), "looked_at": looked_at or []},
        text=f"Alert {alert.ref}. {text}".strip(),
        by=by,
        at=at,
    )
