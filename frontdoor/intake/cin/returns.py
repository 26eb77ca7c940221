"""From a file to history: every child of a census return as a record for the ledger, with what was set aside."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO
from xml.etree.ElementTree import Element, tostring

from frontdoor.intake.cin.census import Child
from frontdoor.intake.cin.cleaning import child_from, child_id
from frontdoor.intake.cin.desk import Desk, Module, SetAside
from frontdoor.intake.cin.reading import Header, children
from frontdoor.intake.cin.telling import events_of
from frontdoor.intake.contact import PersonSaid
from frontdoor.intake.history import HistoryRecord

NO_ID = "LAchildID is missing, or is not up to 40 letters and digits, so nothing can be kept under the right child."
TWO_CHILDREN = (
    "This LAchildID stands twice in the return, as two different children; the later record is left out."
)


@dataclass(frozen=True, slots=True)
class CinRecord:
    """What came of one Child of the return: a record, unless it cannot be told whose it is, and what was odd.

    `met` names every place looked at, so that what was set aside there by an earlier reading can be settled.
    """

    record: HistoryRecord | None
    episodes: int
    aside: tuple[SetAside, ...]
    noticed: tuple[str, ...]
    met: frozenset[str]


def sender_of(authority: str) -> str:
    """How an authority's returns are called where their deliveries and their unread parts are kept."""
    return f"cin {authority}"


def read(stream: BinaryIO, *, today: date) -> Iterator[CinRecord]:
    """Read a return child by child, as known on a day. Raises CannotRead where the file is no census return."""
    told: dict[str, tuple[date | None, str]] = {}
    for header, element in children(stream):
        yield _record(header, element, today=today, told=told)


def _record(
    header: Header, element: Element, *, today: date, told: dict[str, tuple[date | None, str]]
) -> CinRecord:
    number = child_id(element)
    desk = Desk(f"{header.authority}:{number}", today)
    nameless = Desk(f"{header.authority}:?{_digest(element, leave_out='LAchildID')}", today)
    whole = Module(element, "child")
    nameless.meet(whole, "LAchildID")
    if not number:
        nameless.set_aside(whole, "LAchildID", NO_ID)
        return _left_out(nameless)
    desk.meet(whole, "LAchildID")
    child = child_from(element, authority=header.authority, desk=desk)
    if told.setdefault(child.id, (child.born, child.sex)) != (child.born, child.sex):
        again = Desk(desk.child, today)
        again.set_aside(whole, "LAchildID", TWO_CHILDREN)
        return _left_out(again)
    return CinRecord(
        record=_history(header, child, element),
        episodes=len(child.episodes),
        aside=tuple(desk.aside),
        noticed=tuple(desk.noticed),
        met=frozenset(desk.met | nameless.met),
    )


def _left_out(desk: Desk) -> CinRecord:
    return CinRecord(None, 0, tuple(desk.aside), (), frozenset())


def _history(header: Header, child: Child, element: Element) -> HistoryRecord:
    return HistoryRecord(
        message_id=f"cin:{child.key}:{_digest(element)}",
        person=PersonSaid(
            number=1,
            role="child",
            born=child.born.isoformat() if child.born else "",
            born_precision=child.born_precision,
            sex=child.sex,
            upn=child.upn,
            described_as_child=True,
            la_child_id=child.key,
        ),
        events=events_of(child),
        raw={
            "return": {
                "authority": header.authority,
                "year": header.year,
                "reference_date": header.reference_date,
            },
            "xml": tostring(element, encoding="unicode").strip(),
        },
    )


def _digest(element: Element, leave_out: str = "") -> str:
    """A short fingerprint of what a record says, whatever its spacing; the name of one field may be left out."""
    sums = hashlib.sha256()
    for part in element.iter():
        if part.tag != leave_out:
            sums.update(repr((part.tag, (part.text or "").strip(), len(part))).encode())
    return sums.hexdigest()[:16]
