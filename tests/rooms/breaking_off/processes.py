"""Other processes that work on the tests' own database, to be killed."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection

from tests.conftest import on_postgresql

PROJECT = Path(__file__).resolve().parent.parent.parent.parent


def address_of_the_tests() -> str:
    """Give the address of the database that the tests use."""
    name = str(connection.settings_dict["NAME"])
    if on_postgresql():
        return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    return f"sqlite:///{name}"


def begun(words: str, *given: object, address: str = "") -> subprocess.Popen[str]:
    """Start Python with these words, on the tests' database unless told otherwise."""
    env = {**os.environ, "DATABASE_URL": address or address_of_the_tests(), "PYTHONPATH": str(PROJECT)}
    command = [sys.executable, "-c", words, *map(str, given)]
    return subprocess.Popen(
        command, cwd=PROJECT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
