"""Reads the looks of the last weeks and what the rules need beside them, and asks every rule."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.utils.timezone import localdate

from frontdoor.access.sight import system_access
from frontdoor.accounts.models import User
from frontdoor.audit.models import Entry
from frontdoor.people.models import Person
from frontdoor.people.records import best_name
from frontdoor.reasons.models import Look
from frontdoor.reasons.noticing import around
from frontdoor.reasons.noticing.circumstances import (
    around_a_change,
    at_one_address,
    before_a_tip_off,
    of_a_crowd,
    of_closed_records,
)
from frontdoor.reasons.noticing.rules import (
    UNEXPLAINED,
    Noticed,
    Seen,
    a_colleague,
    exported_after_browsing,
    many_in_an_hour,
    same_employer,
    same_postcode,
    same_surname,
    searched_and_opened,
    unexplained,
)

LOOKS_OF = timedelta(days=28)
AT_MOST = 100_000
A_NOTE_WITHIN = timedelta(hours=24)
# What somebody is most likely to be asked about stands first.
FIRST = ("R2", "R11", "R3", "R10", "R7", "R6", "R8", "R12", "R9", "R4", "R5", "R1")


@system_access("reviewing looks")
def noticed(now: datetime, *, not_of: int | None) -> list[Noticed]:
    """Everything the rules notice in the looks of the last weeks, but of those of whoever asks; strongest first."""
    looks = _looks(now - LOOKS_OF, not_of)
    found = [
        *_by_who_they_are(looks),
        *_by_circumstance(looks, now),
        *_no_note_after_the_glass(now, not_of),
        *searched_and_opened(looks),
        *exported_after_browsing(looks, _exports(now - LOOKS_OF)),
        *many_in_an_hour(looks),
        *unexplained(looks),
    ]
    return sorted(found, key=lambda each: (FIRST.index(each.rule), -len(each.refs), each.who))


def _by_who_they_are(looks: list[Seen]) -> list[Noticed]:
    """What somebody has in common with whom they looked at, where no work explains it."""
    refs = {each.ref for each in looks if each.because in UNEXPLAINED}
    names, staff = _names(refs), {user.pk: str(user) for user in User.objects.filter(is_active=True)}
    surnames = {ref: name.split(" ")[-1] for ref, name in names.items() if " " in name}
    places = Person.objects.filter(ref__in=refs).values_list("ref", "standard__postcode")
    of_staff = around.of_staff()
    return [
        *same_surname(looks, surnames, staff),
        *same_postcode(looks, {ref: place for ref, place in places if place}, of_staff.postcodes),
        *same_employer(looks, _staff_behind(names, staff, of_staff), around.agencies_of(staff)),
        *a_colleague(looks, names, staff),
    ]


def _staff_behind(names: dict[str, str], staff: dict[int, str], known: around.OfStaff) -> dict[str, set[int]]:
    """Who of those who work here each record may be of: by what was said of it, and by the name."""
    called: dict[str, set[int]] = {}
    for user, name in staff.items():
        called.setdefault(name.casefold(), set()).add(user)
    behind = {ref: set(called.get(name, ())) if " " in name else set() for ref, name in names.items()}
    for person, ref in Person.objects.filter(ref__in=names).values_list("id", "ref"):
        behind[ref] |= known.records.get(person, set())
    return behind


def _by_circumstance(looks: list[Seen], now: datetime) -> list[Noticed]:
    """What the time, the place and the number of looks at a person say; a person counts once for all descriptions."""
    outside = around.tip_offs(localdate(now - LOOKS_OF))
    asked = {each.ref for each in looks if each.because in UNEXPLAINED} | {ref for ref, _ in outside}
    found = around.behind(asked)
    named = {person.ref: ref for ref, person in _persons(found)}
    of_one = list(dict.fromkeys(replace(each, ref=named[each.ref]) for each in looks if each.ref in named))
    users = {each.actor for each in of_one}
    return [
        *before_a_tip_off(of_one, [(named[ref], day) for ref, day in outside if ref in named]),
        *of_a_crowd(of_one),
        *around_a_change(of_one, around.away(users), around.changes(users)),
        *of_closed_records(of_one, around.worked(found)),
        *at_one_address(of_one, found.homes),
    ]


def _persons(found: around.Behind) -> list[tuple[str, Person]]:
    """Every description of those behind some references, with the reference of the oldest."""
    of = {person: ref for ref, members in found.persons.items() for person in members}
    return [(of[row.pk], row) for row in Person.objects.filter(id__in=of).only("id", "ref")]


def _looks(since: datetime, not_of: int | None) -> list[Seen]:
    rows = Entry.objects.filter(
        verb="looked at", subject_kind="person", at__gte=since, actor_id__isnull=False
    )
    rows = rows.exclude(actor_id=not_of).order_by("-id")[:AT_MOST]
    columns = rows.values_list("actor_id", "actor_name", "subject_ref", "at", "detail__page", "because")
    return [Seen(*row[:4], row[4] or "", row[5]) for row in columns]


def _names(refs: set[str]) -> dict[str, str]:
    rows = Person.objects.select_related("mention").filter(ref__in=refs)
    return {row.ref: best_name([row.mention.description]).casefold() for row in rows}


def _exports(since: datetime) -> list[tuple[int, datetime]]:
    rows = Entry.objects.filter(verb="exported", at__gte=since, actor_id__isnull=False)
    return list(rows.values_list("actor_id", "at"))


def _no_note_after_the_glass(now: datetime, not_of: int | None) -> list[Noticed]:
    """R10: the glass was broken, and a day later whoever did it had written nothing in any record."""
    broken = Look.objects.select_related("user", "person").filter(broke_glass=True, at__gte=now - LOOKS_OF)
    found = []
    for look in broken.exclude(user_id=not_of).filter(at__lt=now - A_NOTE_WITHIN):
        wrote = Entry.objects.filter(
            actor_id=look.user_id, verb="wrote to the ledger", at__gte=look.at, at__lt=look.at + A_NOTE_WITHIN
        )
        if not wrote.exists():
            said = "1 record opened by break-glass, and they wrote nothing in the day after."
            found.append(Noticed("R10", look.user_id, str(look.user), (look.person.ref,), look.at, said))
    return found
