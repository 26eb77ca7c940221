"""Families that share a record, as one: what stands in both is then read, and written, once."""

from collections.abc import Iterable, Iterator

from kinfold.records import Ledger


def together(families: Iterable[Ledger]) -> Iterator[Ledger]:
    """Give the families of which there is any record, those that share one as one ledger; all are held in memory."""
    of_record: dict[str, list[Ledger]] = {}
    for ledger in families:
        group = [ledger]
        for event in ledger.events:
            others = of_record.get(event.id, [])
            group += [each for each in others if not any(each is held for held in group)]
        for each in group:
            of_record.update({event.id: group for event in each.events})
    for group in {id(group): group for group in of_record.values()}.values():
        yield _as_one(group)


def _as_one(group: list[Ledger]) -> Ledger:
    people = [person for ledger in group for person in ledger.people]
    ties = [tie for ledger in group for tie in ledger.ties]
    events = {event.id: event for ledger in group for event in ledger.events}
    return Ledger.of(people, ties, list(events.values()))
