"""Takes one moment of the database, whole, while others go on writing, and puts such a moment into an empty database.

SQLite is copied by its own backup, in one step that holds a moment and stops no writer. PostgreSQL is dumped by its
own program from the moment of a transaction of ours, in which its rows are counted too.
"""

import os
import shutil
import sqlite3
import subprocess
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import psycopg
from django.conf import settings
from django.db import connection

from frontdoor.access.sight import system_access
from frontdoor.continuity.manifest import TABLES, Manifest, counted

READ = 1024 * 1024
SEES_EVERYBODY = (
    "-c kinfold.sight=everybody"  # what the tables' policies ask of whoever copies them, the owner too
)
PATIENCE = 3600  # seconds, for a program of PostgreSQL's
SENT_BY = {
    "HOST": "PGHOST",
    "PORT": "PGPORT",
    "USER": "PGUSER",
    "PASSWORD": "PGPASSWORD",
    "NAME": "PGDATABASE",
}
KNOWN_AS = {"HOST": "host", "PORT": "port", "USER": "user", "PASSWORD": "password", "NAME": "dbname"}
SAID_AS = {
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
}


class NotCopied(RuntimeError):
    """Something that a copy needs is missing or failed; the sentence says what."""


@contextmanager
def a_moment(*, made_at: str) -> Iterator[tuple[Manifest, Iterator[bytes]]]:
    """Give what one moment holds, and the moment itself in parts."""
    taken = _of_sqlite if connection.vendor == "sqlite" else _of_postgresql
    with taken(made_at) as (manifest, parts):
        yield manifest, parts


@contextmanager
def _of_sqlite(made_at: str) -> Iterator[tuple[Manifest, Iterator[bytes]]]:
    original = Path(str(connection.settings_dict["NAME"]))
    # Beside the original, on the same disk and under the same care: for a while it lies there open.
    with tempfile.TemporaryDirectory(prefix=".copying-", dir=original.parent) as folder:
        copy = Path(folder) / "copy.sqlite3"
        read_only = sqlite3.connect(f"file:{original}?mode=ro", uri=True)
        with closing(read_only) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        yield of_file(copy, made_at=made_at), _squeezed(_parts_of(copy))


def of_file(copy: Path, *, made_at: str) -> Manifest:
    """Count a SQLite file, after it was found to be sound."""
    with closing(sqlite3.connect(f"file:{copy}?mode=ro", uri=True)) as asked:
        sound = asked.execute("PRAGMA integrity_check").fetchone()[0]
        if sound != "ok":
            raise NotCopied(f"The copy is not sound: {sound}.")
        return counted(lambda sql: asked.execute(sql).fetchall(), vendor="sqlite", made_at=made_at)


@contextmanager
def _of_postgresql(made_at: str) -> Iterator[tuple[Manifest, Iterator[bytes]]]:
    told = connection.settings_dict
    address = {name: str(told[key]) for key, name in KNOWN_AS.items() if told.get(key)}
    # A connection of its own: nothing may have been asked before the moment is held, and nobody's eyes cut what it sees.
    with psycopg.connect(**address, options=SEES_EVERYBODY, **_said_of_tls()) as moment:
        moment.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        named = moment.execute("SELECT pg_export_snapshot()").fetchone()
        asked = [
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            "--enable-row-security",
            f"--snapshot={named[0]}",
        ]
        manifest = counted(lambda sql: moment.execute(sql).fetchall(), vendor="postgresql", made_at=made_at)
        yield manifest, _said_by(program("pg_dump"), *asked)


def here(*, made_at: str = "") -> Manifest:
    """Count this database as it is now."""
    with system_access("back up"):
        return counted(_ask, vendor=connection.vendor, made_at=made_at)


def is_empty() -> bool:
    """Tell whether this database has no tables at all."""
    return not _ask(TABLES[connection.vendor])


def put_back(parts: Iterator[bytes]) -> None:
    """Put a moment into this database, which must be empty: whole, or not at all."""
    if connection.vendor == "sqlite":
        _into_file(parts, Path(str(connection.settings_dict["NAME"])))
    else:
        _into_postgresql(parts)


