"""History from another system, in one shape whatever return it came in: a person, and what happened to them when.

A sender tells the same history again every year, with a little more at its end. So each event carries an
`item_id` that is the same in every telling, and only an item not heard before is written.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from frontdoor.intake.contact import PersonSaid


@dataclass(frozen=True, slots=True)
class HistoryEvent:
    """One event about the person of the record, in the words of the ledger; `roles` is what they are in it."""

    item_id: str
    kind: str
    agency: str
    occurred: date
    subtype: str = ""
    referral: str = ""
    concern: str = ""
    text: str = ""
    roles: tuple[str, ...] = ("about",)
    more: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HistoryRecord:
    """One person as a return describes them, their events, and the part of the return that says so, as it came.

    `message_id` changes with the content: the same content told twice is one delivery.
    """

    message_id: str
    person: PersonSaid
    events: tuple[HistoryEvent, ...]
    raw: dict[str, Any]
