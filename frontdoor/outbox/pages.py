"""What the pages of messages show."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class MessageShown:
    """One message as its reader sees it."""

    id: int
    sentence: str
    refs: tuple[tuple[str, str], ...]  # each reference, and where it leads
    one: bool  # whether it is about one thing, or lists several
    link_text: str
    urgent: bool
    for_role: str
    at: datetime
    seen: bool


@dataclass(frozen=True, slots=True)
class Messages:
    """The messages to one person: those not yet seen, and the latest of those that were."""

    unseen: tuple[MessageShown, ...]
    seen: tuple[MessageShown, ...]
    address: str
    wants_mail: bool
    days: int


@dataclass(frozen=True, slots=True)
class NotTold:
    """One mail that could not be told."""

    id: int
    ref: str
    sentence: str
    to: str
    tries: int
    code: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Sending:
    """Whether telling works."""

    silence: str
    last_beat: datetime | None
    clock_at: datetime | None
    waiting: int
    late: int
    oldest: datetime | None
    not_told: tuple[NotTold, ...]
    perhaps_twice: int
    without_address: tuple[str, ...]
    days: int
