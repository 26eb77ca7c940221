"""Tells PostgreSQL whose eyes ask, before the next statement of whatever cursor, where it does not know already.

What was told holds for the session, so that statements without a transaction are cut too. PostgreSQL forgets it when a
transaction is undone: what was told inside one is therefore told again after it, however it ended. Eyes that see
everybody are one and the same to the database, so where nobody is hidden from anybody there is next to nothing to tell.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db.backends.postgresql import base
from django.db.backends.postgresql.psycopg_any import register_tzloader
from psycopg.pq import TransactionStatus

from frontdoor.access.guarded_postgresql.policies import NOBODY_LOOKS
from frontdoor.access.sight import NobodyLooks, Sight, sight

TELL = (
    "SELECT set_config('kinfold.sight', %s, false), set_config('kinfold.hidden', %s, false), "
    "set_config('kinfold.reader', %s, false), set_config('row_security', %s, false)"
)
NO_RIGHT = "42501"
TAKES_BACK = re.compile(r"\s*(?:ROLLBACK|RESET|DISCARD)\b", re.IGNORECASE)


def words_for(eyes: Sight) -> tuple[str, ...]:
    """What the database is told of somebody's eyes: which kind, who is hidden, whose, and whether they see at all."""
    if eyes.blind:
        return "", "{}", "", "off"
    if not eyes.hidden:
        return "everybody", "{}", "", "on"
    ids = ",".join(str(int(person)) for person in sorted(eyes.hidden))
    return "some", f"{{{ids}}}", str(int(eyes.user)) if eyes.user else "", "on"


def tell(connection: Any) -> None:
    """Tell a connection whose eyes ask, unless it knows."""
    status = connection.info.transaction_status
    if status == TransactionStatus.INERROR:  # only the way back is open, and it reads nothing
        return
    known = getattr(connection, "eyes_told", None)
    if known and known.inside and status == TransactionStatus.IDLE:
        known = None
    eyes = sight()
    if known and known.eyes is eyes:
        return
    words = words_for(eyes)
    if not known or known.words != words:
        connection.eyes_told = None
        psycopg.ClientCursor(connection).execute(TELL, words)
        inside = connection.info.transaction_status != TransactionStatus.IDLE
        connection.eyes_told = Told(words, eyes, inside)
    else:
        known.eyes = eyes


class Told:
    """What a connection was told, for which eyes, and whether inside a transaction."""

    __slots__ = ("eyes", "inside", "words")

    def __init__(self, words: tuple[str, ...], eyes: Sight, inside: bool) -> None:
        self.words, self.eyes, self.inside = words, eyes, inside


@contextmanager
def _as_seen(connection: Any, sql: Any = "") -> Iterator[None]:
    tell(connection)
    try:
        yield
    except psycopg.Error as fault:
        if fault.sqlstate == NOBODY_LOOKS or (fault.sqlstate == NO_RIGHT and sight().blind):
            raise NobodyLooks(
                "Nobody is said to be looking, so the database keeps its tables closed."
            ) from fault
        raise
    finally:
        if isinstance(sql, str) and TAKES_BACK.match(sql):
            connection.eyes_told = None


class Seeing:
    """Part of every cursor: whose eyes ask is told before a statement goes out."""

    _conn: Any

    def execute(self, query: Any, *args: Any, **more: Any) -> Any:
        with _as_seen(self._conn, query):
            return super().execute(query, *args, **more)  # type: ignore[misc]

    def executemany(self, query: Any, *args: Any, **more: Any) -> Any:
        with _as_seen(self._conn, query):
            return super().executemany(query, *args, **more)  # type: ignore[misc]

    @contextmanager
    def copy(self, *args: Any, **more: Any) -> Iterator[Any]:
        with _as_seen(self._conn), super().copy(*args, **more) as copying:  # type: ignore[misc]
            yield copying

    def stream(self, *args: Any, **more: Any) -> Iterator[Any]:
        with _as_seen(self._conn):
            yield from super().stream(*args, **more)  # type: ignore[misc]


class Cursor(Seeing, base.Cursor):
    """A cursor that binds its values here, as Django's does."""


class ServerSideCursor(Seeing, base.ServerSideCursor):
    """A cursor of which the server keeps the rows."""


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's PostgreSQL, with connections that are told whose eyes ask."""

    def get_connection_params(self) -> dict[str, Any]:
        return {**super().get_connection_params(), "cursor_factory": Cursor}

    def create_cursor(self, name: str | None = None) -> Any:
        if not name:
            return super().create_cursor()
        cursor = ServerSideCursor(
            self.connection, name=name, scrollable=False, withhold=self.connection.autocommit
        )
        register_tzloader(self.timezone, cursor)
        return cursor
