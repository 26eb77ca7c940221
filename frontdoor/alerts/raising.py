"""Opens a family's one alert, or finds the one that is open, and names the Team Manager it goes to."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from frontdoor.accounts.actor import Actor
from frontdoor.alerts.life.holding import manager_for
from frontdoor.alerts.models import Alert, Finding, Reopening
from frontdoor.audit import actions as audit
from frontdoor.chronology import actions as chronology
from frontdoor.chronology.knowledge import Knowledge, known_on
from frontdoor.rulebook.queries import rules_on
from kinfold import finding as engine
from kinfold.finding import Severity

WEIGHT = {Severity.INFO.value: 0, Severity.AMBER.value: 1, Severity.RED.value: 2}
NEW_REASON = "Something was recorded that the decision did not weigh."
MORE_SEVERE = "What rose is more severe than what was decided on."


def alert_for(
    knowledge: Knowledge, root: str, found: engine.Finding, *, severity: Severity, at: datetime, by: Actor
) -> Alert | None:
    """The open alert of this person's family, or a new one; info opens none.

    Soon after a decision what it weighed stays with it, and what it did not weigh reopens it as another alert.
    """
    members = knowledge.view.network(root).members
    stored = knowledge.stored(members)
    if there := _of_this_side(Alert.objects.waiting(), knowledge, stored, at):
        return there
    if severity is Severity.INFO:
        return None
    quiet = at - timedelta(days=rules_on(localdate(at)).number("alert.quiet_days"))
    decided = Alert.objects.filter(decision__at__gte=quiet, decision__at__lte=at, reopened_as__isnull=True)
    earlier = _of_this_side(decided.order_by("-decision__at", "-id"), knowledge, stored, at)
    because = _why_reopened(earlier, found, stored) if earlier else ""
    if earlier and not because:
        return earlier
    alert = _raise(root, [int(member) for member in members], stored, severity=severity, at=at, by=by)
    if earlier:
        Reopening.objects.create(alert=alert, earlier=earlier, because=because, at=at)
        audit.record("reopened", kind="alert", ref=earlier.ref, by=by, at=at, goes_on_as=alert.ref)
    return alert


def _of_this_side(
    alerts: Iterable[Alert], knowledge: Knowledge, stored: list[int], at: datetime
) -> Alert | None:
    """The first of these alerts that is this family's: one whose page a barrier keeps this child from is not theirs."""
    found = alerts.filter(root_id__in=stored)
    found = found if found.ordered else found.order_by("id")
    if knowledge.beyond:
        return next((each for each in found if _shows(each, stored, localdate(at))), None)
    return found.first()


def _why_reopened(earlier: Alert, found: engine.Finding, stored: list[int]) -> str:
    """Why what rises now was not weighed in an earlier decision; nothing where it was."""
    until = earlier.decision.at
    before = Finding.objects.filter(root_id__in=stored, signal=found.signal, found_at__lte=until)
    before = list(before.prefetch_related("wordings"))
    if not before:
        return NEW_REASON
    if WEIGHT[found.severity.value] > max(WEIGHT[each.severity] for each in before):
        return MORE_SEVERE
    said = [wording for each in before for wording in each.wordings.all() if wording.said_at <= until]
    weighed = {source for wording in said for reason in wording.reasons for source in reason["sources"]}
    new = any(not weighed.issuperset(reason.sources) for reason in found.reasons)
    return NEW_REASON if new else ""


def _raise(
    root: str, family: list[int], stored: list[int], *, severity: Severity, at: datetime, by: Actor
) -> Alert:
    alert = Alert.objects.create(
        root_id=int(root), raised_at=at, severity=severity.value, manager_id=manager_for(at, stored)
    )
    audit.record("raised an alert", kind="alert", ref=alert.ref, by=by, at=at)
    chronology.write(
        kind="alert",
        subtype="raised",
        agency="kinfold",
        occurred_on=localdate(at),
        participants={"about": family},
        text=f"Alert {alert.ref} raised to a Team Manager.",
        by=by,
        at=at,
    )
    return alert


def _shows(alert: Alert, family: Iterable[int], day: date) -> bool:
    return set(family) <= set(known_on([alert.root_id], day).near)
