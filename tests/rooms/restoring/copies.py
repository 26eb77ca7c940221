"""Copies for the tests: a passphrase in a file, an empty database beside the tests' own, and commands run in it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from tests.conftest import on_postgresql
from tests.rooms.breaking_off.processes import PROJECT

PASSPHRASE = "seven lamps over the water, and one boat"
COUNTS = """
import json, django
django.setup()
from frontdoor.access.sight import this_process_is
this_process_is("tests")
from django.contrib.sessions.models import Session
from frontdoor.audit.models import Entry
from frontdoor.intake.models import Mention, Received
from frontdoor.people.models import Person
print(json.dumps({
    "messages": sorted(Received.objects.values_list("message_id", flat=True)),
    "mentions": Mention.objects.count(),
    "persons": Person.objects.count(),
    "received": Entry.objects.filter(verb="received").count(),
    "sessions": Session.objects.count(),
    "verbs": sorted(set(Entry.objects.filter(subject_kind="copy").values_list("verb", flat=True))),
}))
"""


def a_key(folder: Path) -> Path:
    """A file that holds the passphrase, as it should lie."""
    file = folder / "key"
    file.write_text(f"{PASSPHRASE}\n")
    file.chmod(0o600)
    return file


@contextmanager
def an_empty_database(folder: Path) -> Iterator[str]:
    """Give the address of a database with nothing in it, of the kind that the tests use."""
    if not on_postgresql():
        yield f"sqlite:///{folder / 'restored' / 'kinfold.sqlite3'}"
        return
    address = urlsplit(os.environ["DATABASE_URL"])
    with psycopg.connect(address.geturl(), autocommit=True) as server:
        server.execute("DROP DATABASE IF EXISTS restored WITH (FORCE)")
        server.execute("CREATE DATABASE restored")
        try:
            yield address._replace(path="/restored").geturl()
        finally:
            server.execute("DROP DATABASE restored WITH (FORCE)")


def run(*words: object, address: str) -> subprocess.CompletedProcess[str]:
    """Run Python with these words on another database."""
    env = {**os.environ, "DATABASE_URL": address, "PYTHONPATH": str(PROJECT)}
    command = [sys.executable, *map(str, words)]
    return subprocess.run(command, cwd=PROJECT, env=env, capture_output=True, text=True)


def counts_in(address: str) -> dict:
    """What stands in another database."""
    asked = run("-c", COUNTS, address=address)
    assert asked.returncode == 0, asked.stderr
    return json.loads(asked.stdout)
