"""Reads a caseload in blocks of whole families: as columns, for whoever counts, or as ledgers, for the signals."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from kinfold.caseload.layout import COLUMNS
from kinfold.caseload.tables import SortedFile, cut
from kinfold.records import Event, Ledger, Person, Tie

EVERY = 2**62
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Block:
    """All families from one number to another, both included, as three tables sorted by family."""

    first: int
    last: int
    people: Any
    ties: Any
    events: Any

    def ledgers(self, only: Collection[int] | None = None) -> Iterator[tuple[int, Ledger]]:
        """Give each family of the block with its ledger, or only some: what is left out costs nothing."""
        for part in self.chosen(only).parts():
            yield from _ledgers(part)

    def chosen(self, only: Collection[int] | None) -> "Block":
        """Give the block with the rows of some families only."""
        if only is None:
            return self
        numbers = pa.array(sorted(only), pa.int64())
        held = (self.people, self.ties, self.events)
        kept = (rows.filter(pc.is_in(rows["family"], value_set=numbers)) for rows in held)
        return Block(self.first, self.last, *kept)

    def parts(self, people: int = 4_096) -> "Iterator[Block]":
        """Give the block in smaller ones of about so many people, so that not every record is an object at once."""
        numbers = self.people["family"]
        first, rows = self.first, len(numbers)
        for at in range(people, rows + people, people):
            last = numbers[at - 1].as_py() if at < rows else self.last
            if last >= first:
                held = (self.people, self.ties, self.events)
                yield Block(first, last, *(cut(rows, first, last) for rows in held))
            first = last + 1


def _ledgers(block: Block) -> Iterator[tuple[int, Ledger]]:
    people, ties, events = (_Rows(held) for held in (block.people, block.ties, block.events))
    made_people, made_ties, made_events = _made_people(people), _made_ties(ties), _made_events(events)
    for family, (start, end) in people.spans.items():
        from_tie, to_tie = ties.spans.get(family, (0, 0))
        from_event, to_event = events.spans.get(family, (0, 0))
        records = sorted(made_events[from_event:to_event], key=_order)
        everybody, links = tuple(made_people[start:end]), tuple(made_ties[from_tie:to_tie])
        yield family, Ledger(everybody, links, tuple(records))


def family_range(folder: str | Path) -> tuple[int, int]:
    """Give the lowest and the highest family number of a caseload; (0, -1) when it holds nobody."""
    people = _open(folder)["people"]
    return (people.ranges[0][0], people.ranges[-1][1]) if people.ranges else (0, -1)


def blocks(folder: str | Path, first: int = 0, last: int = EVERY) -> Iterator[Block]:
    """Give a range of families in blocks of some ten thousands of people, every family whole in one of them."""
    files = _open(folder)
    ends = sorted({high for _, high in files["people"].ranges})
    start = first
    for end in ends:
        end = min(end, last)
        if end < start:
            continue
        tables = {name: file.between(start, end) for name, file in files.items()}
        yield Block(start, end, **tables)
        start = end + 1
        if start > last:
            return


def families(folder: str | Path, first: int = 0, last: int = EVERY) -> Iterator[tuple[int, Ledger]]:
    """Give every family of a range with its ledger, the lowest number first, a block at a time."""
    for block in blocks(folder, first, last):
        yield from block.ledgers()


def _open(folder: str | Path) -> dict[str, SortedFile]:
    return {name: SortedFile(Path(folder) / f"{name}.parquet", it) for name, it in COLUMNS.items()}


class _Rows:
    """The columns of some rows as plain Python lists, and where each family's rows begin and end."""

    def __init__(self, rows: Any) -> None:
        self.rows = rows
        self.spans: dict[int, tuple[int, int]] = {}
        start, numbers = 0, rows["family"].to_pylist()
        for at, family in enumerate(numbers):
            if at and family != numbers[at - 1]:
                self.spans[numbers[at - 1]] = (start, at)
                start = at
        if numbers:
            self.spans[numbers[-1]] = (start, len(numbers))

    def plain(self, name: str) -> list[Any]:
        """Give a column of words, numbers or truths."""
        column = self.rows[name]
        if pa.types.is_dictionary(column.type):
            return [word for chunk in column.chunks for word in _words(chunk)]
        held: list[Any] = column.to_pylist()
        return held

    def days(self, name: str) -> list[Any]:
        """Give a column of days, each day of the calendar made only once."""
        return [None if day is None else _day(day) for day in self.rows[name].cast(pa.int32()).to_pylist()]

    def lists(self, name: str) -> list[tuple[str, ...]]:
        """Give a column of lists, the empty ones all the same tuple."""
        return [each for chunk in self.rows[name].chunks for each in _tuples(chunk)]


def _words(chunk: Any) -> list[str]:
    words = chunk.dictionary.to_pylist()
    return [words[at] for at in chunk.indices.to_pylist()]


def _tuples(chunk: Any) -> Iterator[tuple[str, ...]]:
    ends = chunk.offsets.to_pylist()
    if ends[0] == ends[-1]:
        yield from ((),) * len(chunk)
        return
    words, start = chunk.flatten().to_pylist(), ends[0]
    for at in range(len(chunk)):
        low, high = ends[at] - start, ends[at + 1] - start
        yield tuple(words[low:high]) if high > low else ()


@cache
def _day(number: int) -> date:
    return date.fromordinal(_EPOCH + number)


def _order(event: Event) -> int:
    return event.order


def _made_people(rows: _Rows) -> list[Person]:
    columns = rows.plain("id"), rows.plain("name"), rows.days("born"), rows.plain("sex")
    return [Person(*row) for row in zip(*columns, rows.plain("taken_as_child"), strict=True)]


def _made_ties(rows: _Rows) -> list[Tie]:
    ends, days = (
        (rows.plain(name) for name in ("a", "b", "type")),
        (rows.days("known_from"), rows.days("known_to")),
    )
    return [Tie(*row) for row in zip(*ends, *days, rows.plain("id"), strict=True)]


def _made_events(rows: _Rows) -> list[Event]:
    columns = (
        *(rows.plain(name) for name in ("id", "kind", "agency")),
        *(rows.days(name) for name in ("occurred", "recorded")),
        rows.plain("subtype"),
        rows.days("withdrawn"),
        rows.plain("order"),
        *(rows.lists(name) for name in ("about", "named", "seen", "looked_at", "assessed")),
        *(rows.plain(name) for name in ("victim", "suspect")),
        *(rows.lists(name) for name in ("attended", "with_agencies")),
        *(rows.plain(name) for name in ("referral", "concern", "text")),
    )
    # In the order of the fields of Event: by position is twice as fast as by name.
    return [Event(*row) for row in zip(*columns, strict=True)]
