"""A parent recorded as a victim of domestic abuse, with nothing recorded about them as a victim.

Lesson: the mother was asked to protect her children from him, and nobody asked what would make her safe. A
victim is a person in their own right; men and same-sex partners are victims too.
"""

from datetime import date, timedelta

from kinfold.finding import Reason, Severity
from kinfold.records import Event
from kinfold.signals.signal import Claim, Signal
from kinfold.signals.wording import agency_in_words, counted, day_in_words, kind_in_words
from kinfold.timeline import View

SUPPORT = frozenset({"safety_plan", "victim_support", "dash"})


def victim_seen_only_as_a_parent(view: View, root: str) -> list[Claim]:
    """A parent is recorded as a victim, and days later nothing is recorded about them as one."""
    wait = timedelta(days=view.rules.number("S07.days"))
    waiting: dict[str, list[Event]] = {}
    for record in _victim_records(view, root):
        if view.now >= record.known + wait and not _answered(view, record):
            waiting.setdefault(record.victim, []).append(record)
    return [_claim(view, root, victim, records) for victim, records in waiting.items()]


def rechecks(view: View, root: str) -> set[date]:
    """List the days on which the wait for an answer runs out, and those on which somebody turns 18."""
    wait = timedelta(days=view.rules.number("S07.days"))
    waits = {record.known + wait for record in _victim_records(view, root)}
    return waits | view.birthdays(root, view.rules.number("child.under_age"))


def _victim_records(view: View, root: str) -> list[Event]:
    held = [record for record in view.family_records(root, "contact", "disclosure") if record.victim]
    return [record for record in held if record.victim in view.parents(root)]


def _answered(view: View, record: Event) -> bool:
    held = view.records_about(record.victim, {"consideration", "assessment"})
    return any(each.subtype in SUPPORT and each.occurred >= record.occurred for each in held)


def _claim(view: View, root: str, victim: str, records: list[Event]) -> Claim:
    name, days = view.name(victim), view.rules.number("S07.days")
    reasons = [
        Reason(
            f"{day_in_words(record.occurred)}, {agency_in_words(record.agency)}: {kind_in_words(record)} with "
            f"{name} as the victim; known on {day_in_words(record.known)}.",
            (record.id,),
        )
        for record in records
    ]
    ties = view.parents(root)[victim]
    nothing = (
        f"No safety plan, no support as a victim and no DASH is recorded for {name} on or after "
        f"{day_in_words(records[-1].occurred)}. {name} is recorded as a parent in this family."
    )
    headline = (
        f"{name} is recorded as a victim of domestic abuse. {counted(days, 'day', 'days').capitalize()} on, "
        f"nothing is recorded about {name} as one."
    )
    return Claim((victim,), headline, (*reasons, Reason(nothing, (victim, *(tie.label for tie in ties)))))


SIGNAL = Signal(
    code="S07",
    title="Victim seen only as a parent",
    claims=victim_seen_only_as_a_parent,
    rechecks=rechecks,
    severity=Severity.AMBER,
    guidance=(
        "See the victim alone. What do they need to be safe? What would they accept? Do not ask them to police "
        "the other person."
    ),
    for_whom="Team Manager; domestic abuse lead",
    clears_when=(
        "A safety plan, an offer of specialist support or a DASH is recorded about them on or after the record; "
        "or the record is withdrawn, or a link is undone, or no child of theirs is under 18."
    ),
    false_alarms="Support given by an agency that does not share.",
    fairness=(
        "Men and same-sex partners are victims too. Never show the alert on anything that somebody of the "
        "household could see."
    ),
    reads=("S07.days", "child.under_age", "network.hops", "network.at_most"),
)
