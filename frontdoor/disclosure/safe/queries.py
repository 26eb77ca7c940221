"""Which safe addresses somebody may know, and how a person can be reached; of the rest nothing is told."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404

from frontdoor.access.sight import system_access
from frontdoor.accounts.actor import Actor
from frontdoor.audit.references import is_reference
from frontdoor.disclosure.gate.audience import Audience
from frontdoor.disclosure.safe.models import Channel, SafeAddress
from frontdoor.disclosure.safe.places import Spot, spot
from frontdoor.people.clusters import everyone_joined
from frontdoor.people.models import Person


@dataclass(frozen=True, slots=True)
class Reach:
    """One way to reach somebody as a page shows it, with what is never done there."""

    ref: str
    kind: str
    value: str
    said: str
    told_by: str
    at: object
    safe: bool


def may_know(address: SafeAddress, actor: Actor) -> bool:
    """Tell whether an actor is in the audience of an address: by role, by agency, or by name."""
    return bool({f"role:{actor.role}", f"agency:{actor.agency}", f"user:{actor.id}"} & set(address.audience))


@system_access("safe addresses")
def standing(persons: Iterable[int] | None = None) -> list[SafeAddress]:
    """The safe addresses that hold now, of everybody or of some."""
    rows = SafeAddress.objects.filter(end__isnull=True).order_by("id")
    return list(rows if persons is None else rows.filter(person__in=everyone_joined(persons)))


def addresses_shown(person: Person, actor: Actor) -> list[SafeAddress]:
    """The safe addresses of a person that this actor may know."""
    return [each for each in standing([person.pk]) if may_know(each, actor)]


def address_by_ref(ref: str, actor: Actor) -> SafeAddress:
    """One safe address; a page that is not there for whoever may not know it."""
    found = SafeAddress.objects.filter(ref=ref, end__isnull=True).first() if is_reference(ref) else None
    if found is None or not may_know(found, actor):
        raise Http404("There is no such page.")
    return found


def guarded_and_open(audience: Audience) -> tuple[list[Spot], list[Spot]]:
    """The safe addresses that one or another of those who get a document may not know, and those that all may."""
    recipients = {f"person:{ref}" for ref in audience.to_people} | {
        f"agency:{key}" for key in audience.to_agencies
    }
    guarded: list[Spot] = []
    opened: list[Spot] = []
    for each in standing():
        may = bool(recipients) and recipients <= set(each.audience)
        (opened if may else guarded).append(spot(each.address, each.postcode))
    return guarded, opened


def channels_of(person: Person) -> list[Channel]:
    """What was said last of each way to reach somebody."""
    rows = Channel.objects.filter(person__in=everyone_joined([person.pk])).order_by("id")
    latest = {(row.kind, same_way(row.kind, row.value)): row for row in rows}
    return sorted(latest.values(), key=lambda row: row.pk)


def same_way(kind: str, value: str) -> str:
    """A telephone number, an e-mail address or a place, in one form for all its spellings."""
    if kind == Channel.Kind.PHONE:
        return "".join(letter for letter in value if letter.isdigit())
    if kind == Channel.Kind.POST:
        place = spot(value)
        return " ".join((*place.words, place.postcode))
    return value.strip().casefold()


def channel_by_ref(person: Person, ref: str) -> Channel:
    """One way to reach a person, as it stands."""
    found = next((each for each in channels_of(person) if each.ref == ref), None)
    if found is None:
        raise Http404("There is no such way to reach them.")
    return found


def channel_shown(person: Person, ref: str, actor: Actor) -> Channel:
    """The same, for a page: a place that this actor may not know is not there."""
    if ref not in {each.ref for each in reaches(person, actor)}:
        raise Http404("There is no such way to reach them.")
    return channel_by_ref(person, ref)


def reaches(person: Person, actor: Actor) -> list[Reach]:
    """How a person can be reached: a place by post only where it is no safe address that this actor may not know."""
    hidden = [
        spot(each.address, each.postcode) for each in standing([person.pk]) if not may_know(each, actor)
    ]
    return [
        Reach(each.ref, each.get_kind_display(), each.value, said_of(each), each.told_by, each.at, each.safe)
        for each in channels_of(person)
        if each.kind != Channel.Kind.POST or not any(spot(each.value).is_at(place) for place in hidden)
    ]


def said_of(channel: Channel) -> str:
    """What a worker must know before they use it."""
    if not channel.safe:
        return "Not safe: do not use it"
    return "Safe, but do not leave a message" if channel.no_message else "Safe"
