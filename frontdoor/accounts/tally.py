"""Where tries are counted and used codes are kept: in the database, so that every process of the service sees them.

Django's own cache in the database keeps pickles, and whoever could write to its table could have any code run. Here it
is JSON. One statement adds what is not there yet, so a code that two requests give at once is taken from one of them.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import connection, transaction

GET = "SELECT value FROM accounts_tally WHERE cache_key = %s AND expires > %s"
SET = (
    "INSERT INTO accounts_tally (cache_key, value, expires) VALUES (%s, %s, %s) "
    "ON CONFLICT (cache_key) DO UPDATE SET value = excluded.value, expires = excluded.expires"
)
ADD = SET + " WHERE accounts_tally.expires <= %s"
# One statement as well, so that of two who count at once neither is lost.
COUNT = (
    "INSERT INTO accounts_tally (cache_key, value, expires) VALUES (%s, %s, %s) ON CONFLICT (cache_key) DO UPDATE SET "
    "value = CAST(CAST(accounts_tally.value AS bigint) + CAST(excluded.value AS bigint) AS varchar(100))"
)
A_DAY = 24 * 60 * 60
DELETE = "DELETE FROM accounts_tally WHERE cache_key = %s"
FORGET = "DELETE FROM accounts_tally WHERE expires <= %s"
CLEAR = "DELETE FROM accounts_tally"


class Tally(BaseCache):
    """A cache of Django's kind over the one table; what is past its time is removed as others are written."""

    def __init__(self, _: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def get(self, key, default=None, version=None):
        with connection.cursor() as cursor:
            cursor.execute(GET, [self._named(key, version), _moment(datetime.now(UTC))])
            row = cursor.fetchone()
        return json.loads(row[0]) if row else default

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        with _writing() as cursor:
            cursor.execute(FORGET, [_moment(datetime.now(UTC))])
            cursor.execute(SET, [self._named(key, version), json.dumps(value), self._until(timeout)])

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        said = [self._named(key, version), json.dumps(value), self._until(timeout)]
        with _writing() as cursor:
            cursor.execute(ADD, [*said, _moment(datetime.now(UTC))])
            return cursor.rowcount == 1

    def incr(self, key, delta=1, version=None):
        """Count on, beginning at nothing; a count is forgotten a day after it began."""
        with _writing() as cursor:
            cursor.execute(FORGET, [_moment(datetime.now(UTC))])
            cursor.execute(COUNT, [self._named(key, version), json.dumps(delta), self._until(A_DAY)])
        return self.get(key, version=version)

    def delete(self, key, version=None):
        with _writing() as cursor:
            cursor.execute(DELETE, [self._named(key, version)])
            return cursor.rowcount == 1

    def clear(self):
        with _writing() as cursor:
            cursor.execute(CLEAR)

    def _named(self, key: str, version: int | None) -> str:
        return self.make_and_validate_key(key, version=version)

    def _until(self, timeout: Any) -> Any:
        until = self.get_backend_timeout(timeout)
        return _moment(
            datetime.max.replace(tzinfo=UTC) if until is None else datetime.fromtimestamp(until, UTC)
        )


@contextmanager
def _writing() -> Iterator[Any]:
    """One write, whole, in its turn among the others."""
    with transaction.atomic(), connection.cursor() as cursor:
        yield cursor


def _moment(at: datetime) -> Any:
    """A time as the database compares it."""
    return connection.ops.adapt_datetimefield_value(at.replace(microsecond=0))
