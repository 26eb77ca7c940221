"""Carries what is sealed of the audit to a receiver, in order, each entry at least once; how far, it keeps itself."""

import json
import os
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from django.db.models import Max

from frontdoor.audit.fhir import audit_event
from frontdoor.audit.models import Entry, Seal
from frontdoor.continuity.models import Shipped
from frontdoor.continuity.shipping.syslog import message

A_BATCH = 500


class Takes(Protocol):
    """Somewhere that takes messages, all of them or in doubt none."""

    def send(self, messages: Iterable[bytes]) -> None:
        """Take them, or raise OSError."""


@dataclass(frozen=True, slots=True)
class GrowingFile:
    """A file that only grows, on a disk that others look after; a line for each message."""

    path: Path

    def __str__(self) -> str:
        return f"file {self.path}"

    def send(self, messages: Iterable[bytes]) -> None:
        """Add each, and have all on the disk before it is believed."""
        with self.path.open("ab") as file:
            file.writelines(each + b"\n" for each in messages)
            file.flush()
            os.fsync(file.fileno())


def ship(to: Takes, *, at: datetime) -> int:
    """Carry every sealed entry that is not there yet; gives how many. What was in doubt is sent again.

    Only what is sealed goes: below a seal no entry can appear any more, so the order is whole.
    """
    sent, up_to = 0, shipped_up_to(str(to))
    sealed = Seal.objects.aggregate(last=Max("last_entry"))["last"] or 0
    while batch := list(Entry.objects.filter(id__gt=up_to, id__lte=sealed).order_by("id")[:A_BATCH]):
        to.send(_said_of(entry) for entry in batch)
        up_to = batch[-1].pk
        Shipped.objects.create(to=str(to), up_to=up_to, entries=len(batch), at=at)
        sent += len(batch)
    return sent


def shipped_up_to(to: str) -> int:
    """The last entry that this receiver has."""
    latest = Shipped.objects.filter(to=to).order_by("-id").first()
    return latest.up_to if latest else 0


def _said_of(entry: Entry) -> bytes:
    """An entry as a FHIR AuditEvent on one line: references and names of staff, no name of a child and no reason."""
    words = json.dumps(audit_event(entry), separators=(",", ":"), sort_keys=True)
    return message(words, at=entry.at, host=socket.gethostname(), number=entry.pk)
