"""Writing down ties as a source gave them, and taking one back."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from frontdoor.accounts.actor import Actor
from frontdoor.audit import actions as audit
from frontdoor.families.models import Tie, TieEnd
from frontdoor.families.queries import parents_on_record
from frontdoor.intake.contact import TieSaid
from frontdoor.intake.models import Received
from frontdoor.people.models import Person, Proposal


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
def propose_who_was_not_identified(persons: Mapping[int, Person], *, at: datetime) -> None:
    """Where this delivery names a parent whom an earlier one could not, ask a worker whether they are one person."""
    ids = [person.pk for person in persons.values()]
    for tie in Tie.objects.select_related("a__mention", "b").filter(
        a_id__in=ids, type__in=("mother", "father")
    ):
        if tie.a.mention.answer != "known":
            continue
        for earlier in parents_on_record(tie.b, tie.type):
            if earlier.mention.answer != "known" and earlier.pk not in ids:
                Proposal.objects.get_or_create(
                    newer=tie.a,
                    known=earlier,
                    defaults={
                        "outcome": "probable",
                        "weight": 0.0,
                        "evidence": [
                            f"An earlier contact said that the {tie.type} was not yet identified; this one names them."
                        ],
                        "made_at": at,
                    },
                )


@transaction.atomic
def take_back(*, tie: Tie, why: str, by: Actor, at: datetime) -> TieEnd:
    """Take back a tie that was wrong; the row stays, with the day it ended."""
    audit.record("took back a tie", kind="tie", ref=str(tie.pk), by=by, at=at, why=why)
    return TieEnd.objects.create(tie=tie, ended_at=at, why=why, by_name=by.name)
