"""Putting aside what cannot be read, whole and with its reason; showing it; settling it once it reads."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.db import transaction

from frontdoor.access.permissions import check
from frontdoor.accounts.actor import Actor
from frontdoor.audit import actions as audit
from frontdoor.intake.models import Quarantine, Settled

A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Unread:
    """One thing that could not be read, as the page shows it."""

    source: str
    item: str
    reason: str
    payload: str
    first_seen_at: datetime


@dataclass(frozen=True, slots=True)
class UnreadPage:
    """One page of what waits, newest first, with how often each reason stands."""

    items: tuple[Unread, ...]
    reasons: tuple[tuple[str, int], ...]
    waiting: int
    number: int
    pages: int


@transaction.atomic
def put_aside(
    items: Iterable[tuple[str, str, str]], *, source: str, by: Actor, at: datetime
) -> list[Quarantine]:
    """Keep things that could not be read: (item, reason, payload). What waits already is not kept twice."""
    fresh = []
    for item, reason, payload in items:
        row, new = Quarantine.objects.get_or_create(
            source=source, item=item, reason=reason, defaults={"payload": payload, "first_seen_at": at}
        )
        fresh += [row] if new else []
    refs = [str(row.pk) for row in fresh]
    audit.record_all("set aside", kind="quarantine", refs=refs, by=by, at=at, source=source)
    return fresh


@transaction.atomic
def settle(items: Iterable[str], *, source: str, by: Actor, at: datetime) -> int:
    """Mark things as read that once could not be. What was put aside stays on record."""
    names = sorted(set(items))
    rows = [
        row
        for start in range(0, len(names), 500)
        for row in Quarantine.objects.filter(
            source=source, item__in=names[start : start + 500], settled__isnull=True
        )
    ]
    Settled.objects.bulk_create(Settled(item=row, settled_at=at) for row in rows)
    refs = [str(row.pk) for row in rows]
    audit.record_all("settled", kind="quarantine", refs=refs, by=by, at=at, source=source)
    return len(rows)


def waiting_items(source: str) -> frozenset[str]:
    """The names of everything of one source that still waits to be read."""
    waiting = Quarantine.objects.filter(source=source, settled__isnull=True)
    return frozenset(waiting.values_list("item", flat=True))


@transaction.atomic
def page_of_unread(number: int, *, by: Actor, at: datetime) -> UnreadPage:
    """One page of what waits. It holds parts of children's records, so looking is audited."""
    check(by, "see quarantine")
    waiting = Quarantine.objects.filter(settled__isnull=True)
    counted = Counter(waiting.values_list("reason", flat=True))
    page = Paginator(waiting.order_by("-id"), A_PAGE).get_page(number)
    rows = list(page.object_list)
    audit.record_all(
        "looked at", kind="quarantine", refs=[str(row.pk) for row in rows], by=by, at=at, page="quarantine"
    )
    return UnreadPage(
        items=tuple(Unread(row.source, row.item, row.reason, row.payload, row.first_seen_at) for row in rows),
        reasons=tuple(counted.most_common(20)),
        waiting=sum(counted.values()),
        number=page.number,
        pages=page.paginator.num_pages,
    )
