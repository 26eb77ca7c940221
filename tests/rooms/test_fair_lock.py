"""Many writers at once on SQLite: everybody gets their turn, nobody is told that the database is locked."""

import os
import sqlite3
import subprocess
import sys
import threading

import pytest
from django.db import connection, connections, transaction

pytestmark = [pytest.mark.sqlite, pytest.mark.django_db(transaction=True)]

WRITERS, TIMES = 6, 20

# Reading first and writing after is what fails at once, not late, where the lock is not taken at BEGIN.
WRITER = """
import sys
import django
django.setup()
from django.db import connection, transaction

for _ in range(int(sys.argv[1])):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT total FROM tally")
        seen = cursor.fetchone()[0]
        cursor.execute("UPDATE tally SET total = %s", [seen + 1])
"""


@pytest.fixture
def tally(tmp_path):
    """A database of its own with one number in it."""
    file = tmp_path / "tally.sqlite3"
    with sqlite3.connect(file) as made:
        made.execute("CREATE TABLE tally (total INTEGER)")
        made.execute("INSERT INTO tally VALUES (0)")
    made.close()
    return file


def total_in(file) -> int:
    """Read the number."""
    reading = sqlite3.connect(file)
    total = reading.execute("SELECT total FROM tally").fetchone()[0]
    reading.close()
    return total


def test_processes_that_read_and_then_write_all_get_their_turn(tally):
    env = {**os.environ, "DATABASE_URL": f"sqlite:///{tally}"}
    command = [sys.executable, "-c", WRITER, str(TIMES)]

    writers = [subprocess.Popen(command, env=env, stderr=subprocess.PIPE, text=True) for _ in range(WRITERS)]
    said = [writer.communicate()[1] for writer in writers]

    assert not any(said)
    assert total_in(tally) == WRITERS * TIMES


def test_threads_that_write_with_and_without_a_transaction_all_get_their_turn():
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE tally_of_threads (who INTEGER)")
    failures = []

    def write(who: int) -> None:
        try:
            for _ in range(TIMES):
                if who % 2:
                    with transaction.atomic():
                        insert(who)
                else:
                    insert(who)
        except Exception as failure:  # noqa: BLE001 (a thread's failure would otherwise vanish)
            failures.append(failure)
        finally:
            connections.close_all()

    def insert(who: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO tally_of_threads VALUES (%s)", [who])

    threads = [threading.Thread(target=write, args=[who]) for who in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM tally_of_threads")
        written = cursor.fetchone()[0]
        cursor.execute("DROP TABLE tally_of_threads")
    assert not failures
    assert written == WRITERS * TIMES


def test_a_writer_that_fails_gives_its_turn_to_the_next():
    with pytest.raises(LookupError), transaction.atomic():
        raise LookupError("half-way")

    done = threading.Event()

    def write() -> None:
        with transaction.atomic():
            done.set()
        connections.close_all()

    threading.Thread(target=write).start()

    assert done.wait(timeout=5)
