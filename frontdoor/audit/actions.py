"""Writing the audit: explicit, inside the transaction of what it records, and never anonymous."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from frontdoor.accounts.actor import Actor
from frontdoor.audit.models import Entry
from frontdoor.audit.references import reference_at_end


class NobodyActed(Exception):
    """Refused: a change or a look without somebody behind it."""


def record(verb: str, *, kind: str, ref: str, by: Actor, at: datetime, why: str = "", **detail) -> Entry:
    """Record one act on one thing. Raises NobodyActed without an actor; the caller's transaction then fails whole."""
    return record_all(verb, kind=kind, refs=[ref], by=by, at=at, why=why, **detail)[0]


def record_all(
    verb: str, *, kind: str, refs: Iterable[str], by: Actor, at: datetime, why: str = "", **detail
) -> list[Entry]:
    """Record one act on several things, a row for each, such as one page that shows six people."""
    if not isinstance(by, Actor) or not by.name:
        raise NobodyActed("Nothing is done or seen here without saying who. Sign in and try again.")
    if not transaction.get_connection().in_atomic_block:
        raise NobodyActed("An audit entry belongs in the same transaction as what it records.")
    entries = [
        Entry(
            at=at,
            actor_id=by.id,
            actor_name=by.name,
            actor_role=by.role,
            agency=by.agency,
            verb=verb,
            subject_kind=kind,
            subject_ref=ref,
            why=why,
            because=str(detail.get("because") or ""),
            page_ref=reference_at_end(str(detail.get("page") or "")),
            detail=detail,
        )
        for ref in refs
    ]
    return Entry.objects.bulk_create(entries)


def looked_at_people(refs: Iterable[str], *, page: str, by: Actor, at: datetime, because: str = "") -> None:
    """Record that a page showed these people to someone, and what explains it. Call it before the page is made."""
    explained = {"because": because} if because else {}
    record_all("looked at", kind="person", refs=refs, by=by, at=at, page=page, **explained)
