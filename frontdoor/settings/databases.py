"""Reads DATABASE_URL: SQLite made durable and fair by default, PostgreSQL where the address says so."""

import os
from pathlib import Path
from typing import Any

import dj_database_url

# WAL lets readers go on while one writes; FULL means that an acknowledged contact survives a power cut;
# IMMEDIATE takes the write lock at the start, so that two writers wait instead of failing half-way.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # Without recursive_triggers, INSERT OR REPLACE would take a row away without asking the append-only trigger.
    "init_command": (
        "PRAGMA journal_mode=wal;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;PRAGMA recursive_triggers=ON;"
        # 64 MiB for the upper pages of the indexes: with SQLite's 2 MiB they are read anew in a large register.
        "PRAGMA cache_size=-65536;"
    ),
}


HERE_ALONE = ("", "localhost", "127.0.0.1", "::1")


def is_here(host: str) -> bool:
    """Tell whether a host is this machine: by name, by number, or a socket in a folder."""
    return host in HERE_ALONE or host.startswith("/")


def encrypted(database: dict[str, Any]) -> dict[str, Any]:
    """Give a database's settings back, or refuse them where the way to it is open or its certificate is not checked."""
    asked = database.get("OPTIONS", {}).get("sslmode")
    by_network = "postgresql" in database["ENGINE"] and not is_here(str(database.get("HOST", "")))
    if by_network and asked != "verify-full":
        raise ValueError(
            "DATABASE_URL names another machine without saying sslmode=verify-full. What is known about children would "
            "cross the network readable, or to whoever answers. Add ?sslmode=verify-full, and sslrootcert if need be."
        )
    return database


def database_from_environment(project: Path) -> dict[str, Any]:
    """Give Django's settings for the database that DATABASE_URL names, or the SQLite file in `var/`."""
    url = os.environ.get("DATABASE_URL") or f"sqlite:///{project / 'var' / 'kinfold.sqlite3'}"
    settings: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        settings["ENGINE"] = "frontdoor.access.guarded_sqlite"
        settings["OPTIONS"] = SQLITE_OPTIONS
        name = str(settings["NAME"])
        if name != ":memory:":
            Path(name).parent.mkdir(parents=True, exist_ok=True)
    elif settings["ENGINE"] == "django.db.backends.postgresql":
        settings["ENGINE"] = "frontdoor.access.guarded_postgresql"
    return settings
