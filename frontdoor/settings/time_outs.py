"""How long PostgreSQL may take: a page that hangs would hold its thread, and after a few of them nobody gets in.

A page's question ends after half a minute. A command's does not: a migration, a copy or the nightly sweep takes its time.
"""

import os
from typing import Any

CONNECT = 5  # seconds
PAGE = 30  # for one question, where a web server asks
TURN = 20  # waiting for somebody else's lock, as long as SQLite's writers wait
OPEN = 60  # a transaction in which nothing is asked


def with_time_outs(database: dict[str, Any]) -> dict[str, Any]:
    """Give a database's settings with its time-outs; SQLite has its own (`SQLITE_OPTIONS`)."""
    if "postgresql" not in database["ENGINE"]:
        return database
    options = dict(database.get("OPTIONS", {}))
    options.setdefault("connect_timeout", CONNECT)
    limits = {"lock_timeout": TURN, "idle_in_transaction_session_timeout": OPEN, "statement_timeout": _page()}
    said = " ".join(f"-c {name}={seconds}s" for name, seconds in limits.items() if seconds)
    options["options"] = f"{options.get('options', '')} {said}".strip()
    return {**database, "OPTIONS": options}


def _page() -> int:
    """Half a minute where a web server asks (`frontdoor/wsgi.py` says so); no end where a command does."""
    return PAGE if os.environ.get("KINFOLD_SERVES") else 0
