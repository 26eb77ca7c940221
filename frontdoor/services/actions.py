"""Taking in a directory of services: kept as it came, once, and saying what could not be read."""

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from frontdoor.access.permissions import check
from frontdoor.accounts.actor import Actor
from frontdoor.audit import actions as audit
from frontdoor.services.facts import age_of, areas_of, cost_of, words_of
from frontdoor.services.models import Delivery, Listing, Unread
from frontdoor.services.reading import read


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a file: entries kept, services among them, entries set aside, and what is left out when given on."""

    kept: int
    services: int
    aside: int
    notes: tuple[str, ...]
    already: bool = False


@transaction.atomic
def take_in(content: bytes, *, source: str, whole: bool, by: Actor, at: datetime) -> Taken:
    """Take in a file of services from one keeper; a file that was taken in before changes nothing.

    `whole` says that it is all that this keeper lists: what is not in it is no longer listed.
    Raises CannotRead where nothing in the file can be told apart; then nothing is kept.
    """
    if by.id is not None:  # a command is run by whoever runs the system
        check(by, "keep services")
    found = read(content)
    delivery, fresh = Delivery.objects.get_or_create(
        source=source.strip(),
        digest=sha256(content).hexdigest(),
        whole=whole,
        defaults={"at": at, "by_id": by.id, "by_name": by.name},
    )
    if fresh:
        # Of several entries about one service the one changed latest goes in last, and holds.
        ordered = sorted(found.services, key=lambda each: (str(each[1].get("last_modified") or ""), each[0]))
        Listing.objects.bulk_create(
            [_listing(delivery, place, body) for place, body in ordered], batch_size=500
        )
        Unread.objects.bulk_create(
            [Unread(delivery=delivery, place=place, body=body, why=why) for place, body, why in found.unread]
        )
        counted = {"kept": len(found.services), "set_aside": len(found.unread)}
        audit.record("took in services", kind="services", ref=str(delivery.pk), by=by, at=at, **counted)
    services = {body["id"].lower() for _, body in found.services}
    return Taken(len(found.services), len(services), len(found.unread), found.notes, already=not fresh)


def _listing(delivery: Delivery, place: int, body: dict[str, Any]) -> Listing:
    return Listing(
        delivery=delivery,
        place=place,
        service=body["id"],
        body=json.loads(json.dumps(body)),
        name=body["name"][:300],
        status=body["status"],
        words=words_of(body),
        areas=areas_of(body),
        minimum_age=age_of(body, "minimum_age"),
        maximum_age=age_of(body, "maximum_age"),
        cost=cost_of(body),
    )
