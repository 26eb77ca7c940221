"""What a copy says of itself, inside: how many rows each table had, where the audit ended, and which tables there were.

The copy is counted and not the database, which goes on being written to.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

Ask = Callable[[str], list[tuple[Any, ...]]]

TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename",
}
HEAD = "SELECT number, last_entry, hash FROM audit_seal ORDER BY number DESC LIMIT 1"
MIGRATIONS = "SELECT app, name FROM django_migrations ORDER BY app, name"


@dataclass(frozen=True, slots=True)
class Manifest:
    """One copy as it was made."""

    made_at: str
    vendor: str
    rows: dict[str, int]
    entries: int  # of the audit
    head: list[Any]  # of its chain: number of the seal, last entry that it closes, hash
    migrations: list[list[str]]

    def line(self) -> bytes:
        """The manifest as the first line of what is in the box."""
        return json.dumps(asdict(self), sort_keys=True).encode() + b"\n"

    @property
    def total(self) -> int:
        """How many rows there are in all."""
        return sum(self.rows.values())


def counted(ask: Ask, *, vendor: str, made_at: str) -> Manifest:
    """Count what is there now, by one way of asking it."""
    tables = [str(row[0]) for row in ask(TABLES[vendor])]
    rows = {table: int(ask(f'SELECT count(*) FROM "{table}"')[0][0]) for table in tables}  # noqa: S608  (its own tables)
    head = ask(HEAD) if "audit_seal" in tables else []
    migrations = [list(row) for row in ask(MIGRATIONS)] if "django_migrations" in tables else []
    return Manifest(
        made_at, vendor, rows, rows.get("audit_entry", 0), list(head[0]) if head else [], migrations
    )


def read(line: bytes) -> Manifest:
    """A manifest from its line."""
    return Manifest(**json.loads(line))


def differences(said: Manifest, found: Manifest) -> list[str]:
    """What a restored copy has otherwise than it said when it was made, in sentences; nothing where all is there."""
    tables = sorted(set(said.rows) | set(found.rows))
    wrong = [
        f"{table} has {found.rows.get(table, 0)} rows, and had {said.rows.get(table, 0)}"
        for table in tables
        if found.rows.get(table) != said.rows.get(table)
    ]
    if found.head != said.head:
        wrong.append("the audit's chain does not end where it ended")
    return wrong
