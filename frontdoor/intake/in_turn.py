"""One story at a time: two contacts about one family must not both find nobody there.

SQLite's transactions already queue (settings/fair_sqlite). On PostgreSQL a transaction-long advisory lock does the
same; a front door receives a few contacts a minute and one takes some tens of milliseconds.
"""

from django.db import connection

STORY_LOCK = 746_201


def wait_for_turn() -> None:
    """Wait until no other transaction is reading a contact into the families; held to the end of this one."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [STORY_LOCK])
