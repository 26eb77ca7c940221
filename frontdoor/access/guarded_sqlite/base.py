"""Tells SQLite's authorizer whose eyes ask, at every statement of whatever cursor, so that it refuses what is not cut.

Nobody's eyes read nothing about anybody. Eyes from which somebody is hidden read only through the cut (`passing`), add
rows, and change rows without reading them back. Eyes that see everybody cost nothing: there is no authorizer then.
To set it makes SQLite prepare every kept statement anew, so none that was allowed to other eyes is used again.
"""

import re
import sqlite3
from typing import Any

from django.db.backends.sqlite3.base import SQLiteCursorWrapper

from frontdoor.access.passing import hidden_of, may_pass
from frontdoor.access.sight import GoesRound, NobodyLooks, sight
from frontdoor.access.whose import keys_of_tables, links_of_tables
from frontdoor.settings.fair_sqlite import base

EVERYBODY, NOBODY, SOME = "everybody", "nobody", "some"
CHANGES = re.compile(r'\s*(?:UPDATE|DELETE\s+FROM)\s+"?(\w+)"?', re.IGNORECASE)
ADDS = re.compile(r"\s*INSERT\b", re.IGNORECASE)
READS_BACK = re.compile(r"\b(?:RETURNING|SELECT)\b", re.IGNORECASE)
# Where SQLite keeps what it may not tell: raw pages, and the text of statements that ran.
NEVER = {"sqlite_dbpage", "sqlite_stmt", "sqlite_temp_master", "sqlite_temp_schema"}


class Seeing:
    """Part of every cursor: says whose eyes ask before a statement is read, and in our words what was refused."""

    connection: "Guarded"

    def execute(self, sql: str, *more: Any) -> Any:
        return self._as_seen("execute", sql, *more)

    def executemany(self, sql: str, *more: Any) -> Any:
        return self._as_seen("executemany", sql, *more)

    def executescript(self, script: str) -> Any:
        return self._as_seen("executescript", script)

    def _as_seen(self, how: str, sql: str, *more: Any) -> Any:
        state = self.connection.see(sql)
        try:
            return getattr(super(), how)(sql, *more)
        except sqlite3.DatabaseError as fault:
            if getattr(fault, "sqlite_errorcode", None) != sqlite3.SQLITE_AUTH or state == EVERYBODY:
                raise
            if state == NOBODY:
                raise NobodyLooks(f"Nobody is said to be looking: {fault}.") from fault
            raise GoesRound(f"A statement read records about people past the cut: {fault}.") from fault


class Cursor(Seeing, sqlite3.Cursor):
    """A cursor of the driver."""


class DjangoCursor(Seeing, SQLiteCursorWrapper):
    """A cursor of Django."""


class Guarded(sqlite3.Connection):
    """A connection whose authorizer knows whose eyes ask."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._state = EVERYBODY
        self._changed = ""
        self._adds = False
        self.create_function("kinfold_hidden", 1, hidden_of, deterministic=True)

    def cursor(self, factory: Any = Cursor) -> Any:
        if not issubclass(factory, Seeing):
            raise TypeError("A cursor of this database says whose eyes ask: use the connection's own.")
        return super().cursor(factory)

    def execute(self, sql: str, *more: Any) -> Any:
        return self.cursor().execute(sql, *more)

    def executemany(self, sql: str, *more: Any) -> Any:
        return self.cursor().executemany(sql, *more)

    def executescript(self, script: str) -> Any:
        return self.cursor().executescript(script)

    def blobopen(self, *args: Any, **more: Any) -> Any:
        """Open a value as a file, which no authorizer is asked about: only for eyes that see everybody."""
        if _state_now() != EVERYBODY:
            raise GoesRound("A value is not opened as a file where somebody may be hidden.")
        return super().blobopen(*args, **more)

    def see(self, sql: str) -> str:
        """Let the authorizer know whose eyes ask, and what a statement sets out to do; give which eyes they are."""
        state = _state_now()
        if state == SOME:
            target = CHANGES.match(sql)
            self._changed = target[1] if target and not READS_BACK.search(sql) else ""
            self._adds = bool(ADDS.match(sql)) and not re.search(r"\bSELECT\b", sql, re.IGNORECASE)
        if state != self._state:
            self.set_authorizer({EVERYBODY: None, NOBODY: self._for_nobody, SOME: self._for_some}[state])
            self._state = state
        return state

    def _for_nobody(self, action: int, table: Any, column: Any, *_: Any) -> int:
        if action == sqlite3.SQLITE_READ and (table in NEVER or table in keys_of_tables()):
            return sqlite3.SQLITE_DENY
        return sqlite3.SQLITE_OK

    def _for_some(self, action: int, table: Any, column: Any, _: Any, inside: Any) -> int:
        if action != sqlite3.SQLITE_READ or (table not in NEVER and table not in keys_of_tables()):
            return sqlite3.SQLITE_OK
        if may_pass(table, column, inside) or (inside is None and self._to_write(table, column)):
            return sqlite3.SQLITE_OK
        return sqlite3.SQLITE_DENY

    def _to_write(self, table: str, column: str) -> bool:
        """What a change must read: the rows it changes, and the keys that new rows have, lead to and are led to by."""
        is_key = column == keys_of_tables().get(table)
        leads = column in links_of_tables().get(table, ())
        return (
            table == self._changed or (is_key and bool(self._adds or self._changed)) or (leads and self._adds)
        )


def _state_now() -> str:
    eyes = sight()
    return NOBODY if eyes.blind else SOME if eyes.hidden else EVERYBODY


class DatabaseWrapper(base.DatabaseWrapper):
    """The fair SQLite, with connections that know whose eyes ask."""

    def get_connection_params(self) -> dict[str, Any]:
        return {**super().get_connection_params(), "factory": Guarded}

    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=DjangoCursor)
