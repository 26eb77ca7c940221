"""Reads the audit through, entry by entry, and says in plain words the first thing that does not hold."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import connection

from frontdoor.audit.append_only import is_protected
from frontdoor.audit.models import Entry, Seal
from frontdoor.audit.sealing import FIELDS, NOTHING, VERSION, Row, entry_bytes, hash_of
from frontdoor.audit.witnessing import Head
from frontdoor.ui.words import counted, gdatetime

A_PAGE = 5_000
PROTECTED = ("audit_entry", "audit_seal", "audit_witness")


class DoesNotHold(Exception):
    """Something was changed that never changes. The sentence says what, by number and never by name."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was read through and holds."""

    seals: int
    entries: int
    unsealed: int
    heads: int


class EntriesInOrder:
    """Every entry by its number, a page at a time: years are not held in memory, and nobody is locked out."""

    def __init__(self) -> None:
        self._read_to = 0
        self._waiting: deque[Row] = deque()

    def up_to(self, number: int) -> Iterator[Row]:
        """The entries that were not given yet, up to this number."""
        while (row := self._first()) and row[0] <= number:
            yield self._waiting.popleft()

    def left(self) -> int:
        """How many stand after the last that was given."""
        return len(self._waiting) + Entry.objects.filter(id__gt=self._read_to).count()

    def _first(self) -> Row | None:
        if not self._waiting:
            rows = Entry.objects.filter(id__gt=self._read_to).order_by("id").values_list(*FIELDS)
            try:
                self._waiting.extend(rows[:A_PAGE])
            except (ValueError, TypeError) as broken:
                raise DoesNotHold(f"An entry after entry {self._read_to} can no longer be read.") from broken
            self._read_to = self._waiting[-1][0] if self._waiting else self._read_to
        return self._waiting[0] if self._waiting else None


def verify(heads: Iterable[Head] = ()) -> Verified:
    """Read every entry and every seal. Raises DoesNotHold at the first that was changed, or was witnessed otherwise."""
    _check_protection()
    witnessed = sorted(heads, key=lambda head: head.seal)
    entries, before, total, number = EntriesInOrder(), None, 0, 0
    due = deque(witnessed)
    for number, seal in enumerate(Seal.objects.order_by("number").iterator(), start=1):
        _check_place(seal, number, before)
        total += _check_entries(seal, before, entries)
        while due and due[0].seal <= number:
            _check_head(due.popleft(), seal, total)
        before = seal
    if due:
        raise DoesNotHold(
            f"{_said(due[0])}, and the chain ends at seal {number}: what came after was cut off, with its seals."
        )
    return Verified(number, total, entries.left(), len(witnessed))


def _check_protection() -> None:
    for table in PROTECTED:
        if not is_protected(connection, table):
            raise DoesNotHold(f"The table {table} is not protected: a trigger is missing or switched off.")


def _check_place(seal: Seal, number: int, before: Seal | None) -> None:
    if seal.number != number:
        raise DoesNotHold(f"Seal {number} is missing: after it stands seal {seal.number}.")
    if not (before.last_entry if before else 0) < seal.first_entry <= seal.last_entry:
        raise DoesNotHold(f"Seal {number} does not begin where the seal before it ends.")
    if seal.version != VERSION:
        raise DoesNotHold(f"Seal {number} says version {seal.version}, which does not exist.")


def _check_entries(seal: Seal, before: Seal | None, entries: EntriesInOrder) -> int:
    numbers: list[int] = []

    def read() -> Iterator[bytes]:
        for row in entries.up_to(seal.last_entry):
            numbers.append(row[0])
            yield _bytes(row)

    made = hash_of(seal, before.hash if before else NOTHING, read())
    after = before.last_entry if before else 0
    between = f"between entry {after + 1} and entry {seal.last_entry}"
    when = f"sealed on {gdatetime(seal.sealed_at)} as seal {seal.number}"
    if len(numbers) != seal.entries:
        stand, were = counted(len(numbers), "entry", "entries"), counted(seal.entries, "entry", "entries")
        what = "removed" if len(numbers) < seal.entries else "added"
        raise DoesNotHold(f"Entries were {what} {between}: there stand {stand}, where {were} were {when}.")
    if made != seal.hash:
        raise DoesNotHold(
            f"What stands {between} is not what was {when}: an entry, or the seal, was changed."
        )
    return len(numbers)


def _bytes(row: Row) -> bytes:
    try:
        return entry_bytes(row)
    except (ValueError, TypeError, AttributeError, OverflowError) as broken:
        raise DoesNotHold(f"Entry {row[0]} can no longer be read.") from broken


def _check_head(head: Head, seal: Seal, total: int) -> None:
    if (head.hash, head.last_entry, head.entries) != (seal.hash, seal.last_entry, total):
        raise DoesNotHold(
            f"{_said(head)}, and seal {head.seal} now says something else: "
            "what it covers, or something before it, was changed and sealed again."
        )


def _said(head: Head) -> str:
    return f"Outside it is witnessed that seal {head.seal} closes {counted(head.entries, 'entry', 'entries')}"
