"""Writing down ties as a source gave them, and taking one back."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from frontdoor.accounts.actor import Actor
from frontdoor.audit import actions as audit
from frontdoor.families.models import Tie, TieEnd
from frontdoor.intake.contact import TieSaid
from frontdoor.intake.models import Received
from frontdoor.people.models import Person


@transaction.atomic
def read_ties(
    ties: Iterable[TieSaid], *, people: Mapping[int, Person], source: Received, by: Actor, at: datetime
) -> list[Tie]:
    """Add the ties that one delivery gives between its own people; `people` maps their numbers to persons."""
    return Tie.objects.bulk_create(
        Tie(a=people[tie.a], b=people[tie.b], type=tie.type, known_from=at, source=source, by_name=by.name)
        for tie in ties
        if tie.a in people and tie.b in people and tie.a != tie.b
    )


@transaction.atomic
def take_back(*, tie: Tie, why: str, by: Actor, at: datetime) -> TieEnd:
    """Take back a tie that was wrong; the row stays, with the day it ended."""
    audit.record("took back a tie", kind="tie", ref=str(tie.pk), by=by, at=at, why=why)
    return TieEnd.objects.create(tie=tie, ended_at=at, why=why, by_name=by.name)
