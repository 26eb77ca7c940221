"""Sealing records, letting somebody see under a seal, lifting one, and declaring a conflict of interest."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from frontdoor.access.permissions import check
from frontdoor.access.sight import system_access
from frontdoor.accounts.actor import Actor
from frontdoor.accounts.models import User
from frontdoor.audit import actions as audit
from frontdoor.intake.in_turn import wait_for_turn
from frontdoor.people.clusters import everyone_joined
from frontdoor.people.models import Person
from frontdoor.sealing.models import Conflict, ConflictEnd, Reader, Seal, Sealed, SealEnd


class ReasonNeeded(ValueError):
    """Refused: the record must say why."""


@transaction.atomic
def seal(*, persons: Iterable[int], why: str, readers: Iterable[User], by: Actor, at: datetime) -> Seal:
    """Seal some people's records, and name who may see them all the same."""
    check(by, "seal records")
    made = Seal.objects.create(why=_given(why), sealed_at=at, by_id=by.id, by_name=by.name)
    with system_access("sealing"):
        wait_for_turn()
        everyone = sorted(everyone_joined(persons))
        Sealed.objects.bulk_create(Sealed(seal=made, person_id=person) for person in everyone)
    audit.record("sealed records", kind="seal", ref=made.ref, by=by, at=at, why=why, people=len(everyone))
    for user in readers:
        let_see(seal=made, user=user, may=True, why=why, by=by, at=at)
    return made


@transaction.atomic
def let_see(*, seal: Seal, user: User, may: bool, why: str, by: Actor, at: datetime) -> Reader:
    """Let somebody see under a seal from now on, or no longer; it holds from their next page."""
    check(by, "seal records")
    row = Reader.objects.create(
        seal=seal, user=user, may=may, why=_given(why), at=at, by_id=by.id, by_name=by.name
    )
    audit.record(
        "changed rights", kind="seal", ref=seal.ref, by=by, at=at, why=why, user=user.pk, may_see=may
    )
    return row


@transaction.atomic
def lift(*, seal: Seal, why: str, by: Actor, at: datetime) -> SealEnd:
    """Lift a seal; it stays on record that it stood."""
    check(by, "seal records")
    end, _ = SealEnd.objects.get_or_create(
        seal=seal, defaults={"ended_at": at, "why": _given(why), "by_id": by.id, "by_name": by.name}
    )
    audit.record("lifted a seal", kind="seal", ref=seal.ref, by=by, at=at, why=why)
    return end


@transaction.atomic
def declare_conflict(*, persons: Iterable[Person], kind: str, by: Actor, at: datetime) -> list[Conflict]:
    """Seal some people's records from the very person who says that they know them privately."""
    if kind not in Conflict.Kind:
        raise ValueError(f"'{kind}' is not a kind of conflict of interest.")
    persons = list(persons)
    made = Conflict.objects.bulk_create(
        Conflict(user_id=by.id, person=person, kind=kind, declared_at=at) for person in persons
    )
    refs = [person.ref for person in persons]
    audit.record_all("declared a conflict", kind="person", refs=refs, by=by, at=at)
    return made


@transaction.atomic
def end_conflict(*, conflict: Conflict, why: str, by: Actor, at: datetime) -> ConflictEnd:
    """Say that a declared conflict holds no longer; nobody says so of their own."""
    check(by, "seal records")
    if conflict.user_id == by.id:
        raise ValueError("Somebody else must say that your own conflict of interest holds no longer.")
    end = ConflictEnd.objects.create(
        conflict=conflict, ended_at=at, why=_given(why), by_id=by.id, by_name=by.name
    )
    audit.record(
        "changed rights", kind="person", ref=conflict.person.ref, by=by, at=at, why=why, user=conflict.user_id
    )
    return end


def _given(why: str) -> str:
    if not why.strip():
        raise ReasonNeeded("Say why, in a sentence.")
    return why.strip()
