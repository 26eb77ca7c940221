"""Sealing records, letting somebody see under a seal, lifting one, and declaring a conflict of interest."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from frontdoor.access.permissions import check
from frontdoor.access.sight import system_access
from frontdoor.accounts.actor import Actor
from frontdoor.accounts.models import User
from frontdoor.audit import actions as audit
from frontdoor.families.queries import around
from frontdoor.intake.in_turn import wait_for_turn
from frontdoor.people.clusters import everyone_joined
from frontdoor.people.models import Person
from frontdoor.sealing.models import (
    AddressConflict,
    AddressConflictEnd,
    Conflict,
    ConflictEnd,
    Reader,
    Seal,
    Sealed,
    SealEnd,
    StaffSeal,
)
from kinfold.matching.describe import Description
from kinfold.matching.standardise import standardise

DECLARED = "Declared by somebody who works here, of themselves or of a relative."


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
    with system_access("sealing"):
        made = Conflict.objects.bulk_create(
            Conflict(user_id=by.id, person=person, kind=kind, declared_at=at) for person in persons
        )
    refs = [person.ref for person in persons]
    audit.record_all("declared a conflict", kind="person", refs=refs, by=by, at=at)
    if kind in StaffSeal.Kind:
        _seal_from_colleagues(by.id, [person.pk for person in persons], kind=kind, why=DECLARED, by=by, at=at)
    return made


@transaction.atomic
def say_staff_record(*, ref: str, user: User, kind: str, why: str, by: Actor, at: datetime) -> None:
    """Say that a record is that of somebody who works here, or of a relative: closed to them and to their colleagues.

    What is answered is the same whether there is such a record or not: whoever says so may see no family.
    """
    check(by, "say which records are staff's")
    why, ref = _given(why), ref.strip().upper()
    if kind not in StaffSeal.Kind:
        raise ValueError(f"'{kind}' is not what somebody's record can be to them.")
    audit.record(
        "said a record is of staff", kind="person", ref=ref[:60], by=by, at=at, why=why, user=user.pk
    )
    with system_access("records of staff"):
        asked = Person.objects.filter(ref=ref).first()
        family = set(around([asked.pk], hops=1)) if asked else set()
        Conflict.objects.bulk_create(
            Conflict(user=user, person_id=person, kind=kind, declared_at=at) for person in sorted(family)
        )
    if family:
        _seal_from_colleagues(user.pk, family, kind=kind, why=why, by=by, at=at)


def _seal_from_colleagues(
    user: int | None, persons: Iterable[int], *, kind: str, why: str, by: Actor, at: datetime
) -> None:
    """Seal records of somebody who works here from their colleagues; those under such a seal already stay as they are."""
    with system_access("sealing"):
        wait_for_turn()
        there = Sealed.objects.filter(seal__of_staff__user_id=user, seal__end__isnull=True)
        everyone = sorted(everyone_joined(persons) - set(there.values_list("person_id", flat=True)))
        if not everyone:
            return
        made = Seal.objects.create(why=why, sealed_at=at, by_id=by.id, by_name=by.name)
        StaffSeal.objects.create(seal=made, user_id=user, kind=kind)
        Sealed.objects.bulk_create(Sealed(seal=made, person_id=person) for person in everyone)
    audit.record("sealed records", kind="seal", ref=made.ref, by=by, at=at, why=why, people=len(everyone))


@transaction.atomic
def declare_address(*, postcode: str, house: str, by: Actor, at: datetime) -> AddressConflict:
    """Seal every record at somebody's own address from them, today's and later ones. No entry says where it is.

    Where no number can be read from the first line, it is every record of the postcode.
    """
    check(by, "see families")
    home = standardise(Description(address=house, postcode=postcode))
    if not home.postcode:
        raise ValueError("Enter a full postcode, such as B29 6QX.")
    said = {"user_id": by.id, "postcode": home.postcode, "house": home.house[:40]}
    same = AddressConflict.objects.filter(**said, end__isnull=True).first()
    made = same or AddressConflict.objects.create(**said, declared_at=at)
    audit.record("declared their own address", kind="account", ref=f"account {by.id}", by=by, at=at)
    return made


@transaction.atomic
def end_address(*, conflict: AddressConflict, why: str, by: Actor, at: datetime) -> AddressConflictEnd:
    """Say that an address is somebody's own no longer; nobody says so of their own."""
    check(by, "seal records")
    if conflict.user_id == by.id:
        raise ValueError("Somebody else must say that an address is your own no longer.")
    end, _ = AddressConflictEnd.objects.get_or_create(
        conflict=conflict, defaults={"ended_at": at, "why": _given(why), "by_id": by.id, "by_name": by.name}
    )
    ref = f"account {conflict.user_id}"
    audit.record("changed rights", kind="account", ref=ref, by=by, at=at, why=why, user=conflict.user_id)
    return end


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