def _into_file(parts: Iterator[bytes], there: Path) -> None:
    connection.close()
    with tempfile.NamedTemporaryFile(dir=there.parent, prefix=".restoring-", delete=False) as file:
        try:
            write_all(parts, file)
        except BaseException:
            Path(file.name).unlink()
            raise
    for beside in ("-wal", "-shm"):
        Path(f"{there}{beside}").unlink(missing_ok=True)
    os.replace(file.name, there)


def write_all(parts: Iterator[bytes], file: Any) -> None:
    """Write a SQLite file as it was before it was squeezed, and have it on the disk before it is believed."""
    loose = zlib.decompressobj()
    for part in parts:
        file.write(loose.decompress(part))
    file.write(loose.flush())
    file.flush()
    os.fsync(file.fileno())


def _into_postgresql(parts: Iterator[bytes]) -> None:
    asked = ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error"]
    command = [program("pg_restore"), *asked, f"--dbname={connection.settings_dict['NAME']}"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment())  # noqa: S603
    if process.stdin is None or process.stderr is None:
        raise NotCopied("pg_restore could not be started.")
    try:
        _hand_over(parts, process.stdin)
    except BaseException:
        process.kill()  # one transaction: what was put in so far was never there
        process.communicate()
        raise
    said = process.stderr.read().decode(errors="replace")
    if process.wait(PATIENCE):
        raise NotCopied(f"pg_restore failed, and nothing was restored: {said.strip()[-500:]}")


def _hand_over(parts: Iterator[bytes], to: BinaryIO) -> None:
    try:
        for part in parts:
            to.write(part)
        to.close()
    except BrokenPipeError:
        return  # it ended early, and says why itself


def _said_by(*command: str) -> Iterator[bytes]:
    """What a program writes, in parts; raises NotCopied where it failed."""
    with tempfile.TemporaryFile() as words:
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=words, env=_environment()) as process:  # noqa: S603
            if process.stdout is None:
                raise NotCopied(f"{command[0]} could not be started.")
            while part := process.stdout.read(READ):
                yield part
        if process.returncode:
            words.seek(0)
            said = words.read().decode(errors="replace").strip()
            raise NotCopied(f"{Path(command[0]).name} failed, and no copy was made: {said[-500:]}")


def program(name: str) -> str:
    """Where one of PostgreSQL's programs is: in the folder that the settings name, or on the path."""
    folder = settings.POSTGRESQL_PROGRAMS
    found = shutil.which(name, path=folder) if folder else shutil.which(name)
    if not found:
        raise NotCopied(
            f"{name} is not on this machine. Install PostgreSQL's client, or name its folder in KINFOLD_PG_BIN."
        )
    return found


def _environment() -> dict[str, str]:
    """The environment of such a program: what says where the database is, so that no password is in a command."""
    told = connection.settings_dict
    sent = {name: str(told[key]) for key, name in SENT_BY.items() if told.get(key)}
    sent |= {
        name: str(told["OPTIONS"][key]) for key, name in SAID_AS.items() if told.get("OPTIONS", {}).get(key)
    }
    kept = {key: os.environ[key] for key in ("PATH", "LD_LIBRARY_PATH", "HOME") if key in os.environ}
    return {**kept, **sent, "PGOPTIONS": SEES_EVERYBODY, "LC_ALL": "C.UTF-8"}


def _said_of_tls() -> dict[str, str]:
    told = connection.settings_dict.get("OPTIONS", {})
    return {key: str(told[key]) for key in SAID_AS if told.get(key)}


def _squeezed(parts: Iterator[bytes]) -> Iterator[bytes]:
    """Smaller by four fifths, as pg_dump makes its own."""
    tight = zlib.compressobj(level=3)
    yield from (tight.compress(part) for part in parts)
    yield tight.flush()


def _parts_of(file: Path) -> Iterator[bytes]:
    with file.open("rb") as whole:
        while part := whole.read(READ):
            yield part


def _ask(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())
