"""Keeping a safe address, saying whether a channel is safe, and using one: refused where it could lead somebody there."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from frontdoor.access.permissions import check
from frontdoor.accounts.actor import Actor
from frontdoor.audit import actions as audit
from frontdoor.disclosure.gate.models import Document, Recall, Release
from frontdoor.disclosure.gate.places import stands_in
from frontdoor.disclosure.safe import queries
from frontdoor.disclosure.safe.models import Attempt, Channel, SafeAddress, SafeAddressEnd, Sending
from frontdoor.disclosure.safe.places import Spot, spot
from frontdoor.people.models import Person

KEEP = "keep safe addresses"


class NotSafe(Exception):
    """Refused: a use of a channel, or a sending, that could tell the wrong person where somebody is."""


@transaction.atomic
def keep_address(
    *, person: Person, address: str, postcode: str, audience: Iterable[str], why: str, by: Actor, at: datetime
) -> SafeAddress:
    """Keep where somebody lives, for an audience only. Whoever keeps it is always in it."""
    check(by, KEEP)
    if not spot(address, postcode).words:
        raise NotSafe("Give a house and street, so that the address can be looked for in what leaves.")
    made = SafeAddress.objects.create(
        person=person,
        address=address.strip(),
        postcode=postcode.strip(),
        audience=sorted({*audience, f"user:{by.id}"}),
        why=why.strip(),
        at=at,
        by_id=by.id,
        by_name=by.name,
    )
    # Under its own reference: an entry under the person would tell an auditor that there is one.
    audit.record("kept a safe address", kind="safe address", ref=made.ref, by=by, at=at)
    return made


@transaction.atomic
def end_address(*, address: SafeAddress, why: str, by: Actor, at: datetime) -> SafeAddressEnd:
    """Say that an address holds no longer."""
    check(by, KEEP)
    if not queries.may_know(address, by) or SafeAddressEnd.objects.filter(address=address).exists():
        raise NotSafe("There is no such address.")
    made = SafeAddressEnd.objects.create(
        address=address, why=why.strip(), at=at, by_id=by.id, by_name=by.name
    )
    audit.record("ended a safe address", kind="safe address", ref=address.ref, by=by, at=at)
    return made


@transaction.atomic
def say_channel(
    *,
    person: Person,
    kind: str,
    value: str,
    safe: bool,
    no_message: bool,
    told_by: str,
    by: Actor,
    at: datetime,
) -> Channel:
    """Say of one way to reach somebody whether it is safe, and by whom that was told. A later row says otherwise."""
    check(by, KEEP)
    made = Channel.objects.create(
        person=person,
        kind=Channel.Kind(kind),
        value=value.strip(),
        safe=safe,
        no_message=no_message,
        told_by=told_by.strip(),
        at=at,
        by_id=by.id,
        by_name=by.name,
    )
    audit.record("said of a channel", kind="channel", ref=made.ref, by=by, at=at, way=kind, safe=safe)
    return made


@transaction.atomic
def attempt(*, channel: Channel, outcome: str, by: Actor, at: datetime) -> Attempt:
    """Write down that somebody was called or written to. Raises NotSafe where it must not be done."""
    check(by, KEEP)
    _check_usable(channel)
    if outcome == Attempt.Outcome.MESSAGE and channel.no_message:
        raise NotSafe(
            "Do not leave a message here: somebody else may hear or read it. Try again another time."
        )
    made = Attempt.objects.create(
        channel=channel, outcome=Attempt.Outcome(outcome), at=at, by_id=by.id, by_name=by.name
    )
    audit.record("used a channel", kind="channel", ref=channel.ref, by=by, at=at, outcome=outcome)
    return made


def _check_usable(channel: Channel) -> None:
    now = queries.channel_by_ref(channel.person, channel.ref)  # 404 where a later row speaks of the same way
    if not now.safe:
        raise NotSafe("This is not safe: do not call, write or send anything there.")


@transaction.atomic
def send(
    *, document: Document, person: Person, channel: Channel, envelope: str, by: Actor, at: datetime
) -> Sending:
    """Write down one sending of what was released. Raises NotSafe, and then nothing may be posted."""
    check(by, "write documents")
    release = Release.objects.filter(document=document, choice=Release.Choice.RELEASED).first()
    if release is None or Recall.objects.filter(release=release).exists():
        raise NotSafe("This is not released, or was recalled. Nothing leaves.")
    if person.ref not in document.to_people:
        raise NotSafe("They are not among those who get this document.")
    _check_usable(channel)
    if channel.kind == Channel.Kind.PHONE:
        raise NotSafe("Nothing is read out or left on a telephone. Choose post or e-mail.")
    if queries.same_way(channel.kind, envelope) != queries.same_way(channel.kind, channel.value):
        raise NotSafe(
            "What you typed is not the address that is safe for them. Do not post it: look at the envelope again."
        )
    if channel.kind == Channel.Kind.POST:
        _check_place(release, person, spot(channel.value))
    made = Sending.objects.create(
        release=release,
        person=person,
        channel=channel,
        envelope=envelope.strip(),
        at=at,
        by_id=by.id,
        by_name=by.name,
    )
    audit.record("sent a document", kind="document", ref=document.ref, by=by, at=at, channel=channel.ref)
    return made


def _check_place(release: Release, person: Person, place: Spot) -> None:
    """A safe address is printed on nothing that goes elsewhere; who has one gets nothing at an older place."""
    safe = queries.standing()
    mine = {each.pk for each in queries.standing([person.pk])}
    spots = {each.pk: spot(each.address, each.postcode) for each in safe}
    words = release.text or "\n\n".join(release.document.passages)
    printed = [pk for pk, each in spots.items() if stands_in(words, each)]
    if any(not place.is_at(spots[pk]) for pk in printed):
        raise NotSafe("It holds an address that must not become known where you send it. Take it out first.")
    if mine and not any(place.is_at(spots[pk]) for pk in mine):
        raise NotSafe("Post for them does not go there any more. Ask them how they want to be reached.")
