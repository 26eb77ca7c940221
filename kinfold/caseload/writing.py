"""Writes a caseload family by family, in memory that does not grow with the number of families."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from kinfold.caseload.layout import COLUMNS, EVENTS, PEOPLE, TIES
from kinfold.caseload.tables import WholeFile, table
from kinfold.records import Event, Person, Tie

BATCH = 8_192


class Writer:
    """Writes people, ties and events of one family after another; the files appear only when all is written.

    A city adds files of its own with `beside`: a name and a schema for each.
    """

    def __init__(self, folder: str | Path, beside: Mapping[str, Any] | None = None) -> None:
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        schemas = {**COLUMNS, **(beside or {})}
        self.files = {name: WholeFile(self.folder / f"{name}.parquet", it) for name, it in schemas.items()}
        self.rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in COLUMNS}

    def add(
        self, family: int, people: Iterable[Person], ties: Iterable[Tie], events: Iterable[Event]
    ) -> None:
        """Add one family; families come from the lowest number up."""
        self.rows["people"].extend(person_row(family, person) for person in people)
        self.rows["ties"].extend(tie_row(family, tie) for tie in ties)
        self.rows["events"].extend(event_row(family, event) for event in events)
        for name, rows in self.rows.items():
            if len(rows) >= BATCH:
                self._flush(name)

    def write(self, **tables: Any) -> None:
        """Add whole tables of families, by the name of the file that each belongs to."""
        for name, rows in tables.items():
            if name in COLUMNS:
                self._flush(name)
            self.files[name].write(rows)

    def _flush(self, name: str) -> None:
        if self.rows[name]:
            self.files[name].write(rows_table(COLUMNS[name], self.rows[name]))
            self.rows[name] = []

    def __enter__(self) -> "Writer":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            for file in self.files.values():
                file.give_up()
            return
        for name in COLUMNS:
            self._flush(name)
        for file in self.files.values():
            file.close()


def rows_table(schema: Any, rows: list[tuple[Any, ...]]) -> Any:
    """Make a table from rows, each a tuple in the order of the schema."""
    columns = map(list, zip(*rows, strict=True)) if rows else ([] for _ in schema)
    return table(schema, columns)


def person_row(family: int, person: Person) -> tuple[Any, ...]:
    """Give a person as a row of people.parquet."""
    return family, person.id, person.name, person.born, person.sex, person.taken_as_child


def tie_row(family: int, tie: Tie) -> tuple[Any, ...]:
    """Give a link as a row of ties.parquet."""
    return family, tie.id, tie.a, tie.b, tie.type, tie.known_from, tie.known_to


def event_row(family: int, event: Event) -> tuple[Any, ...]:
    """Give a record as a row of events.parquet."""
    return family, *(getattr(event, name) for name in _EVENT_FIELDS)


_EVENT_FIELDS = tuple(EVENTS.names[1:])

__all__ = ["EVENTS", "PEOPLE", "TIES", "Writer", "event_row", "person_row", "rows_table", "tie_row"]
