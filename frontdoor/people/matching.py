"""Asks the engine who a new description may already be: keys find candidates, the engine weighs and explains."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Max, Q

from frontdoor.intake.models import Mention
from frontdoor.people.clusters import everyone_joined, groups
from frontdoor.people.models import Barrier, Key, Link, Person
from kinfold.matching.clusters import Judgement, Verdict, standing_between
from kinfold.matching.describe import Description, Standard
from kinfold.matching.keys import keys as keys_of
from kinfold.matching.outcome import Proposals, propose
from kinfold.matching.standardise import standardise

# A key that this many people share says nothing: the address of a hospital, a day many were born.
CANDIDATES_AT_MOST = 400


def standard_of(
    mention: Mention, *, mother: Mapping[str, str] | None = None, birth_order: int = 0
) -> Standard:
    """Make a mention comparable; for a child, say who its mother is where the same source gave her."""
    said: dict[str, Any] = mention.description
    born = said.get("born") or None
    local_id = said.get("la_child_id") or ""
    return standardise(
        Description(
            forenames=said.get("forenames", ""),
            surname=said.get("surname", ""),
            born=_day(born),
            born_precision=said.get("born_precision", ""),
            sex=said.get("sex", ""),
            address=said.get("address", ""),
            postcode=said.get("postcode", ""),
            phone=said.get("phone", ""),
            nhs_number=said.get("nhs_number", ""),
            upn=said.get("upn", ""),
            local_id=local_id,
            role=mention.role,
            described_as_child=bool(said.get("described_as_child")),
            birth_order=birth_order,
            **(mother or {}),
        )
    )


def register_size() -> int:
    """About how many people are known: enough for the weight of a coincidence, and free to ask."""
    return max(1, Person.objects.aggregate(latest=Max("id"))["latest"] or 1)


def candidates(keys: Iterable[int], *, leave_out: Iterable[int]) -> dict[int, list[int]]:
    """The known people who share a key, each a group of persons under its oldest, without those left out."""
    found = (
        Key.objects.filter(key__in=list(keys))
        .exclude(person_id__in=list(leave_out))
        .values_list("person_id", flat=True)
    )
    together = defaultdict(list)
    for person, leader in groups(set(found.order_by("-person_id")[:CANDIDATES_AT_MOST])).items():
        together[leader].append(person)
    return dict(together)


def proposals(
    standard: Standard, people: Mapping[int, list[int]], *, barred: Iterable[int], size: int
) -> Proposals[int]:
    """Weigh a description against everything known of each candidate."""
    ids = [person for group in people.values() for person in group]
    rows = Person.objects.filter(id__in=ids).values_list("id", "standard")
    held = {person: Standard.from_dict(kept) for person, kept in rows}
    mothers = _mothers_today([standard, *held.values()])
    known = {
        leader: [_of_mother(held[person], mothers) for person in group if person in held]
        for leader, group in people.items()
    }
    return propose(_of_mother(standard, mothers), known, register_size=size, barred=set(barred))


def keys_to_ask(standard: Standard) -> set[int]:
    """The keys under which somebody may be filed, whichever description of the mother they were filed with."""
    if not standard.mother_key:
        return set(keys_of(standard))
    mothers = everyone_joined([int(standard.mother_key)])
    return {key for each in mothers for key in keys_of(replace(standard, mother_key=str(each)))}


def _mothers_today(standards: Iterable[Standard]) -> dict[str, str]:
    """Who each mother is today: a child's description keeps who she was when it came."""
    said = {int(each.mother_key) for each in standards if each.mother_key}
    return {str(person): str(leader) for person, leader in groups(said).items()} if said else {}


def _of_mother(standard: Standard, today: Mapping[str, str]) -> Standard:
    mother = today.get(standard.mother_key, standard.mother_key)
    return replace(standard, mother_key=mother) if mother != standard.mother_key else standard


def what_forbids(one: int, other: int) -> list[Judgement[int]]:
    """The standing judgements that forbid joining these two, inherited from everyone each is the same as."""
    return list(standing_between(one, other, _judgements_around({one, other})))


def _judgements_around(persons: Iterable[int]) -> list[Judgement[int]]:
    everyone = set(groups(persons))
    links = Link.objects.filter(Q(one_id__in=everyone) | Q(other_id__in=everyone), end__isnull=True)
    barriers = Barrier.objects.filter(Q(one_id__in=everyone) | Q(other_id__in=everyone), end__isnull=True)
    return [
        Judgement(
            a=link.one_id,
            b=link.other_id,
            verdict=Verdict(link.verdict),
            weight=link.weight or 0.0,
            by_person=link.how == Link.How.WORKER,
        )
        for link in links
    ] + [Judgement(barrier.one_id, barrier.other_id, Verdict.BARRIER, by_person=True) for barrier in barriers]


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
