"""What a family must at least have for a signal about babies, hospitals and appointments, over cheap facts."""

import numpy as np

from kinfold.signals.health.criteria import ABUSE, CONCERN, YOUNG_PARENT
from kinfold.signals.health.discharge_meeting_due import PLANNING
from kinfold.signals.health.mark_on_a_baby_who_cannot_move_about import MARKS
from kinfold.signals.health.missed_health_appointments import MISSED
from kinfold.sweep.prefilter.columns import LONG_AGO, NEVER, Mask, Numbers
from kinfold.sweep.prefilter.facts import NO_BIRTH, Facts
from kinfold.sweep.prefilter.people import About

LONGEST_MONTH, LONGEST_YEAR = 31, 366


def sent_home(facts: Facts, about: About) -> Mask:
    """S08 needs a discharge with no planning meeting on or after it, in a family for which a criterion may hold."""
    discharges, people = facts.people_in("about", facts.rows(facts.kind.are({"discharge"})))
    happened = facts.occurred[discharges]
    met = about.latest(*_planned(facts, about, "meeting"))
    # What happened after the discharge counts only where it was known by the day the discharge was.
    may = _criteria(facts, facts.event_family[discharges], happened, facts.known[discharges])
    apart = (met[people] < happened) & may
    return facts.families_of(facts.event_family[discharges[apart]])


def appointments(facts: Facts, about: About) -> Mask:
    """S12 needs a child with enough missed appointments inside the window of their age."""
    missed = facts.kind.are({"attempt"}) & facts.subtype.are(MISSED)
    found = np.zeros(len(facts.ids), dtype=bool)
    for ages, those in (("baby_", facts.baby), ("", ~facts.baby)):
        rows = facts.rows(missed, facts.number(f"S12.{ages}days"))
        count = np.bincount(facts.people_in("about", rows)[1], minlength=len(facts.ids))
        found |= those & (count >= facts.number(f"S12.{ages}times"))
    return facts.families_of(facts.family_of[found & facts.child])


def marks(facts: Facts, about: About) -> Mask:
    """S15 needs a mark on somebody who was born and about that young, with no opinion on or after it."""
    told = facts.kind.are({"contact", "health", "visit"}) & facts.concern.are(MARKS)
    rows, people = facts.people_in("about", facts.rows(told))
    opinions, looked_at = about.of_kind("assessment", {"paediatric_opinion"})
    asked = about.latest(looked_at, facts.occurred[opinions])
    age = facts.occurred[rows] - facts.born[people]
    young = (age >= 0) & (age <= LONGEST_MONTH * facts.number("S15.months"))
    return facts.families_of(facts.event_family[rows[young & (asked[people] < facts.occurred[rows])]])


def in_hospital(facts: Facts, about: About) -> Mask:
    """S16 needs a child admitted, not home on a later day, no meeting planned since, and a criterion that may hold."""
    admissions, people = facts.people_in("about", facts.rows(facts.kind.are({"admission"})))
    happened = facts.occurred[admissions]
    home, back = facts.people_in("about", facts.rows(facts.kind.are({"discharge"})))
    went_home = about.latest(back, facts.occurred[home])
    planned = np.maximum(*(about.latest(*_planned(facts, about, kind)) for kind in ("meeting", "booking")))
    still = facts.child[people] & (went_home[people] <= happened) & (planned[people] < happened)
    today = np.full(len(admissions), facts.on)
    may = _criteria(facts, facts.event_family[admissions], today, today)
    return facts.families_of(facts.event_family[admissions[still & may]])


def _planned(facts: Facts, about: About, kind: str) -> tuple[Numbers, Numbers]:
    rows, people = about.of_kind(kind, {PLANNING})
    return people, facts.occurred[rows]


def _criteria(facts: Facts, family: Numbers, on: Numbers, by: Numbers) -> Mask:
    """Tell for some families whether any criterion may hold on a day, from what had happened by another."""
    may = np.zeros(len(family), dtype=bool)
    for name in facts.rules.words("S08.criteria"):
        may |= _ASKED[name](facts, family, on, by) if name in _ASKED else True
    return may


def _concern(facts: Facts, family: Numbers, on: Numbers, by: Numbers) -> Mask:
    latest = facts.latest_up_to(facts.rows(facts.concerns), family, by)
    return latest > on - facts.number("S08.concern_days")


def _young_parent(facts: Facts, family: Numbers, on: Numbers, by: Numbers) -> Mask:
    parent = facts.parental[0]
    born = np.where(facts.born == NO_BIRTH, np.where(facts.child, NEVER, LONG_AGO), facts.born)[parent]
    youngest = np.full(len(facts.families), LONG_AGO, dtype=np.int64)
    np.maximum.at(youngest, facts.family_of[parent], born)
    # A little too many years of 366 days: no parent who was under age is missed.
    return youngest[family] > on - LONGEST_YEAR * facts.number("child.under_age") - 1


def _abuse(facts: Facts, family: Numbers, on: Numbers, by: Numbers) -> Mask:
    return facts.latest_up_to(facts.rows(facts.abuse), family, by) > LONG_AGO


_ASKED = {CONCERN: _concern, YOUNG_PARENT: _young_parent, ABUSE: _abuse}
