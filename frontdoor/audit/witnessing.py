"""Tells the head of the chain to somewhere outside, so that even whoever owns the database cannot make it anew unseen.

A head is one line of text: a number of a seal, how many entries it closes, and a hash. It says nothing about anybody.
"""

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Sum
from django.utils import timezone

from frontdoor.audit.models import Seal, Witness

LINE = re.compile(
    r"seal\s+(\d{1,18})\s+closes\s+entry\s+(\d{1,18}),\s+(\d{1,18})\s+in\s+all,\s+sealed\s+(\S+),\s+SHA-256\s+([0-9a-f]{64})"
)
LETTER = """The head of the audit's chain today:

{line}

Keep this message where those who run the database cannot change it. It says nothing about anybody.
To compare: save it as a file and run  manage.py verify_audit --head FILE
"""


class NothingToWitness(Exception):
    """There is no seal yet, so there is no head to tell."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where the chain ended at a moment."""

    seal: int
    last_entry: int
    entries: int
    sealed_at: str
    hash: str

    def line(self) -> str:
        """The head as it is written, mailed or printed; `heads_in` reads it back."""
        return (
            f"Kinfold audit: seal {self.seal} closes entry {self.last_entry}, {self.entries} in all, "
            f"sealed {self.sealed_at}, SHA-256 {self.hash}"
        )


def heads_in(text: str) -> list[Head]:
    """Every head in a text, such as a file of many days or a saved message."""
    return [
        Head(int(seal), int(last), int(entries), sealed, made)
        for seal, last, entries, sealed, made in LINE.findall(text)
    ]


def head() -> Head:
    """Where the chain ends now."""
    seal = Seal.objects.order_by("-number").first()
    if seal is None:
        raise NothingToWitness("Nothing is sealed yet, so there is no head to tell. Run run_clocks first.")
    entries = Seal.objects.filter(number__lte=seal.number).aggregate(all=Sum("entries"))["all"]
    sealed = seal.sealed_at.astimezone(UTC).isoformat(timespec="seconds")
    return Head(seal.number, seal.last_entry, entries, sealed, seal.hash)


def to_file(path: str, *, at: datetime) -> Head:
    """Add the head to a file, and have it on the disk before saying so. The file only grows."""
    told = head()
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(told.line() + "\n")
        file.flush()
        os.fsync(file.fileno())
    return _kept(told, "file", at)


def by_mail(address: str, *, at: datetime) -> Head:
    """Send the head to an address outside, such as the privacy officer's of another agency."""
    told = head()
    send_mail("Kinfold: head of the audit", LETTER.format(line=told.line()), None, [address])
    return _kept(told, "mail", at)


def on_paper(*, at: datetime) -> Head:
    """Give the head to be printed."""
    return _kept(head(), "print", at)


def witness_today(*, at: datetime) -> list[str]:
    """Once a day, tell the head to each place that the settings name. Gives the ways in which it was told now."""
    if not Seal.objects.exists():
        return []
    ways = (("file", settings.AUDIT_WITNESS_FILE, to_file), ("mail", settings.AUDIT_WITNESS_MAIL, by_mail))
    due = [(way, place, tell) for way, place, tell in ways if place and not _told_today(way, at)]
    for _, place, tell in due:
        tell(place, at=at)
    return [way for way, _, _ in due]


def _told_today(way: str, at: datetime) -> bool:
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(at), time.min))
    return Witness.objects.filter(how=way, at__gte=midnight).exists()


def _kept(told: Head, how: str, at: datetime) -> Head:
    Witness.objects.create(at=at, seal=told.seal, hash=told.hash, how=how)
    return told
