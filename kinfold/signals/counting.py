"""How signals count and wait: each contact once, days out of a window, and the days on which time alone decides."""

from collections.abc import Iterable
from datetime import date, timedelta

from kinfold.records import Event


def distinct(records: Iterable[Event]) -> list[Event]:
    """Give one record for each contact, the earliest known, in the order they happened; a copy adds none."""
    first: dict[str, Event] = {}
    for record in sorted(records, key=lambda record: (record.known, record.order)):
        first.setdefault(record.distinct, record)
    return sorted(first.values(), key=in_order)


def in_order(record: Event) -> tuple[date, int]:
    """Give the place of a record: by the day it happened, and on one day by the ledger."""
    return (record.occurred, record.order)


def leaves(records: Iterable[Event], days: int) -> set[date]:
    """List the days on which each record leaves a window of so many days."""
    return {record.occurred + timedelta(days=days) for record in records}
