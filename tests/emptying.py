"""Lets Django empty the test database between tests although its ledger refuses to lose a row.

Nothing of this is in the product. The protected tables are found where the protection is, in the database
itself, so a table that becomes protected tomorrow needs no line here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest


def protected_tables(connection: Any) -> list[str]:
    """List the tables that carry a trigger of ours."""
    asked = (
        "SELECT DISTINCT tbl_name FROM sqlite_master WHERE type = 'trigger' ORDER BY 1"
        if connection.vendor == "sqlite"
        else "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return [row[0] for row in cursor.fetchall()]


@contextmanager
def as_the_owner(connection: Any) -> Iterator[None]:
    """On PostgreSQL, where the tests work with the service's role, work as the owner of the tables for a moment."""
    role = connection.settings_dict["OPTIONS"].get("assume_role")
    with connection.cursor() as cursor:
        if role:
            cursor.execute("SET ROLE NONE")
        yield
        if role:
            cursor.execute(f"SET ROLE {role}")


@contextmanager
def released(connection: Any) -> Iterator[None]:
    """Take the triggers off for a moment, inside a transaction, and put the very same ones back."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            off = [f'DROP TRIGGER "{name}"' for name, _ in triggers]
            on = [sql for _, sql in triggers]
        else:
            tables = protected_tables(connection)
            off = [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables]
            on = [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables]
        with as_the_owner(connection):
            for statement in off:
                cursor.execute(statement)
            yield
            for statement in on:
                cursor.execute(statement)


@contextmanager
def emptying_allowed() -> Iterator[None]:
    """While this lasts, Django's own flush (and nothing else) gets past the triggers."""
    from django.db import transaction
    from django.db.backends.base.operations import BaseDatabaseOperations

    flush = BaseDatabaseOperations.execute_sql_flush

    def flush_all(operations: Any, statements: list[str]) -> None:
        with transaction.atomic(using=operations.connection.alias), released(operations.connection):
            flush(operations, statements)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", flush_all)
        yield
