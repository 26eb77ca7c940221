"""Asks the engine who a new description may already be: keys find candidates, the engine weighs and explains."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q

from frontdoor.intake.models import Mention
from frontdoor.people.clusters import among, everyone_joined, groups
from frontdoor.people.models import Barrier, Link
from kinfold.matching.clusters import Judgement, Verdict, standing_between
from kinfold.matching.describe import Description, Standard
from kinfold.matching.features import Features, features_of
from kinfold.matching.keys import keys as keys_of
from kinfold.matching.model import standing_model
from kinfold.matching.outcome import Proposals, decide
from kinfold.matching.standardise import standardise
from kinfold.matching.weigh import weigh_features

# Where more share a key (a hospital's address, a day many were born), only the newest of them are looked at.
# Of all together those who share the most keys are weighed: one common key among many more says little.
OF_A_KEY, CANDIDATES_AT_MOST = 50, 40


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
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM people_person")
        (latest,) = cursor.fetchone()
    return max(1, latest or 1)


def candidates(keys: Iterable[int], *, leave_out: Iterable[int]) -> dict[int, list[int]]:
    """The known people who share a key, each a group of persons under its oldest, without those left out."""
    likeliest = _who_share_most(list(keys), list(leave_out))
    together = defaultdict(list)
    for person, leader in groups(likeliest).items():
        together[leader].append(person)
    return dict(together)


def _who_share_most(keys: list[int], leave_out: list[int]) -> list[int]:
    """Those who share the most of these keys, of the newest filed under each: short walks along an index.

    Counted in the database: of the thousand that common keys can lead to, only the few to be weighed come out.
    """
    if not keys:
        return []
    if connection.vendor == "postgresql":
        filed, values = f"unnest(%s::bigint[]) AS asked, LATERAL ({_of_key('asked')}) AS filed", [keys]
    else:
        each = (f"SELECT person_id FROM ({_of_key('%s')}) AS filed{place}" for place in range(len(keys)))  # noqa: S608
        filed, values = f"({' UNION ALL '.join(each)}) AS filed", list(keys)
    without, others = among(leave_out)
    asked = (
        f"SELECT person_id FROM {filed} WHERE NOT (person_id {without}) GROUP BY person_id "  # noqa: S608
        f"ORDER BY count(*) DESC, person_id DESC LIMIT {CANDIDATES_AT_MOST}"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, [*values, *others])
        return [person for (person,) in cursor.fetchall()]


def _of_key(key: str) -> str:
    return f"SELECT person_id FROM people_key WHERE key = {key} ORDER BY person_id DESC LIMIT {OF_A_KEY}"  # noqa: S608


def proposals(
    standard: Standard, people: Mapping[int, list[int]], *, barred: Iterable[int], size: int
) -> Proposals[int]:
    """Weigh a description against everything known of each candidate."""
    never = set(barred)
    ids = [person for leader, group in people.items() if leader not in never for person in group]
    held = _kept(ids)
    mothers = _mothers_today([standard, *held.values()])
    known = {
        leader: [_featured(_of_mother(held[person], mothers)) for person in group if person in held]
        for leader, group in people.items()
    }
    new, model = _featured(_of_mother(standard, mothers)), standing_model()
    return decide(
        [
            (leader, weigh_features(new, told, register_size=size, model=model))
            for leader, told in known.items()
            if told
        ]
    )


def _kept(persons: list[int]) -> dict[int, Standard]:
    """Each description as it was made comparable when it came."""
    if not persons:
        return {}
    these, values = among(persons)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, standard FROM people_person WHERE id {these}", values)  # noqa: S608
        return {person: Standard.from_dict(json.loads(kept)) for person, kept in cursor.fetchall()}


def _featured(standard: Standard) -> tuple[Standard, Features]:
    return standard, features_of(standard)


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
