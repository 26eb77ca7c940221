"""What the page of notes shows."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class NoteShown:
    """One note as its reader sees it; it names nobody, and leads to what it is about."""

    id: int
    text: str
    why: str
    by: str
    at: datetime
    href: str
    link_text: str
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes to one user: those not yet read, and the latest of those that were."""

    unread: tuple[NoteShown, ...]
    read: tuple[NoteShown, ...]
