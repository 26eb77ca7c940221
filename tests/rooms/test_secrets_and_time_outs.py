"""Secrets come from files that nobody else can read, and a database that hangs lets go of its thread."""

import os
from pathlib import Path

import psycopg
import pytest

from frontdoor.settings import time_outs
from frontdoor.settings.databases import database_from_environment
from frontdoor.settings.secrets import NoSecret, secret, several, told_by_a_file
from tests.rooms.test_settings import PRODUCTION, manage

NAME = "KINFOLD_FOR_THIS_TEST"
SHORT = 1  # second


def a_secret(folder: Path, held: str, mode: int = 0o600, name: str = "secret") -> Path:
    """A file that holds a secret."""
    file = folder / name
    file.write_text(held)
    file.chmod(mode)
    return file


def test_a_secret_is_read_from_the_file_that_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv(f"{NAME}_FILE", str(a_secret(tmp_path, "one,two\n")))

    assert secret(NAME) == "one,two"
    assert several(NAME) == ["one", "two"]
    told_by_a_file(NAME)
    assert os.environ.pop(NAME) == "one,two"


@pytest.mark.parametrize(
    ("held", "mode", "said"),
    [("known", 0o644, "chmod 600"), ("known", 0o640, "chmod 600"), ("\n", 0o600, "is empty")],
)
def test_a_secret_that_others_can_read_or_that_is_none_stops_the_start(
    monkeypatch, tmp_path, held, mode, said
):
    monkeypatch.setenv(f"{NAME}_FILE", str(a_secret(tmp_path, held, mode)))

    with pytest.raises(NoSecret, match=said):
        secret(NAME)


def test_a_secret_told_twice_or_not_there_stops_the_start(monkeypatch, tmp_path):
    with pytest.raises(NoSecret, match=f"{NAME}_FILE"):
        secret(NAME)
    monkeypatch.setenv(f"{NAME}_FILE", str(tmp_path / "not there"))
    with pytest.raises(NoSecret, match="cannot be read"):
        secret(NAME)
    monkeypatch.setenv(NAME, "known")
    with pytest.raises(NoSecret, match="Both"):
        secret(NAME)


def test_production_starts_with_every_secret_in_a_file_and_none_in_the_environment(tmp_path):
    names = (
        "KINFOLD_SECRET_KEY",
        "KINFOLD_FACTOR_KEYS",
        "KINFOLD_SIGN_ON",
        "KINFOLD_MAIL_PASSWORD",
        "DATABASE_URL",
    )
    held = {
        **dict.fromkeys(names, "k" * 30 + "0123456789abcdefghijklmnopqrstuvwxyz"),
        "KINFOLD_SIGN_ON": "[]",
        "DATABASE_URL": f"sqlite:///{tmp_path}/kinfold.sqlite3",
    }
    files = {f"{name}_FILE": str(a_secret(tmp_path, held[name], name=name)) for name in names}

    done = manage("check --deploy --fail-level WARNING", {**PRODUCTION, **dict.fromkeys(names), **files})

    assert done.returncode == 0, done.stderr
    assert manage("check", {**PRODUCTION, **files}).returncode != 0, "told twice"


def with_one_second(monkeypatch, name: str, *, serves: bool) -> dict:
    """What the database is told, with one of the limits at a second."""
    monkeypatch.setattr(time_outs, name, SHORT)
    monkeypatch.setenv("KINFOLD_SERVES", "1" if serves else "")
    made = time_outs.with_time_outs({"ENGINE": "x.postgresql", "OPTIONS": {"sslmode": "prefer"}})
    return made["OPTIONS"]


@pytest.mark.postgresql
def test_a_pages_question_that_hangs_is_ended_and_a_commands_is_not(monkeypatch):
    page = with_one_second(monkeypatch, "PAGE", serves=True)
    command = with_one_second(monkeypatch, "PAGE", serves=False)

    with (
        psycopg.connect(os.environ["DATABASE_URL"], **page) as asked,
        pytest.raises(psycopg.errors.QueryCanceled),
    ):
        asked.execute("SELECT pg_sleep(5)")
    with psycopg.connect(os.environ["DATABASE_URL"], **command) as asked:
        assert asked.execute("SELECT 1 FROM pg_sleep(1.2)").fetchone() == (1,)


@pytest.mark.postgresql
def test_whoever_waits_too_long_for_a_lock_or_leaves_a_transaction_open_is_let_go(monkeypatch):
    waits = with_one_second(monkeypatch, "TURN", serves=True)
    with (
        psycopg.connect(os.environ["DATABASE_URL"]) as holder,
        psycopg.connect(os.environ["DATABASE_URL"], **waits) as other,
    ):
        holder.execute("SELECT pg_advisory_xact_lock(77)")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            other.execute("SELECT pg_advisory_xact_lock(77)")
    leaves = with_one_second(monkeypatch, "OPEN", serves=True)
    with psycopg.connect(os.environ["DATABASE_URL"], **leaves) as idle:
        idle.execute("SELECT 1")
        with psycopg.connect(os.environ["DATABASE_URL"]) as meanwhile:
            meanwhile.execute("SELECT pg_sleep(1.5)")
        with pytest.raises(psycopg.errors.IdleInTransactionSessionTimeout):
            idle.execute("SELECT 1")


def test_sqlite_and_what_an_address_already_says_are_left_alone(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/x.sqlite3")
    file = database_from_environment(tmp_path)

    told = time_outs.with_time_outs(
        {"ENGINE": "x.postgresql", "OPTIONS": {"connect_timeout": 2, "options": "-c a=b"}}
    )

    assert time_outs.with_time_outs(file) == file
    assert told["OPTIONS"]["connect_timeout"] == 2
    assert told["OPTIONS"]["options"].startswith("-c a=b -c lock_timeout=20s")
