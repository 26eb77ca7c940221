"""Who is hidden from whom, asked afresh each time: a right that ends has ended for the next page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet, Value
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.timezone import localdate

from frontdoor.access.queries import actor_for
from frontdoor.access.sight import NOBODY, Sight, hidden, system_access
from frontdoor.accounts.actor import Actor
from frontdoor.families.queries import around
from frontdoor.intake.models import Mention
from frontdoor.people.clusters import everyone_joined
from frontdoor.people.models import Person
from frontdoor.reasons.models import Look
from frontdoor.sealing import staff
from frontdoor.sealing.models import AddressConflict, Conflict, Reader, Seal, Sealed

SEES_ALL = "see sealed records"
NO_SEAL = 0
NEAR = 3
OWN_ADDRESS = "Their own address"


def eyes_of(actor: Actor | None) -> Sight:
    """Give the eyes with which somebody sees, without those who are sealed from them."""
    if actor is None or actor.id is None:
        return NOBODY
    return Sight(actor.name, hidden_from(actor), actor.id)


@system_access("seals")
def hidden_from(actor: Actor) -> frozenset[int]:
    """Everybody whose record this person must not see, under every description of each."""
    sealed = Sealed.objects.filter(seal__end__isnull=True).values_list("person_id", "seal_id")
    mine = Conflict.objects.filter(user_id=actor.id, end__isnull=True)
    rows = list(sealed.union(mine.values_list("person_id", Value(NO_SEAL)), all=True))
    seals = {seal for _, seal in rows} - {NO_SEAL}
    opened = seals if actor.may(SEES_ALL) else _opened_to(actor.id, seals)
    if seals - opened:
        opened |= staff.not_for(actor, (row for row in rows if row[1] not in opened), timezone.now())
    if seals - opened:
        broken = _glass_broken(actor)
        opened |= {seal for person, seal in rows if person in broken} - {NO_SEAL}
    hidden = {person for person, seal in rows if seal not in opened} | staff.at_own_address(actor.id)
    return frozenset(everyone_joined(hidden)) if hidden else frozenset()


def _glass_broken(actor: Actor) -> set[int]:
    """Everybody whose record this person opened by break-glass within the hour; it opens the seal they are under."""
    looks = Look.objects.filter(user_id=actor.id, broke_glass=True, until__gt=timezone.now())
    return everyone_joined(looks.values_list("person_id", flat=True))


def _opened_to(user: int | None, seals: Iterable[int]) -> set[int]:
    """Those of these seals under which somebody may see: the latest word about each holds."""
    rows = Reader.objects.filter(seal__in=set(seals), user_id=user).order_by("id") if seals else ()
    latest = {row.seal_id: row.may for row in rows}
    return {seal for seal, may in latest.items() if may}


@system_access("seals")
def any_sealed(persons: Iterable[int]) -> bool:
    """Whether any of these persons is under a seal that stands; for the system alone, never for a page."""
    return Sealed.objects.filter(person__in=everyone_joined(persons), seal__end__isnull=True).exists()


@system_access("seals")
def who_may_see(persons: Iterable[int], users: Iterable[int]) -> list[int]:
    """Those of these users from whom none of these persons is sealed, in their order."""
    persons, users = everyone_joined(persons), list(users)
    seals = set(
        Sealed.objects.filter(person__in=persons, seal__end__isnull=True).values_list("seal", flat=True)
    )
    conflicts = Conflict.objects.filter(person__in=persons, end__isnull=True, user__in=users)
    never = set(conflicts.values_list("user_id", flat=True))
    rows = [(person, seal) for seal in seals for person in persons]
    return [
        user
        for user in users
        if user not in never
        and seals <= _opened_to(user, seals) | _not_for(user, rows)
        and not persons & staff.at_own_address(user)
    ]


def _not_for(user: int, rows: list[tuple[int, int]]) -> set[int]:
    now = timezone.now()
    actor = actor_for(user, localdate(now)) if rows else None
    return staff.not_for(actor, rows, now) if actor else set()


def words_for_hidden(persons: Iterable[int]) -> set[str]:
    """The names by which a text may speak of somebody near these persons who is hidden from whoever reads.

    A name that somebody shown bears too, such as the family's own, tells nobody apart and is left out.
    """
    gone, persons = hidden(), set(persons)
    if not gone:
        return set()
    with system_access("words about the sealed"):
        near = set(around(persons, hops=NEAR))
        return _names_of(near & gone) - _names_of(near - gone)


def _names_of(persons: Iterable[int]) -> set[str]:
    rows = Mention.objects.filter(person__in=set(persons)).values_list("description", flat=True)
    said = (str(each.get(part, "")) for each in rows for part in ("forenames", "surname", "other_names"))
    return {word for name in said for word in re.findall(r"[^\W\d_]{2,}", name.casefold())}


def standing_seals() -> QuerySet[Seal]:
    """The seals that stand, newest first."""
    return (
        Seal.objects.filter(end__isnull=True)
        .select_related("of_staff")
        .prefetch_related("covers", "readers__user")
        .order_by("-id")
    )


def seal_by_ref(ref: str) -> Seal:
    """One seal that stands, by its reference; a page that was not found where there is none."""
    return get_object_or_404(standing_seals(), ref=ref)


def family_of(person: Person) -> list[Person]:
    """A person and those tied to them, as far as whoever asks may see them."""
    return list(Person.objects.filter(pk__in=around([person.pk], hops=1)).order_by("id"))


def readers_of(seal: Seal) -> list[Reader]:
    """Those who may see under a seal now."""
    latest = {row.user_id: row for row in sorted(seal.readers.all(), key=lambda row: row.pk)}
    return [row for row in latest.values() if row.may]


@dataclass(frozen=True, slots=True)
class Declared:
    """One declared conflict of interest: whose and since when, and of nobody who is known to them."""

    number: int
    who: str
    what: str
    at: datetime
    is_address: bool


def declared(*, but_of: int | None) -> list[Declared]:
    """The declared conflicts that stand, the newest first, without those of whoever asks: they end somebody else's."""
    people = Conflict.objects.select_related("user").filter(end__isnull=True).exclude(user_id=but_of)
    once = {(row.user_id, row.declared_at): row for row in people.order_by("-id")}
    places = AddressConflict.objects.select_related("user").filter(end__isnull=True).exclude(user_id=but_of)
    shown = [
        Declared(row.pk, str(row.user), row.get_kind_display(), row.declared_at, False)
        for row in once.values()
    ]
    shown += [Declared(row.pk, str(row.user), OWN_ADDRESS, row.declared_at, True) for row in places]
    return sorted(shown, key=lambda each: each.at, reverse=True)


def conflicts_like(number: int) -> list[Conflict]:
    """One declared conflict with all that were declared with it; a page that was not found where there is none."""
    asked = get_object_or_404(Conflict, pk=number, end__isnull=True)
    same = Conflict.objects.filter(user_id=asked.user_id, declared_at=asked.declared_at, end__isnull=True)
    return list(same.select_related("user", "person").order_by("id"))


def own_address_by_id(number: int) -> AddressConflict:
    """One address that somebody said is theirs; a page that was not found where there is none."""
    standing = AddressConflict.objects.select_related("user")
    return get_object_or_404(standing, pk=number, end__isnull=True)


def own_addresses(user_id: int | None) -> list[AddressConflict]:
    """The addresses that somebody said are theirs, for their own eyes."""
    return list(AddressConflict.objects.filter(user_id=user_id, end__isnull=True).order_by("id"))
