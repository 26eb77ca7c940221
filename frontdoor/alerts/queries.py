"""Questions about alerts: what waits for whom, how each stands, and what a worker should know of them."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db.models import (
    Count,
    Exists,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    prefetch_related_objects,
)
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.timezone import localdate

from frontdoor.accounts.actor import Actor
from frontdoor.accounts.models import User
from frontdoor.agencies.queries import people_with_role
from frontdoor.alerts import clocks, keys
from frontdoor.alerts.apart import WITHHELD, any_apart, of_this_side
from frontdoor.alerts.life.holding import takers
from frontdoor.alerts.life.keeping import state_of
from frontdoor.alerts.models import (
    Acknowledgement,
    Alert,
    AlertDecision,
    Finding,
    Handover,
    NextStep,
    Wording,
)
from frontdoor.alerts.pages import AlertNote, Desk, Row, Said, Standing, Tab
from frontdoor.alerts.restricted import only_what_may_be_told
from frontdoor.chronology.knowledge import known_on
from frontdoor.people.clusters import everyone_ever_joined
from frontdoor.people.models import Person

A_PAGE = 25
OWNERS = ("front_door_worker", "team_manager", "social_worker", "early_help_worker")
DECIDED_FOR = timedelta(days=28)
STRONGEST_FIRST = {"red": 0, "amber": 1, "info": 2}
TABS = {
    "acknowledge": "Needs acknowledging",
    "decide": "Needs deciding",
    "follow": "Next steps under way",
    "decided": "Decided in the last 28 days",
}


def alert_by_ref(ref: str) -> Alert:
    """The alert of a reference; a page that was not found where there is none."""
    whole = _alerts().select_related(
        "goes_on_from__earlier", "reopened_as__alert", "root", "decision__weighing"
    )
    return get_object_or_404(whole.prefetch_related("guidance", "pauses__end"), ref=ref.upper())


def waiting_for(actor: Actor) -> int:
    """How many alerts wait for this person to acknowledge; for the Head of Service, how many went past others."""
    open_ones = Alert.objects.unacknowledged()
    if actor.may("see escalated alerts"):
        now, held = timezone.now(), open_ones.select_related("escalation", "passing")
        return sum(_passed_on(alert, now) for alert in held.prefetch_related("findings"))
    mine = open_ones.with_holder().filter(held_by=actor.id)
    return mine.count() if actor.may("decide alerts") else 0


def alerted(actor: Actor, persons: Collection[int], at: datetime) -> str:
    """Whether an alert about the family of one of these persons went to somebody, and is open or newly decided."""
    mine = Q(manager_id=actor.id) | Q(acknowledgement__by_id=actor.id)
    mine |= Q(handovers__to_id=actor.id) | Q(passing__to_id=actor.id)
    if actor.may("see escalated alerts"):
        mine |= Q(escalation__isnull=False)
    open_or_new = Q(decision__isnull=True) | Q(decision__at__gte=at - DECIDED_FOR)
    about = Q(root__in=persons) | Q(findings__root__in=persons)
    return "alerted" if Alert.objects.filter(mine, open_or_new, about).exists() else ""


def desk(*, actor: Actor, tab: str, page: int, now: datetime) -> tuple[Desk, list[str]]:
    """One page of the list, and the references of the people whom its sentences speak of."""
    tab = tab if tab in TABS else "acknowledge"
    counts = _counts(now)
    tabs = tuple(Tab(key, text, counts[key], key == tab) for key, text in TABS.items())
    everything = [(alert, standing(alert, actor=actor, now=now)) for alert in _in_tab(tab, now)]
    waiting = [alert for alert, _ in everything] if tab == "acknowledge" else _in_tab("acknowledge", now)
    everything.sort(key=lambda pair: _urgency(pair[1]))
    pages = max(1, -(-len(everything) // A_PAGE))
    page = min(max(page, 1), pages)
    shown = everything[(page - 1) * A_PAGE : page * A_PAGE]
    findings = _findings_of([alert for alert, _ in shown])
    rows = [_row(stands, findings[alert.pk]) for alert, stands in shown]
    made = Desk(
        tab=tab,
        tabs=tabs,
        groups=_groups(tab, rows),
        passed_on=sum(_passed_on(alert, now) for alert in waiting),
        total=len(everything),
        page=page,
        pages=pages,
    )
    return made, _refs_of_people([alert for alert, _ in shown], findings)


def _counts(now: datetime) -> dict[str, int]:
    """How many alerts each part of the list holds, asked at once."""
    taken = Exists(Acknowledgement.objects.filter(alert=OuterRef("pk"), lapse__isnull=True))
    parts = {
        "acknowledge": Q(decision__isnull=True) & ~Q(taken),
        "decide": Q(decision__isnull=True) & Q(taken),
        "follow": Q(decision__isnull=False, closing__isnull=True, reopened_as__isnull=True),
        "decided": Q(decision__at__gte=now - DECIDED_FOR),
    }
    return Alert.objects.aggregate(**{key: Count("pk", filter=part) for key, part in parts.items()})


def standing(alert: Alert, *, actor: Actor | None, now: datetime) -> Standing:
    """How one alert stands."""
    acknowledged = getattr(alert, "acknowledgement", None)
    decision = getattr(alert, "decision", None)
    escalation, passing = getattr(alert, "escalation", None), getattr(alert, "passing", None)
    holder = alert.holder
    lapsed = [taken.lapse.at for taken in alert.acknowledgements.all() if hasattr(taken, "lapse")]
    return Standing(
        ref=alert.ref,
        severity=clocks.severity(alert),
        raised_at=alert.raised_at,
        manager=str(holder) if holder else "No Team Manager was named",
        mine=actor is not None and actor.id in {holder.pk if holder else None, passing and passing.to_id},
        acknowledge_by=clocks.acknowledge_by(alert),
        acknowledged_at=acknowledged.at if acknowledged else None,
        acknowledged_by=acknowledged.by_name if acknowledged else "",
        decide_by=clocks.decide_by(alert),
        decided_at=decision.at if decision else None,
        decided_by=decision.by_name if decision else "",
        choice=decision.get_choice_display() if decision else "",
        escalated_at=escalation.at if escalation else None,
        now=now,
        state_now=state_of(alert),
        deputy=str(passing.to) if passing else "",
        passed_at=passing.at if passing else None,
        head_by=clocks.deputy_by(alert, passing.at) if passing else clocks.acknowledge_by(alert),
        lapsed_at=max(lapsed, default=None),
    )


def alerts_of_family(persons: Iterable[int]) -> list[AlertNote]:
    """Every alert about the family of these persons, the newest first, with the guidance that was given."""
    persons, now = list(persons), timezone.now()
    family = known_on(persons, localdate(now)).family_of(persons)
    ids = everyone_ever_joined([*persons, *map(int, family)])
    found = _alerts().filter(Q(root_id__in=ids) | Q(findings__root_id__in=ids)).distinct().order_by("-id")
    alerts = list(found.prefetch_related("guidance"))
    findings = _findings_of(alerts)
    return [_note(alert, standing(alert, actor=None, now=now), findings[alert.pk]) for alert in alerts]


def strongest(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in the order in which they are read: those still true first, the most severe first, the oldest first."""
    return sorted(
        findings,
        key=lambda each: (
            hasattr(each, "end"),
            STRONGEST_FIRST[each.severity],
            each.signal,
            each.since_on,
            each.pk,
        ),
    )


