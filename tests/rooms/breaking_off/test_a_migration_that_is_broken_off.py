"""A migration whose process is killed half-way leaves nothing half done: the next try goes on, to the same end."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.conftest import on_postgresql
from tests.rooms.breaking_off.processes import PROJECT

KILLS = 10
SHAPE_OF_SQLITE = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
SHAPE_OF_POSTGRESQL = """
SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns WHERE table_schema = 'public'
UNION ALL SELECT tablename, indexname, indexdef, '' FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), '' FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), '' FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace
ORDER BY 1, 2, 3
"""


class Database:
    """One empty database of its own, asked past Django."""

    def __init__(self, address: str) -> None:
        self.address = address

    def ask(self, question: str) -> list[Any]:
        """Ask it something; nothing where the tables are not there yet, or somebody writes."""
        try:
            with closing(self._connected()) as connected:
                return connected.execute(question).fetchall()
        except (sqlite3.OperationalError, psycopg.Error):
            return []

    def _connected(self) -> Any:
        if self.address.startswith("sqlite"):
            return sqlite3.connect(self.address.removeprefix("sqlite:///"), timeout=20)
        return psycopg.connect(self.address)

    def applied(self) -> int:
        """Count the migrations that stand as done."""
        found = self.ask("SELECT count(*) FROM django_migrations")
        return found[0][0] if found else 0

    def shape(self) -> list[Any]:
        """Give every table, index, trigger and constraint."""
        return self.ask(SHAPE_OF_SQLITE if self.address.startswith("sqlite") else SHAPE_OF_POSTGRESQL)

    def migrate(self) -> subprocess.Popen[str]:
        """Begin to migrate, in a process of its own."""
        return subprocess.Popen(
            [sys.executable, "manage.py", "migrate", "--no-input", "-v", "0"],
            cwd=PROJECT,
            env={**os.environ, "DATABASE_URL": self.address},
            stderr=subprocess.PIPE,
            text=True,
        )


@pytest.fixture
def databases(tmp_path) -> Iterator[tuple[Database, Database]]:
    """Two empty databases: one to be left in peace, one to be broken off."""
    names = [f"broken_off_{os.getpid()}_{place}" for place in ("whole", "killed")]
    if not on_postgresql():
        yield tuple(Database(f"sqlite:///{tmp_path / name}") for name in names)
        return
    server = os.environ["DATABASE_URL"]
    with psycopg.connect(server, autocommit=True) as connected:
        for name in names:
            connected.execute(f"CREATE DATABASE {name}")
    yield tuple(Database(urlsplit(server)._replace(path=f"/{name}").geturl()) for name in names)
    with psycopg.connect(server, autocommit=True) as connected:
        for name in names:
            connected.execute(f"DROP DATABASE {name} WITH (FORCE)")


def broken_off(database: Database, after: int, chance: random.Random) -> bool:
    """Migrate until so many stand as done, and be killed at some moment of the next; tell whether it was."""
    asked = [str(after), str(chance.random() * 0.05)]
    ended = subprocess.run(
        [sys.executable, "-m", "tests.rooms.breaking_off.migrates_until", *asked],
        cwd=PROJECT,
        env={**os.environ, "DATABASE_URL": database.address},
        capture_output=True,
    )
    return ended.returncode == -signal.SIGKILL


def test_promise_07_ten_times_killed_it_ends_with_every_table_as_if_it_never_was(databases):
    whole, killed = databases
    chance = random.Random(7)
    done = whole.migrate()
    assert done.wait() == 0, done.communicate()[1]
    all_of_them = whole.applied()

    kills = sum(broken_off(killed, all_of_them * step // KILLS, chance) for step in range(KILLS))
    between = killed.applied()
    last = killed.migrate()

    assert kills == KILLS
    assert between < all_of_them
    assert last.wait() == 0, last.communicate()[1]
    assert killed.applied() == all_of_them
    assert killed.shape() == whole.shape()
    assert len(killed.shape()) > 100
