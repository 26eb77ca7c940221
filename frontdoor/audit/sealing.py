"""Seals the audit in batches into a hash chain: what is changed after it was sealed no longer fits its seal.

A chain inside each entry's own transaction would make every writer wait for every other. So one worker seals, after
the commit, and only what nothing can come to stand between any more.
"""

import json
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256

from django.db import connection, transaction
from django.db.models import Max

from frontdoor.audit.models import Entry, Seal

AT_MOST = 10_000  # entries in one seal: they are held in memory
NOTHING = "0" * 64  # stands for the seal before the first
VERSION = 1
SEAL_LOCK = 746_202
PATIENCE, LOOK_EVERY = 5.0, 0.05  # seconds

# Version 1 of an entry's bytes. A new column begins a version 2; what was sealed as 1 is read as 1 for ever.
FIELDS = (
    *("id", "at", "actor_id", "actor_name", "actor_role", "agency"),
    *("verb", "subject_kind", "subject_ref", "why", "because", "page_ref", "detail"),
)
Row = tuple


class StillOpen(Exception):
    """Nothing is sealed now: a transaction that has written entries is still open. It is tried again later."""


def entry_bytes(row: Row) -> bytes:
    """An entry in version 1: its FIELDS in order, as one line of JSON in ASCII, keys in order, the moment in UTC."""
    number, at, *rest = row
    return _line([number, _moment(at), *rest])


def hash_of(seal: Seal, before: str, entries: Iterable[bytes]) -> str:
    """The hash of a seal: over the seal before, what the seal says of itself, and the bytes of every entry."""
    said = [seal.version, seal.number, before, seal.first_entry, seal.last_entry, seal.entries]
    made = sha256(_line(["kinfold audit seal", *said, _moment(seal.sealed_at)]))
    for entry in entries:
        made.update(entry)
    return made.hexdigest()


def _line(said: list) -> bytes:
    # Line breaks inside a text are escaped, so two entries can never be read as one.
    return json.dumps(said, sort_keys=True, separators=(",", ":")).encode("ascii") + b"\n"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def seal_all(*, at: datetime) -> int:
    """Seal whatever is not sealed yet; gives how many entries. Raises StillOpen where a writer is too slow."""
    up_to, sealed = settled_up_to(), 0
    while made := _seal_next(up_to, at):
        sealed += made.entries
    return sealed


@transaction.atomic
def _seal_next(up_to: int, at: datetime) -> Seal | None:
    _wait_for_other_sealers()
    before = Seal.objects.order_by("-number").first()
    waiting = Entry.objects.filter(id__gt=before.last_entry if before else 0, id__lte=up_to)
    rows = list(waiting.order_by("id").values_list(*FIELDS)[:AT_MOST])
    if not rows:
        return None
    made = Seal(
        number=before.number + 1 if before else 1,
        first_entry=rows[0][0],
        last_entry=rows[-1][0],
        entries=len(rows),
        version=VERSION,
        sealed_at=at,
    )
    made.hash = hash_of(made, before.hash if before else NOTHING, map(entry_bytes, rows))
    made.save(force_insert=True)
    return made


def _wait_for_other_sealers() -> None:
    """SQLite's transactions already queue (settings/fair_sqlite); on PostgreSQL a lock of our own does the same."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEAL_LOCK])


def settled_up_to(patience: float = PATIENCE) -> int:
    """The newest entry below which no other can appear any more.

    On PostgreSQL a number is given out before the commit, so an older one may still be on its way. Whoever holds one
    took a lock on the table first and keeps it to the end: once those who hold it now have ended, all is there.
    Nobody is made to wait for the sealing. On SQLite one transaction writes at a time, so nothing can be on its way.
    """
    newest = Entry.objects.aggregate(newest=Max("id"))["newest"] or 0
    if connection.vendor == "postgresql":
        _wait_for(_writers(), patience)
    return newest


def _wait_for(writers: set[str], patience: float) -> None:
    until = time.monotonic() + patience
    while writers := writers & _writers():
        if time.monotonic() > until:
            raise StillOpen(
                "Nothing was sealed: a transaction that has written entries is still open. It is tried again."
            )
        time.sleep(LOOK_EVERY)


def _writers() -> set[str]:
    """The other transactions that have written, or are about to write, an entry and have not ended."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT virtualtransaction FROM pg_locks WHERE relation = %s::regclass AND mode = 'RowExclusiveLock'"
            " AND granted AND pid IS DISTINCT FROM pg_backend_pid()"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
            [Entry._meta.db_table],
        )
        return {row[0] for row in cursor.fetchall()}
