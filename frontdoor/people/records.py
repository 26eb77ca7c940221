"""Turns persons and their judgements into kinfold records, as known, and mentions into descriptions to match."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from frontdoor.people.models import Link, Person
from kinfold import records

UNBORN = "Unborn baby"
# The surest account of a date of birth is shown; among equals, the newest.
PRECISION = {"exact": 3, "approximate": 2, "expected": 1}


def people_records(
    persons: Iterable[int],
) -> tuple[dict[int, int], list[records.Person], list[records.Tie]]:
    """Give whom each person stands for, the people, and the judgements "same person" that came later.

    A description that matching joined as it arrived has no history of its own, so it simply is that person.
    A judgement made later, or taken back, is a tie with two dates: a view of an earlier day must not see it.
    """
    rows = list(Person.objects.select_related("mention").filter(id__in=set(persons)).order_by("id"))
    known_on = {row.id: localdate(row.known_from) for row in rows}
    stands_for = {row.id: row.id for row in rows}
    later: list[Link] = []
    for link in _same_links(known_on):
        made_on = localdate(link.made_at)
        if not hasattr(link, "end") and made_on == max(known_on[link.one_id], known_on[link.other_id]):
            _join(stands_for, link.one_id, link.other_id)
        else:
            later.append(link)
    stands_for = {person: _top(stands_for, person) for person in stands_for}
    described: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        described.setdefault(stands_for[row.id], []).append(row.mention.description)
    people = [_person(person, said) for person, said in sorted(described.items())]
    return stands_for, people, [_tie(link, stands_for) for link in later]


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
    best = best_birth(said)
    return records.Person(
        id=str(person),
        name=best_name(said),
        born=date.fromisoformat(best["born"]) if best else None,
        sex=next((each["sex"] for each in reversed(said) if each.get("sex")), ""),
        taken_as_child=any(each.get("described_as_child") for each in said),
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
