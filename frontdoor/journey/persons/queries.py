"""Gathers one person in their own right, from the records of their family that the reader may see."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.timezone import localdate

from frontdoor.accounts.actor import Actor
from frontdoor.chronology.engagement import engagement_of
from frontdoor.chronology.entries import agencies_in, entries, kept_apart, rows_about
from frontdoor.chronology.evidence import Evidence, findings_today
from frontdoor.chronology.family import Family, family_around
from frontdoor.chronology.models import Event
from frontdoor.chronology.roles import roles_on
from frontdoor.disclosure.safe.queries import reaches
from frontdoor.journey.persons.aspects import (
    Told,
    age_then,
    aspects,
    questions,
    roles_in,
    was_under_age,
)
from frontdoor.journey.persons.pages import Heard, Met, Past, PersonPage
from frontdoor.people.pages import PersonKnown
from frontdoor.people.queries import person_by_ref
from frontdoor.ui.words import listed, upper_first

NEVER_HISTORY = ("alert", "decision", "contact", "question", "answer", "conversation")


def person_page(ref: str, *, actor: Actor, now: datetime) -> PersonPage:
    """One person as known now; an unknown reference is a page that was not found."""
    root, day = person_by_ref(ref), localdate(now)
    family = family_around([root.pk], day)
    person = next(each for each in family.people if root.pk in each.ids)
    rows = rows_about(person.ids)
    agencies, names = (
        agencies_in(rows),
        {each: family.short[one.id] for one in family.people for each in one.ids},
    )
    withheld = kept_apart(rows, family.persons)
    standing = [row for row in reversed(rows) if not hasattr(row, "withdrawal")]
    told = [
        pair
        for pair in zip(standing, entries(standing, names, withheld, agencies), strict=True)
        if not pair[1].withheld
    ]
    met, heard = _met(family, person, told), _heard(person, told)
    return PersonPage(
        ref=person.ref,
        day=day,
        person=person,
        age=person.age(day),
        roles=tuple(roles_on(family.view, person, family.in_view(person), family.called)),
        adult=not person.unborn and not any(family.view.is_child(one) for one in family.in_view(person)),
        aspects=aspects(family, person, told),
        met=met,
        heard=heard,
        engagement=engagement_of(family, person, [row for row, _ in told], agencies),
        history=_history(family, person, told),
        findings=_findings(family, person, rows),
        questions=questions(family, person, told, heard=bool(heard), met=any(each.counts for each in met)),
        reaches=tuple(reaches(root, actor)) if actor.may("keep safe addresses") else (),
        others=tuple(
            (each.ref, upper_first(family.short[each.id])) for each in family.people if each is not person
        ),
        people_shown=tuple(dict.fromkeys([person.ref, *family.refs])),
    )


def _met(family: Family, person: PersonKnown, told: Told) -> tuple[Met, ...]:
    excluded = family.view.rules.words("seen.excluded_agencies")
    found = [
        Met(
            on=row.occurred_on,
            age=age_then(person, row.occurred_on),
            by=entry.by,
            what=entry.title,
            alone=_alone(family, person, row),
            counts=row.agency not in excluded,
            ref=row.ref,
        )
        for row, entry in told
        if "seen" in roles_in(person, row)
    ]
    return tuple(reversed(found))


def _alone(family: Family, person: PersonKnown, row: Event) -> str:
    """Whether anybody else was there, as far as it was recorded."""
    if set(row.more.get("alone", ())) & set(person.ids):
        return "alone"
    seen = {each.person_id for each in row.participants.all() if each.role == "seen"}
    others = [family.short[each.id] for each in family.people if each is not person and seen & set(each.ids)]
    return f"with {listed(others)}" if others else "not said whether alone"


def _heard(person: PersonKnown, told: Told) -> tuple[Heard, ...]:
    spoken = [
        Heard(entry.childs_words, entry.by, row.occurred_on, age_then(person, row.occurred_on), row.ref)
        for row, entry in told
        if entry.childs_words and roles_in(person, row) & _whose(row)
    ]
    return tuple(reversed(spoken))


def _whose(row: Event) -> set[str]:
    """Whose words they are: of those who were seen; where nobody was, of those whom it is about."""
    seen = any(each.role == "seen" for each in row.participants.all())
    return {"seen"} if seen else {"about"}


def _history(family: Family, person: PersonKnown, told: Told) -> tuple[Past, ...]:
    """Their childhood on record, and what was noted of their past: fairly, with their age and whose word it is."""
    years = family.view.rules.number("child.under_age")
    child = any(family.view.is_child(one) for one in family.in_view(person))
    return tuple(
        Past(entry, age_then(person, row.occurred_on))
        for row, entry in told
        if roles_in(person, row) & {"about", "victim"}
        and (
            row.subtype.endswith("_history")
            or (not child and row.kind not in NEVER_HISTORY and was_under_age(person, row.occurred_on, years))
        )
    )


def _findings(family: Family, person: PersonKnown, rows: Iterable[Event]):
    """The signs that are about this very person."""
    mine = set(family.in_view(person))
    found = [each for each in family.findings() if mine & set(each.key)]
    return findings_today(family, Evidence(family, rows, ()), found) if found else ()
