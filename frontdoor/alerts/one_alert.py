"""Gathers one alert for its page: what is true, what it rests on, who the family are, and what has been done."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q
from django.utils.timezone import localdate

from frontdoor.accounts.actor import Actor
from frontdoor.agencies.queries import said_as
from frontdoor.alerts import keys
from frontdoor.alerts.apart import WITHHELD, of_this_side
from frontdoor.alerts.deciding.useful import latest as latest_answer
from frontdoor.alerts.evidence import Evidence, address, age
from frontdoor.alerts.life.pauses import standing_pause
from frontdoor.alerts.models import Alert, AlertDecision, Finding
from frontdoor.alerts.pages import (
    AlertPage,
    Decided,
    Earlier,
    FindingShown,
    PersonShown,
    Said,
    Standing,
    StepShown,
)
from frontdoor.alerts.queries import guidance_of, latest, once_a_key, refs_of, standing, strongest
from frontdoor.alerts.restricted import only_what_may_be_told
from frontdoor.chronology.entries import WORDS_WITHHELD, kept_apart
from frontdoor.chronology.knowledge import Knowledge, known_on
from frontdoor.chronology.models import Event
from frontdoor.people.models import Person
from frontdoor.ui.words import gdatetime, listed, upper_first
from kinfold.signals import SIGNALS

SIGNAL = {signal.code: signal for signal in SIGNALS}
CLOCK, WHOLE = "Kinfold", "The whole family"


def alert_page(alert: Alert, *, actor: Actor, now: datetime) -> AlertPage:
    """Everything about one alert, as known now."""
    knowledge = known_on([alert.root_id], localdate(now))
    family = people_of(alert, knowledge)
    rows = _findings(alert, family)
    evidence = Evidence(knowledge, _sources(rows))
    shown = [(each, _finding(each, evidence)) for each in rows]
    true = [(each, found) for each, found in shown if not hasattr(each, "end")]
    raised = {each for each, _ in true if each.alert_id == alert.pk and each.severity != "info"}
    stands = standing(alert, actor=actor, now=now)
    return AlertPage(
        standing=stands,
        headline=next((found.headline for each, found in shown if each.alert_id == alert.pk), WITHHELD),
        findings=tuple(found for each, found in true if each in raised),
        on_record=tuple(found for each, found in true if each not in raised),
        cleared=tuple(found for each, found in shown if found.ended_on),
        people=family,
        guidance=guidance_of(alert),
        decided=_decided(getattr(alert, "decision", None), knowledge),
        history=_history(alert, stands, rows),
        steps=_steps(alert, localdate(now)),
        closed_why=alert.closing.why if hasattr(alert, "closing") else "",
        paused=_paused(alert, now),
        goes_on_from=alert.goes_on_from.earlier.ref if hasattr(alert, "goes_on_from") else "",
        goes_on_because=alert.goes_on_from.because if hasattr(alert, "goes_on_from") else "",
        goes_on_as=alert.reopened_as.alert.ref if hasattr(alert, "reopened_as") else "",
        earlier=_earlier(alert, knowledge, {str(person.id) for person in family}),
        family_href=address("chronology:family", alert.root.ref),
        people_shown=tuple(refs_of({*(person.id for person in family), *evidence.people, alert.root_id})),
    )


def _steps(alert: Alert, day: date) -> tuple[StepShown, ...]:
    if not hasattr(alert, "decision"):
        return ()
    rows = enumerate(alert.decision.next_steps.select_related("done").order_by("id"), start=1)
    return tuple(
        StepShown(
            number=number,
            text=row.text,
            owner=row.owner_name,
            due_on=row.due_on,
            late=row.due_on < day and not hasattr(row, "done"),
            done_at=row.done.at if hasattr(row, "done") else None,
            came_of_it=row.done.what if hasattr(row, "done") else "",
        )
        for number, row in rows
    )


def _paused(alert: Alert, now: datetime) -> tuple[str, datetime, str] | None:
    standing_one = standing_pause(alert, now) if hasattr(alert, "acknowledgement") else None
    return (standing_one.by_name, standing_one.until, standing_one.why) if standing_one else None


def people_of(alert: Alert, knowledge: Knowledge) -> tuple[PersonShown, ...]:
    """Everyone in the family of an alert, each on their own: the people a decision has to cover."""
    members = knowledge.family_of([alert.root_id])
    refs = dict(Person.objects.filter(id__in=[int(each) for each in members]).values_list("id", "ref"))
    return tuple(
        PersonShown(
            id=int(each),
            ref=refs[int(each)],
            name=upper_first(knowledge.view.name(each)),
            age=age(knowledge, each),
            child=knowledge.view.is_child(each),
            href=address("chronology:person", refs[int(each)]),
        )
        for each in members
    )


def _findings(alert: Alert, family: Iterable[PersonShown]) -> list[Finding]:
    """What this alert was raised for, and what else is true of the family: shown with it, or decided on before."""
    near = Q(root_id__in=[person.id for person in family], end__isnull=True)
    found = Finding.objects.select_related("end").prefetch_related("wordings").filter(Q(alert=alert) | near)
    told = only_what_may_be_told(found)
    rows = of_this_side(told, [alert.root_id, *(person.id for person in family)])
    mine = [each for each in rows if each.alert_id == alert.pk]
    others = [each for each in rows if each.alert_id != alert.pk]
    kept = once_a_key(mine, alert.root_id)
    held = {(each.signal, each.key) for each in kept if not hasattr(each, "end")}
    also = [each for each in once_a_key(others, alert.root_id) if (each.signal, each.key) not in held]
    return strongest([*kept, *also])


def _sources(findings: Iterable[Finding]) -> set[str]:
    return {source for each in findings for reason in latest(each).reasons for source in reason["sources"]}


def _finding(finding: Finding, evidence: Evidence) -> FindingShown:
    said, signal, end = latest(finding), SIGNAL[finding.signal], getattr(finding, "end", None)
    return FindingShown(
        code=signal.code,
        title=signal.title,
        severity=finding.severity,
        headline=said.headline,
        since_on=finding.since_on,
        known_on=said.known_on,
        reasons=evidence.reasons(said.reasons),
        lesson=(
            ("What to ask", signal.guidance),
            ("It clears when", signal.clears_when),
            ("It can be a false alarm", signal.false_alarms),
            ("Whom it may treat unfairly", signal.fairness),
        ),
        about=_about(finding, evidence) if said.reasons else WHOLE,
        because=end.because if end else "",
        ended_on=end.ended_on if end else None,
    )


def _about(finding: Finding, evidence: Evidence) -> str:
    """Whom a finding is about: those in its key, or everybody. One whose words were taken out is about nobody named."""
    return listed(_name(evidence.knowledge, each) for each in keys.persons(finding.key)) or WHOLE


def _decided(decision: AlertDecision | None, knowledge: Knowledge) -> Decided | None:
    if decision is None:
        return None
    covered = sorted(decision.covered.all(), key=lambda each: each.pk)
    weighed, useful = getattr(decision, "weighing", None), latest_answer(decision)
    return Decided(
        choice=decision.get_choice_display(),
        why=decision.why,
        by=decision.by_name,
        at=decision.at,
        looked_at=tuple(_name(knowledge, each.person_id) for each in covered if each.looked_at),
        not_looked_at=tuple(
            (_name(knowledge, each.person_id), each.why_not) for each in covered if not each.looked_at
        ),
        reason=weighed.get_reason_display() if weighed else "",
        children=tuple(
            (_name(knowledge, each.person_id), each.get_choice_display(), each.why)
            for each in sorted(decision.for_children.all(), key=lambda each: each.pk)
        ),
        same_again=weighed.same_again if weighed else None,
        because=weighed.because if weighed else "",
        useful=useful.get_answer_display() if useful else "",
        useful_why=useful.why if useful else "",
    )


def _name(knowledge: Knowledge, person: int) -> str:
    return upper_first(knowledge.view.name(str(knowledge.stands_for.get(person, person))))


def _history(alert: Alert, stands: Standing, findings: Iterable[Finding]) -> tuple[Said, ...]:
    lines = [Said(f"Raised to {stands.manager}", CLOCK, alert.raised_at)]
    for each in (each for each in findings if each.alert_id == alert.pk):
        if each.found_at > alert.raised_at:
            lines.append(Said(f"“{latest(each).headline}” joined this alert", CLOCK, each.found_at))
        if hasattr(each, "end"):
            lines.append(Said(f"No longer true: “{latest(each).headline}”", CLOCK, each.end.noticed_at))
    lines += _moves(alert)
    if hasattr(alert, "escalation"):
        due = gdatetime(alert.escalation.was_due_at)
        lines.append(Said(f"Passed to the Head of Service: it was due on {due}", CLOCK, alert.escalation.at))
    lines += [Said("Guidance given", each.by, each.at) for each in guidance_of(alert)]
    if stands.decided_at:
        lines.append(Said(f"Decided: {stands.choice}", stands.decided_by, stands.decided_at))
    if hasattr(alert, "closing"):
        lines.append(Said(f"Closed: {alert.closing.why}", alert.closing.by_name, alert.closing.at))
    if hasattr(alert, "reopened_as"):
        lines.append(Said(f"Opened again as {alert.reopened_as.alert.ref}", CLOCK, alert.reopened_as.at))
    return tuple(sorted(lines, key=lambda line: line.at, reverse=True))


def _moves(alert: Alert) -> list[Said]:
    """Who took it on, and how it moved from desk to desk."""
    lines = []
    for taken in alert.acknowledgements.all():
        lines.append(Said("Acknowledged", taken.by_name, taken.at))
        if hasattr(taken, "lapse"):
            lines.append(Said("Waits again: no decision came in time", CLOCK, taken.lapse.at))
    for moved in alert.handovers.all():
        lines.append(Said(f"Moved to {moved.to}: {moved.why}", moved.by_name, moved.at))
    if hasattr(alert, "passing"):
        lines.append(Said(f"Passed to a deputy, {alert.passing.to}", CLOCK, alert.passing.at))
    for paused in alert.pauses.all():
        lines.append(Said(f"Paused until {gdatetime(paused.until)}: {paused.why}", paused.by_name, paused.at))
        if hasattr(paused, "end"):
            lines.append(Said(f"Pause ended: {paused.end.because}", paused.end.by_name, paused.end.at))
    return lines


def _earlier(alert: Alert, knowledge: Knowledge, family: set[str]) -> tuple[Earlier, ...]:
    """Decisions already made about this family, the newest first: each looked at some people and not at others."""
    view = knowledge.view
    found = {
        event.id: event
        for event in view.ledger.events
        if event.kind == "decision" and event.known_on(view.now) and family & set(event.everyone)
    }
    rows = Event.objects.select_related("received").filter(ref__in=found).order_by("-occurred_on", "-id")
    agencies, withheld = said_as(row.agency for row in rows), kept_apart(rows, knowledge.near)
    return tuple(
        Earlier(
            title=f"Contact {row.referral}" if row.received_id else upper_first(agencies[row.agency]),
            on=row.occurred_on,
            by=row.by_name,
            text=WORDS_WITHHELD if row.ref in withheld else row.text or row.subtype.replace("_", " "),
            looked_at=tuple(upper_first(view.name(each)) for each in found[row.ref].looked_at),
            left_out=tuple(
                upper_first(view.name(each))
                for each in sorted(family - set(found[row.ref].looked_at), key=int)
            ),
            href=address("response:contact", row.received.ref)
            if row.received and row.received.kind == "contact"
            else "",
        )
        for row in rows
    ) + _earlier_alerts(alert, family, knowledge)


def _earlier_alerts(alert: Alert, family: set[str], knowledge: Knowledge) -> tuple[Earlier, ...]:
    ids = [int(person) for person in family]
    before = AlertDecision.objects.filter(alert__root_id__in=ids).exclude(alert=alert).order_by("-id")
    made = []
    for each in before.select_related("alert", "weighing").prefetch_related(
        "covered", "for_children", "useful"
    ):
        decided = _decided(each, knowledge)
        made.append(
            Earlier(
                title=f"Alert {each.alert.ref}",
                on=localdate(each.at),
                by=each.by_name,
                text=f"{decided.choice}. {each.why}",
                looked_at=decided.looked_at,
                left_out=tuple(name for name, _ in decided.not_looked_at),
                href=address("alerts:alert", each.alert.ref),
            )
        )
    return tuple(made)
