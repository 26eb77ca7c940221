"""The settings that durability and privacy stand on, asked of what is running, not of the file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core import checks
from django.db import connection

from frontdoor.settings.databases import database_from_environment, encrypted

PRODUCTION: dict[str, str | None] = {
    "DJANGO_SETTINGS_MODULE": "frontdoor.settings.production",
    "KINFOLD_SECRET_KEY": "k" * 30 + "0123456789abcdefghijklmnopqrstuvwxyz",
    "KINFOLD_HOSTS": "kinfold.example",
    "DJANGO_ALLOW_ASYNC_UNSAFE": None,  # only the browser journeys need it
}


def pragma(name: str) -> object:
    """Ask SQLite for one of its settings."""
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return cursor.fetchone()[0]


@pytest.mark.promise(1)
@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_sqlite_keeps_an_acknowledged_contact_through_a_power_cut():
    full = 2

    assert pragma("journal_mode") == "wal"
    assert pragma("synchronous") == full
    assert pragma("foreign_keys") == 1
    assert settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_without_an_address_the_database_is_a_file_in_var(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)

    chosen = database_from_environment(tmp_path)

    assert chosen["ENGINE"] == "frontdoor.access.guarded_sqlite"
    assert Path(chosen["NAME"]) == tmp_path / "var" / "kinfold.sqlite3"


def test_an_address_of_a_sqlite_file_gets_the_same_care(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/elsewhere/other.sqlite3")

    chosen = database_from_environment(tmp_path)

    assert chosen["ENGINE"] == "frontdoor.access.guarded_sqlite"
    assert chosen["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_an_address_of_postgresql_is_used_as_it_is(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://someone@db.example:5433/kinfold")

    chosen = database_from_environment(tmp_path)

    assert chosen["ENGINE"] == "frontdoor.access.guarded_postgresql"
    assert (chosen["HOST"], chosen["PORT"], chosen["NAME"]) == ("db.example", 5433, "kinfold")


@pytest.mark.parametrize("mode", ["", "?sslmode=require", "?sslmode=prefer"])
def test_a_database_on_another_machine_is_reached_encrypted_and_by_its_certificate_or_not_at_all(
    monkeypatch, tmp_path, mode
):
    address = "postgresql://someone@db.example:5433/kinfold"

    monkeypatch.setenv("DATABASE_URL", f"{address}{mode}")
    with pytest.raises(ValueError, match="sslmode=verify-full"):
        encrypted(database_from_environment(tmp_path))
    monkeypatch.setenv("DATABASE_URL", f"{address}?sslmode=verify-full")

    assert encrypted(database_from_environment(tmp_path))["OPTIONS"]["sslmode"] == "verify-full"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "%2Fvar%2Frun%2Fpostgresql"])
def test_a_database_on_this_machine_needs_no_certificate(monkeypatch, tmp_path, host):
    monkeypatch.setenv("DATABASE_URL", f"postgresql://someone@{host}/kinfold")

    assert encrypted(database_from_environment(tmp_path))["NAME"] == "kinfold"


def test_production_does_not_start_on_an_open_way_to_its_database():
    done = manage("check", {**PRODUCTION, "DATABASE_URL": "postgresql://someone@db.example/kinfold"})

    assert done.returncode != 0
    assert "sslmode=verify-full" in done.stderr


def test_every_page_asks_who_is_there_unless_it_says_otherwise():
    assert "django.contrib.auth.middleware.LoginRequiredMiddleware" in settings.MIDDLEWARE


def test_the_content_policy_lets_nothing_in_from_elsewhere():
    sources = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]

    assert sources["default-src"] == ["'none'"]
    assert not [source for each in sources.values() for source in each if "unsafe" in source or ":" in source]


def test_django_finds_nothing_wrong():
    assert not checks.run_checks()


@pytest.mark.parametrize("missing", ["KINFOLD_SECRET_KEY", "KINFOLD_HOSTS"])
def test_production_does_not_start_without_a_secret_and_a_host(missing):
    done = manage("check", {**PRODUCTION, missing: None})

    assert done.returncode != 0
    assert missing in done.stderr


def test_production_passes_the_checks_for_deployment():
    done = manage("check --deploy --fail-level WARNING", PRODUCTION)

    assert done.returncode == 0, done.stderr


def manage(command: str, env: dict[str, str | None]) -> subprocess.CompletedProcess[str]:
    """Run one of the service's commands with these settings."""
    asked = {key: value for key, value in {**os.environ, **env}.items() if value is not None}
    return subprocess.run(
        [sys.executable, "manage.py", *command.split()],
        cwd=settings.HERE,
        env=asked,
        capture_output=True,
        text=True,
    )
