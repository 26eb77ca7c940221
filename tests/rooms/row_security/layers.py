"""Switches one of the two layers of the cut off, so that a test sees what the other holds alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from django.db import connection

from frontdoor.access.guarded_sqlite import base as guarded_sqlite
from frontdoor.access.rows import only_what_may_be_seen


@contextmanager
def without_the_first() -> Iterator[None]:
    """No statement is cut before it goes to the database."""
    left = [each for each in connection.execute_wrappers if each is not only_what_may_be_seen]
    with patch.object(connection, "execute_wrappers", left):
        yield


@contextmanager
def without_the_second() -> Iterator[None]:
    """The database refuses and cuts nothing: SQLite without an authorizer, PostgreSQL with a role above its policies."""
    if connection.vendor == "sqlite":
        with patch.object(guarded_sqlite, "_state_now", lambda: guarded_sqlite.EVERYBODY):
            yield
        return
    role = connection.settings_dict["OPTIONS"].get("assume_role", "NONE")
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
    try:
        yield
    finally:
        if not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute(f"SET ROLE {role}")