def latest(finding: Finding) -> Wording:
    """What a finding says now, or said when it ended."""
    return max(finding.wordings.all(), key=lambda wording: wording.pk)


def once_a_key(findings: Iterable[Finding], root_id: int) -> list[Finding]:
    """One finding for each signal and person, the alert's own root first: each child of a family raises its own."""
    kept: dict[tuple[str, str], Finding] = {}
    for each in sorted(findings, key=lambda each: (hasattr(each, "end"), each.root_id != root_id, each.pk)):
        kept.setdefault((each.signal, each.key), each)
    return list(kept.values())


def may_own_steps(now: datetime) -> list[tuple[int, str]]:
    """Those of the front door and of social work who may be given a next step, by name."""
    members = [each for role in OWNERS for each in people_with_role(role, localdate(now))]
    return sorted({(each.user_id, str(each.user)) for each in members}, key=lambda pair: pair[1].casefold())


def may_take(alert: Alert, now: datetime) -> list[tuple[int, str]]:
    """The Team Managers to whom an alert can be handed over, by name."""
    users = User.objects.filter(pk__in=takers(alert, now)).order_by("full_name", "pk")
    return [(user.pk, str(user)) for user in users]


def decision_of(alert: Alert) -> AlertDecision:
    """The decision on an alert; a page that was not found where there is none."""
    return get_object_or_404(AlertDecision, alert=alert)


