"""Records of people who work here: which seals hold for whose colleagues, and who lives at a worker's own address.

Asked only while everybody may be seen, by `frontdoor.sealing.queries`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime

from frontdoor.accounts.actor import Actor
from frontdoor.agencies.models import Membership
from frontdoor.people.models import Key, Person
from frontdoor.reasons.explaining import has_a_reason_on_record
from frontdoor.reasons.noticing.around import OfStaff
from frontdoor.sealing.models import AddressConflict, Sealed, StaffSeal
from kinfold.matching.describe import Standard
from kinfold.matching.keys import search_keys


def not_for(actor: Actor, rows: Iterable[tuple[int, int]], at: datetime) -> set[int]:
    """Those of the seals in these rows (person, seal) that are on staff's records and do not hold for somebody.

    A seal on a colleague's record holds for whoever is, or was, of the same agency. Whoever is named as working with
    the family sees it all the same; that a contact is new, or that they said why they look, is not enough.
    """
    rows = list(rows)
    whose = dict(
        StaffSeal.objects.filter(seal__in={seal for _, seal in rows}).values_list("seal_id", "user_id")
    )
    if not whose:
        return set()
    near = colleagues_among(set(whose.values()), actor.agency_id)
    far = {seal for seal, user in whose.items() if user not in near and user != actor.id}
    beside = set(whose) - far
    return far | {seal for seal in beside if has_a_reason_on_record(actor, _under(rows, seal), at)}


def _under(rows: Collection[tuple[int, int]], seal: int) -> set[int]:
    return {person for person, each in rows if each == seal}


def colleagues_among(users: Collection[int], agency_id: int | None) -> set[int]:
    """Those of these users who are, or ever were, of an agency: who left is known there all the same."""
    held = Membership.objects.filter(user_id__in=users, agency_id=agency_id)
    return set(held.values_list("user_id", flat=True))


def at_own_address(user_id: int | None) -> set[int]:
    """Everybody who was ever described at an address that somebody says is their own; read afresh each time.

    A description that gives the postcode and no house may be of that very house, and counts.
    """
    own = AddressConflict.objects.filter(user_id=user_id, end__isnull=True).values_list("postcode", "house")
    homes = set(own)
    return at_addresses(homes) if homes else set()


def at_addresses(homes: set[tuple[str, str]]) -> set[int]:
    """Everybody described at one of these postcodes, and at the house where one is given."""
    keys = {key for postcode, _ in homes for key in search_keys(Standard(postcode=postcode))}
    filed = Key.objects.filter(key__in=keys).values("person_id")
    rows = Person.objects.filter(id__in=filed).values_list("id", "standard")
    return {person for person, kept in rows if any(_lives_at(kept, *home) for home in homes)}


def _lives_at(kept: dict[str, str], postcode: str, house: str) -> bool:
    said = kept.get("house", "")
    return kept.get("postcode", "") == postcode and (not house or not said or said == house)


def of_staff() -> OfStaff:
    """The postcodes that those who work here said are their own, and the records that are said to be of each."""
    postcodes: dict[int, set[str]] = defaultdict(set)
    for user, postcode in AddressConflict.objects.filter(end__isnull=True).values_list("user_id", "postcode"):
        postcodes[user].add(postcode)
    records: dict[int, set[int]] = defaultdict(set)
    rows = Sealed.objects.filter(seal__of_staff__isnull=False, seal__end__isnull=True)
    for person, user in rows.values_list("person_id", "seal__of_staff__user_id"):
        records[person].add(user)
    return OfStaff(dict(postcodes), dict(records))
