"""Turns persons and their judgements into kinfold records, as known, and mentions into descriptions to match."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from frontdoor.people.models import Link, Person
from kinfold import records

UNBORN = "Unborn baby"
# The surest account of a date of birth is shown; among equals, the newest.
PRECISION = {"exact": 3, "approximate": 2, "expected": 1}


@dataclass(frozen=True, slots=True)
class PeopleRead:
    """The rows of some persons and of the judgements "the same" among them, read once for many days."""

    rows: list[Person]
    links: list[Link]


def read_people(persons: Iterable[int]) -> PeopleRead:
    """Read the rows from which records of any day are made."""
    ids = set(persons)
    rows = Person.objects.select_related("mention").filter(id__in=ids).order_by("id")
    return PeopleRead(list(rows), list(_same_links(ids)))


def people_records(
    persons: Iterable[int], day: date, *, standing: date | None = None, read: PeopleRead | None = None
) -> tuple[dict[int, int], list[records.Person], list[records.Tie]]:
    """Give whom each person stands for on a day, the people, and the other judgements "same person" as ties.

    Those judged the same are one person from that day until the day it is taken back: seen as one, considered as
    one. What a case file says of two records stays a tie between two people, as in a replay of the file. With
    `standing`, a judgement that was taken back by that later day joins nobody.
    """
    read = read or read_people(persons)
    rows = read.rows
    stands_for = {row.id: row.id for row in rows}
    others: list[Link] = []
    for link in read.links:
        if not {link.one_id, link.other_id} <= set(stands_for):
            continue
        if link.how != Link.How.SOURCE and _judged(link).joins(day, standing or day):
            _join(stands_for, link.one_id, link.other_id)
        else:
            others.append(link)
    stands_for = {person: _top(stands_for, person) for person in stands_for}
    described: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        described.setdefault(stands_for[row.id], []).append(row.mention.description)
    people = [_person(person, said) for person, said in sorted(described.items())]
    return stands_for, people, _ties(others, stands_for)


def _same_links(persons: Iterable[int]) -> Iterable[Link]:
    ids = set(persons)
    same = Link.objects.select_related("end").filter(verdict=Link.Verdict.SAME)
    return same.filter(one_id__in=ids, other_id__in=ids).order_by("id")


def _top(stands_for: dict[int, int], person: int) -> int:
    while stands_for[person] != person:
        person = stands_for[person]
    return person


def _join(stands_for: dict[int, int], one: int, other: int) -> None:
    low, high = sorted((_top(stands_for, one), _top(stands_for, other)))
    stands_for[high] = low


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement that two are one person, from the day it was made until, perhaps, the day it was taken back."""

    link: Link
    made_on: date
    ended_on: date | None

    def joins(self, day: date, standing: date) -> bool:
        """Tell whether it was made by one day and not taken back by another, as late or later."""
        return self.made_on <= day and (self.ended_on is None or self.ended_on > standing)


def judgements(read: PeopleRead) -> list[Judged]:
    """List what matching and workers ever judged to be the same among some persons; a source's word is a tie."""
    return [_judged(link) for link in read.links if link.how != Link.How.SOURCE]


def _judged(link: Link) -> Judged:
    ended = getattr(link, "end", None)
    return Judged(link, localdate(link.made_at), localdate(ended.ended_at) if ended else None)


def _ties(links: Iterable[Link], stands_for: dict[int, int]) -> list[records.Tie]:
    apart = [link for link in links if stands_for[link.one_id] != stands_for[link.other_id]]
    return [_tie(link, stands_for) for link in apart]


def _tie(link: Link, stands_for: dict[int, int]) -> records.Tie:
    ended = getattr(link, "end", None)
    return records.Tie(
        a=str(stands_for[link.one_id]),
        b=str(stands_for[link.other_id]),
        type=records.SAME_PERSON,
        known_from=localdate(link.made_at),
        known_to=localdate(ended.ended_at) if ended else None,
        id=f"link:{link.id}",
    )


def _person(person: int, said: list[dict[str, Any]]) -> records.Person:
    # Nobody waits to see a child who died: without a date of birth they count as no child from then on.
    died = any(each.get("died") for each in said)
    best = None if died else best_birth(said)
    return records.Person(
        id=str(person),
        name=best_name(said),
        born=date.fromisoformat(best["born"]) if best else None,
        sex=next((each["sex"] for each in reversed(said) if each.get("sex")), ""),
        taken_as_child=not died and any(each.get("described_as_child") for each in said),
    )


def best_birth(said: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The description with the surest date of birth; among equals the newest; None where no one gave a date."""
    dated = [each for each in said if each.get("born")]
    surest = max((PRECISION.get(each.get("born_precision", ""), 0) for each in dated), default=0)
    return next(
        (each for each in reversed(dated) if PRECISION.get(each.get("born_precision", ""), 0) == surest), None
    )


def best_name(said: list[dict[str, Any]]) -> str:
    """The full name given most often, the newest among equals; failing that a part of one; or nothing."""
    parts = [(each.get("forenames", "").strip(), each.get("surname", "").strip()) for each in said]
    full = [f"{forenames} {surname}" for forenames, surname in parts if forenames and surname]
    some = [forenames or surname for forenames, surname in parts if forenames or surname]
    names = full or some
    name = max(reversed(names), key=names.count, default="")
    # A family name alone reads like an adult's: a baby who is expected is called what midwives call them.
    expected = all(each.get("born_precision") == "expected" for each in said)
    return f"{UNBORN} {name}" if name and not full and expected else name
