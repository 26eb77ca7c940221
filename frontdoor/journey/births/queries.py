"""Gathers the unborn child whose birth is recorded: who told of them, when they were due, and whose child they are."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from frontdoor.families.queries import parents_on_record
from frontdoor.people.models import Person
from frontdoor.people.pages import PersonKnown
from frontdoor.people.queries import people_known, person_by_ref


@dataclass(frozen=True, slots=True)
class BirthPage:
    """An unborn child, with what was told of them before."""

    ref: str
    row: Person
    child: PersonKnown
    day: date
    mothers: tuple[str, ...]
    surname: str
    people_shown: tuple[str, ...]


def birth_page(ref: str, *, now: datetime) -> BirthPage:
    """The page about one unborn child, or about one whose birth is on record meanwhile."""
    day, row = localdate(now), person_by_ref(ref)
    child = people_known([row.pk])[row.pk]
    known = people_known([parent.pk for parent in parents_on_record(row, "mother")])
    mothers = {each.id: each for each in known.values()}.values()
    named = [row.mention.description.get("surname", "").strip()]
    named += [_surname(each) for each in mothers if each.named]
    return BirthPage(
        ref=row.ref,
        row=row,
        child=child,
        day=day,
        mothers=tuple(each.name for each in mothers),
        surname=next((name for name in named if name), ""),
        people_shown=tuple(dict.fromkeys([row.ref, *(each.ref for each in mothers)])),
    )


def _surname(person: PersonKnown) -> str:
    words = person.name.split()
    return words[-1] if len(words) > 1 else ""