def step_of(alert: Alert, number: int) -> NextStep:
    """The first, second or third next step of an alert; a page that was not found where there is none."""
    steps = dict(enumerate(NextStep.objects.filter(decision__alert=alert).order_by("id"), start=1))
    return get_object_or_404(NextStep, pk=steps[number].pk if number in steps else None)


def guidance_of(alert: Alert) -> tuple[Said, ...]:
    """What managers asked for, in the order they asked."""
    given = sorted(alert.guidance.all(), key=lambda each: each.pk)
    return tuple(Said(each.text, each.by_name, each.at) for each in given)


def _alerts() -> QuerySet[Alert]:
    held = Alert.objects.select_related(
        "manager", "decision", "escalation", "passing__to", "closing", "reopened_as"
    )
    # For the clocks: what joined an alert, and when.
    found = Prefetch("findings", Finding.objects.select_related("end"))
    taken = Prefetch("acknowledgements", Acknowledgement.objects.select_related("lapse"))
    moved = Prefetch("handovers", Handover.objects.select_related("to"))
    return held.prefetch_related(found, taken, moved)


def _in_tab(tab: str, now: datetime) -> QuerySet[Alert]:
    if tab == "decided":
        return _alerts().filter(decision__at__gte=now - DECIDED_FOR)
    held = _alerts()
    if tab == "follow":
        return held.filter(decision__isnull=False, closing__isnull=True, reopened_as__isnull=True)
    return held.unacknowledged() if tab == "acknowledge" else held.acknowledged()


def _passed_on(alert: Alert, now: datetime) -> bool:
    if hasattr(alert, "escalation"):
        return True
    passing = getattr(alert, "passing", None)
    due = clocks.deputy_by(alert, passing.at) if passing else clocks.acknowledge_by(alert)
    return due <= now


def _urgency(stands: Standing) -> tuple:
    if stands.decided_at:
        return (-stands.decided_at.timestamp(),)
    return (
        not stands.with_head_of_service,
        not stands.mine,
        STRONGEST_FIRST[stands.severity],
        stands.raised_at,
        stands.ref,
    )


def _groups(tab: str, rows: list[Row]) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    if tab == "decided":
        parted = {"Decided": rows}
    elif tab == "follow":
        parted = {"Next steps under way": rows}
    else:
        parted = {
            "Gone to the Head of Service": [row for row in rows if row.standing.with_head_of_service],
            "Named to you": [
                row for row in rows if row.standing.mine and not row.standing.with_head_of_service
            ],
            "Named to others": [
                row for row in rows if not row.standing.mine and not row.standing.with_head_of_service
            ],
        }
    return tuple((caption, tuple(part)) for caption, part in parted.items() if part)


def _row(stands: Standing, findings: list[Finding]) -> Row:
    if not findings:
        return Row(stands, WITHHELD, cleared=True, more=0)
    first, others = findings[0], findings[1:]
    also = sum(not hasattr(each, "end") for each in others)
    return Row(stands, latest(first).headline, cleared=hasattr(first, "end"), more=also)


def _findings_of(alerts: list[Alert]) -> dict[int, list[Finding]]:
    """The findings of each alert, once a key, strongest first."""
    found = [finding for alert in alerts for finding in alert.findings.all()]
    prefetch_related_objects(found, "wordings")
    rows = only_what_may_be_told(found)
    parted: dict[int, list[Finding]] = {alert.pk: [] for alert in alerts}
    for row in rows:
        parted[row.alert_id].append(row)
    if any_apart(rows):
        parted = {alert.pk: of_this_side(parted[alert.pk], [alert.root_id]) for alert in alerts}
    return {alert.pk: strongest(once_a_key(parted[alert.pk], alert.root_id)) for alert in alerts}


def _refs_of_people(alerts: list[Alert], findings: dict[int, list[Finding]]) -> list[str]:
    ids = {alert.root_id for alert in alerts}
    for each in (first for found in findings.values() for first in found[:1]):
        ids |= set(keys.persons(each.key))
    return refs_of(ids)


def refs_of(persons: Iterable[int]) -> list[str]:
    """The references of some persons, for the audit."""
    return list(Person.objects.filter(id__in=set(persons)).order_by("id").values_list("ref", flat=True))


def _note(alert: Alert, stands: Standing, findings: list[Finding]) -> AlertNote:
    return AlertNote(
        ref=alert.ref,
        headline=latest(findings[0]).headline if findings else "",
        state=stands.state,
        raised_at=alert.raised_at,
        guidance=guidance_of(alert),
        decision=stands.choice,
    )
