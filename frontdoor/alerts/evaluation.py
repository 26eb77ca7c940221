"""Asks every signal about every family that was touched, and writes down what rose and what is no longer true.

A rise or a fall is a row. Nothing here counts down or remembers: the same question asked twice adds nothing.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import InterfaceError, OperationalError, transaction
from django.utils.timezone import localdate

from frontdoor.access.sight import system_access
from frontdoor.accounts.actor import Actor, system
from frontdoor.alerts import keys
from frontdoor.alerts.life.telling import push_what_is_due
from frontdoor.alerts.models import Alert, Finding, FindingEnd, FoundUnder, Recheck, Wording
from frontdoor.alerts.raising import alert_for
from frontdoor.chronology.knowledge import REACH, Knowledge, known_on, roots_touched
from frontdoor.intake.in_turn import wait_for_turn
from frontdoor.people.clusters import across
from kinfold import finding as engine
from kinfold.records import Ledger
from kinfold.rulebook import Rules
from kinfold.signals import SIGNALS, evaluate, rechecks
from kinfold.signals.inhibition import MANY_CONTACTS, Key, muted
from kinfold.timeline import View
from kinfold.timeline.changes import changes_on

INFO = engine.Severity.INFO
BY_ITSELF = "It was shown inside another finding, which no longer answers for it: it is raised by itself now."
RAISED_AGAIN = "It was decided on. Something new has been recorded since, so it is raised again."
APART = "It is shown in another alert from now on."
STANDS_ELSEWHERE = "Two records were judged to be one person's: this stands once, under the other record."
FROM_A_CHILD = (
    "Each family is read from its children, and this person is not held to be one: "
    "what is still true stands under the children near them."
)
CLEARS_WHEN = {signal.code: signal.clears_when for signal in SIGNALS}
VERSION = {signal.code: signal.version for signal in SIGNALS}


@transaction.atomic
@system_access("signals")
def look_again(
    persons: Iterable[int], *, at: datetime, on: date | None = None, by: Actor | None = None
) -> list[Alert]:
    """Ask every signal of the families these persons stand in, as at the end of a day; give the alerts touched.

    Red is told to its manager here, in this transaction; amber waits for the clock and what belongs with it.
    """
    wait_for_turn()
    touched = _ask(list(persons), at=at, on=on, by=by)
    push_what_is_due(touched, at=at)
    return touched


def _ask(persons: list[int], *, at: datetime, on: date | None, by: Actor | None) -> list[Alert]:
    day = on or localdate(at)
    knowledge = known_on(persons, day)
    by = by or system("signals")
    if not knowledge.beyond:
        return _look_from(knowledge, roots_touched(knowledge), at=at, by=by)
    # Nobody's family holds both sides of a barrier, so each child is looked at from where they stand.
    starts = sorted({*persons, *knowledge.beyond})
    roots = {root for start in starts for root in roots_touched(known_on([start], day))}
    touched: dict[int, Alert] = {}
    for start in sorted({*starts, *map(int, roots)}):
        known = known_on([start], day)
        for alert in _look_from(known, roots & {known.id_of(start)}, at=at, by=by):
            touched[alert.pk] = alert
    return list(touched.values())


def _look_from(knowledge: Knowledge, roots: Iterable[str], *, at: datetime, by: Actor) -> list[Alert]:
    roots, day = list(roots), knowledge.view.now
    _catch_up(knowledge.stored(roots), before=day, at=at)
    standing = _standing(knowledge, roots)
    touched: dict[int, Alert] = {}
    for root in dict.fromkeys([*roots, *standing]):
        held = standing.get(root, [])
        if root not in roots:
            held = _still_read_from(root, held, knowledge, at=at)
        if root in roots or (held and root in knowledge.people_asked):
            for alert in _look_at(knowledge, root, _one_each(held, knowledge, at=at), at=at, by=by):
                touched[alert.pk] = alert
    return list(touched.values())


def _still_read_from(root: str, held: list[Finding], knowledge: Knowledge, *, at: datetime) -> list[Finding]:
    """Those findings that arose when this person was a child, or stand in nobody's else; the others fall.

    Who was a child only by a link that is undone, or stood alone until a child came near, is a root no longer.
    """
    view = knowledge.view
    was = {each.pk: View(view.ledger, each.since_on, view.rules).is_child(root) for each in held}
    if all(was.values()) or root in roots_touched(known_on([int(root)], view.now)):
        return held
    for finding in (each for each in held if not was[each.pk]):
        _fall(finding, knowledge, at=at, because=FROM_A_CHILD)
    if not any(was.values()):
        _set_recheck(root, ())
    return [each for each in held if was[each.pk]]


@system_access("signals")
def run_due(*, at: datetime, only: Iterable[int] | None = None) -> int:
    """Look again at every family for which a day has come on which time alone may change something.

    A family that cannot be looked at holds no other back; all that failed are raised together at the end.
    """
    waiting = Recheck.objects.filter(due_on__lte=localdate(at)).order_by("due_on", "root_id")
    if only is not None:
        waiting = waiting.filter(root_id__in=list(only))
    done, failed = 0, {}
    while due := waiting.exclude(pk__in=failed).first():
        try:
            with transaction.atomic():
                look_again([due.root_id], at=at, on=due.due_on)
                # A root that is nobody's child any more is not asked again by the line above.
                Recheck.objects.filter(pk=due.pk, due_on=due.due_on).delete()
            done += 1
        except (OperationalError, InterfaceError):
            raise  # the database is away: the rest would fail too, and stays due
        except Exception as problem:  # noqa: BLE001  (raised below)
            failed[due.pk] = problem
    if failed:
        raise ExceptionGroup("Some families could not be looked at again", list(failed.values()))
    return done


def _catch_up(persons: list[int], *, before: date, at: datetime) -> None:
    """Run first what fell due earlier and was not yet run, so that a late worker changes no date."""
    overdue = Recheck.objects.filter(root_id__in=persons, due_on__lt=before)
    while due := overdue.order_by("due_on", "root_id").first():
        look_again([due.root_id], at=at, on=due.due_on)
        Recheck.objects.filter(pk=due.pk, due_on=due.due_on).delete()


def _standing(knowledge: Knowledge, roots: list[str]) -> dict[str, list[Finding]]:
    """The findings that stand, by the person in whose network they were seen, as that person is known today."""
    # A link undone today may leave findings under a person who is no longer near, or no longer a child: they are
    # asked again too.
    near = [knowledge.id_of(person) for person, distance in knowledge.near.items() if distance <= REACH]
    stored = knowledge.stored([*roots, *knowledge.people_asked, *near])
    open_ones = Finding.objects.select_related("alert__decision", "root").filter(
        root_id__in=stored, end__isnull=True
    )
    standing: dict[str, list[Finding]] = {}
    for finding in open_ones.prefetch_related("wordings").order_by("id"):
        standing.setdefault(knowledge.id_of(finding.root_id), []).append(finding)
    return standing


def _one_each(
    standing: list[Finding], knowledge: Knowledge, *, at: datetime
) -> dict[tuple[str, str], Finding]:
    """One standing finding for each signal and key; two persons judged to be one may have brought one each."""
    kept: dict[tuple[str, str], Finding] = {}
    for finding in sorted(standing, key=lambda each: (_is_decided(each), each.pk)):
        key = keys.today(finding.signal, finding.key, knowledge)
        if (finding.signal, key) in kept:
            _fall(finding, knowledge, at=at, because=STANDS_ELSEWHERE)
        else:
            kept[finding.signal, key] = finding
    return kept


def _is_decided(finding: Finding) -> bool:
    return finding.alert is not None and hasattr(finding.alert, "decision")


def _look_at(
    knowledge: Knowledge, root: str, held: dict[tuple[str, str], Finding], *, at: datetime, by: Actor
) -> list[Alert]:
    view = knowledge.view
    true_now = {(found.signal, keys.kept(found.key)): found for found in evaluate(view, root)}
    touched: list[Alert] = []
    again: set[tuple[str, str]] = set()
    never, quiet = across([int(root)]), _shown_inside_another(true_now, held, knowledge)
    for name, finding in held.items():
        found = true_now.get(name)
        if found is None:
            _fall(finding, knowledge, at=at)
        elif because := _why_anew(finding, found, never, quiet):
            _fall(finding, knowledge, at=at, because=because)
            again.add(name)
        elif _says_otherwise(finding, found):
            _word(finding, found, view.rules, at=at)
    rising = [(each[1], found) for each, found in true_now.items() if each not in held or each in again]
    # What is only shown never opens an alert, but it stands on one that is open, so it comes after.
    for key, found in sorted(rising, key=lambda pair: (pair[1].severity is INFO, _name(pair[1]) in quiet)):
        severity = INFO if _name(found) in quiet else found.severity
        alert = alert_for(knowledge, root, found, severity=severity, at=at, by=by)
        finding = Finding.objects.create(
            root_id=int(root),
            alert=alert,
            signal=found.signal,
            key=key,
            severity=found.severity.value,
            since_on=view.now,
            found_at=at,
        )
        _word(finding, found, view.rules, at=at)
        if alert:
            touched.append(alert)
    _set_recheck(root, rechecks(view, root) | _when_absorbing_ends(root, knowledge))
    return touched


def _shown_inside_another(
    true_now: dict[tuple[str, str], engine.Finding],
    held: dict[tuple[str, str], Finding],
    knowledge: Knowledge,
) -> set[Key]:
    """The findings that open no alert by themselves, because another that stands says the same with more."""
    since = {_name(found): held[each].since_on for each, found in true_now.items() if each in held}
    names = [_name(found) for found in true_now.values()]
    return set(muted(names, since, knowledge.view.now, knowledge.view.rules))


def _why_anew(finding: Finding, found: engine.Finding, never: set[int], quiet: set[Key]) -> str:
    """Why a finding that stands ends and rises again at once, so that a manager is asked; nothing where it does not."""
    if finding.alert and finding.alert.root_id in never:
        return APART
    if _came_after_the_decision(finding, found):
        return RAISED_AGAIN
    return BY_ITSELF if _was_quiet(finding) and _name(found) not in quiet else ""


def _was_quiet(finding: Finding) -> bool:
    return finding.alert is None and finding.severity != INFO.value


def _when_absorbing_ends(root: str, knowledge: Knowledge) -> set[date]:
    """The days on which a standing finding about many contacts stops being an answer for others."""
    lasts = timedelta(days=knowledge.view.rules.number("S01.absorbs_days"))
    stored = knowledge.stored([root])
    many = Finding.objects.filter(root_id__in=stored, end__isnull=True, signal=MANY_CONTACTS)
    ends = [since + lasts for since in many.values_list("since_on", flat=True)]
    return {day for day in ends if day > knowledge.view.now}


def _name(found: engine.Finding) -> Key:
    return (found.signal, found.key)


def _fall(finding: Finding, knowledge: Knowledge, *, at: datetime, because: str = "") -> None:
    day = knowledge.view.now
    FindingEnd.objects.create(
        finding=finding, ended_on=day, noticed_at=at, because=because or _because(finding, knowledge)
    )


def _because(finding: Finding, knowledge: Knowledge) -> str:
    """What took a finding away: what changed that day where something did, and otherwise time alone."""
    # Who it was raised for, or is about, may be held to be one with somebody described earlier by now.
    about = {knowledge.id_of(person) for person in keys.persons(finding.key)}
    near = set(knowledge.view.network(knowledge.id_of(finding.root_id)).members) | about
    ledger, day = knowledge.view.ledger, knowledge.view.now
    # That an alert was raised or acknowledged says nothing about the family.
    events = {event.id: set(event.everyone) for event in ledger.events if event.kind != "alert"}
    people = events | {tie.label: {tie.a, tie.b} for tie in ledger.ties}
    changed = [
        *_undone_within_a_day(ledger, day),
        *changes_on(ledger, day),
    ]
    changed = [
        reason.said for reason in changed if any(people.get(id, set()) & near for id in reason.sources)
    ]
    if changed:
        return f"No longer true, because on that day: {' '.join(changed[:5])}"
    return f"No longer true, because time has passed. It clears like this: {CLEARS_WHEN[finding.signal]}"


def _undone_within_a_day(ledger: Ledger, day: date) -> list[engine.Reason]:
    """A link made and taken back on one day never stood at the end of a day, and yet raised what falls now."""
    return [
        engine.Reason(f"The link ({tie.type.replace('_', ' ')}) made that day was undone.", (tie.label,))
        for tie in ledger.ties
        if tie.known_from == tie.known_to == day
    ]


def _says_otherwise(finding: Finding, found: engine.Finding) -> bool:
    latest = _latest(finding)
    return (latest.headline, latest.reasons) != (found.headline, _kept(found))


def _came_after_the_decision(finding: Finding, found: engine.Finding) -> bool:
    """Whether something new makes this true since its alert was decided: the decision did not weigh that."""
    if found.severity is engine.Severity.INFO or not _is_decided(finding):
        return False
    weighed = {source for reason in _latest(finding).reasons for source in reason["sources"]}
    return any(not weighed.issuperset(reason.sources) for reason in found.reasons)


def _latest(finding: Finding) -> Wording:
    return max(finding.wordings.all(), key=lambda wording: wording.pk)


def _kept(found: engine.Finding) -> list[dict[str, object]]:
    return [{"said": reason.said, "sources": list(reason.sources)} for reason in found.reasons]


def _word(finding: Finding, found: engine.Finding, rules: Rules, *, at: datetime) -> None:
    wording = Wording.objects.create(
        finding=finding,
        said_at=at,
        known_on=found.as_known_at,
        headline=found.headline,
        reasons=_kept(found),
    )
    FoundUnder.objects.create(
        wording=wording,
        rules_version=rules.version,
        rules_on=rules.day,
        signal_version=VERSION[found.signal],
    )


def _set_recheck(root: str, days: Iterable[date]) -> None:
    days = sorted(days)
    if days:
        Recheck.objects.update_or_create(root_id=int(root), defaults={"due_on": days[0]})
    else:
        Recheck.objects.filter(root_id=int(root)).delete()
