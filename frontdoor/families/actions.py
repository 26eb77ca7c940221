"""Writing down ties as a source gave them, and taking one back."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from frontdoor.access.permissions import check
from frontdoor.accounts.actor import Actor
from frontdoor.audit import actions as audit
from frontdoor.families.models import Tie, TieEnd
from frontdoor.families.queries import parents_on_record
from frontdoor.intake.contact import TieSaid
from frontdoor.intake.models import Received
from frontdoor.people.clusters import everyone_joined
from frontdoor.people.models import Person, Proposal
from frontdoor.people.questions import ask_again


@transaction.atomic
def read_ties(
    ties: Iterable[TieSaid], *, people: Mapping[int, Person], source: Received, by: Actor, at: datetime
) -> list[Tie]:
    """Add the ties that one delivery gives between its own people; `people` maps their numbers to persons.

    A parent whom this sender could not name is left out where another has named that parent of the child.
    """
    given = [tie for tie in ties if tie.a in people and tie.b in people and tie.a != tie.b]
    return Tie.objects.bulk_create(
        Tie(a=people[tie.a], b=people[tie.b], type=tie.type, known_from=at, source=source, by_name=by.name)
        for tie in given
        if people[tie.a].mention.answer == "known" or not parents_on_record(people[tie.b], tie.type)
    )


@transaction.atomic
def propose_who_was_not_identified(children: Iterable[Person], *, at: datetime) -> None:
    """Where one source names a parent of a child whom another could not, ask a worker whether they are one person."""
    for child in children:
        for type_ in ("mother", "father"):
            parents = parents_on_record(child, type_)
            named = [parent for parent in parents if parent.mention.answer == "known"]
            for unknown in parents:
                if unknown.mention.answer != "known":
                    _ask_whether_named(unknown, named, type_, at=at)


def _ask_whether_named(unknown: Person, named: list[Person], type_: str, *, at: datetime) -> None:
    said = f"One contact said that the {type_} was not yet identified; another names them."
    for parent in named:
        Proposal.objects.get_or_create(
            newer=parent,
            known=unknown,
            defaults={"outcome": "probable", "weight": 0.0, "evidence": [said], "made_at": at},
        )
    if named:
        ask_again([unknown.pk])


@transaction.atomic
def say(*, a: Person, b: Person, type: str, why: str, by: Actor, at: datetime) -> Tie:
    """Write down what one person is to another by a worker's own word; said twice, it is one tie."""
    check(by, "write to the chronology")
    same = {"a_id__in": everyone_joined([a.pk]), "b_id__in": everyone_joined([b.pk])}
    there = Tie.objects.filter(type=type, source=None, by_name=by.name, end__isnull=True, **same).first()
    if there:
        return there
    tie = Tie.objects.create(a=a, b=b, type=type, known_from=at, by_name=by.name)
    audit.record_all(
        "said a tie", kind="person", refs=[a.ref, b.ref], by=by, at=at, why=why, tie=tie.pk, type=type
    )
    return tie


@transaction.atomic
def take_back(*, tie: Tie, why: str, by: Actor, at: datetime) -> TieEnd:
    """Take back a tie that was wrong; the row stays, with the day it ended."""
    check(by, "write to the chronology")
    refs = [tie.a.ref, tie.b.ref]
    audit.record_all("took back a tie", kind="person", refs=refs, by=by, at=at, why=why, tie=tie.pk)
    return TieEnd.objects.create(tie=tie, ended_at=at, why=why, by_name=by.name)
