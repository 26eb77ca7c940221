"""What was saved is restored, whole and of one moment, while others wrote; what is not whole is never restored."""

import hashlib
import time
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from frontdoor.audit.models import Entry
from frontdoor.audit.sealing import seal_all
from frontdoor.continuity import actions, dumping
from tests.rooms.breaking_off.processes import address_of_the_tests, begun
from tests.rooms.breaking_off.test_a_contact_outlives_a_kill import PEOPLE, SENDER
from tests.rooms.builders import a_worker, signed_in

from .copies import a_key, an_empty_database, counts_in, run

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def key(tmp_path) -> Path:
    return a_key(tmp_path)


@pytest.fixture
def folder(tmp_path) -> Path:
    made = tmp_path / "copies"
    made.mkdir()
    return made


def copied(folder: Path, key: Path) -> Path:
    """Make a copy, and give its file."""
    before = set(folder.glob("*.backup"))
    call_command("back_up", to=folder, key_file=str(key), stdout=StringIO())
    return next(iter(set(folder.glob("*.backup")) - before))


def told_while_a_copy_was_made(folder: Path, key: Path) -> tuple[Path, set[str], set[str]]:
    """Let another process send contacts all the while; give the copy, what was told before it, and what was begun."""
    sender = begun(SENDER, 0, 100_000)
    assert sender.stdout
    said = [sender.stdout.readline() for _ in range(6)]
    before = {line.split()[1] for line in said if line.startswith("told")}
    file = copied(folder, key)
    time.sleep(0.2)
    sender.terminate()
    said += sender.communicate()[0].splitlines()
    return file, before, {line.split()[1] for line in said if line.startswith("begins")}


def test_promise_08_a_copy_made_while_others_write_is_restored_whole_and_of_one_moment(folder, key, tmp_path):
    file, told, begins = told_while_a_copy_was_made(folder, key)
    with an_empty_database(tmp_path) as address:
        began = time.monotonic()
        done = run("manage.py", "restore_back_up", file, "--key-file", key, address=address)
        took = time.monotonic() - began
        there = counts_in(address)

    assert done.returncode == 0, done.stderr
    assert "all of it is there" in done.stdout
    assert "The audit holds" in done.stdout
    messages = {message.split()[1] for message in there["messages"]}
    assert told
    assert told <= messages <= begins
    assert there["mentions"] == there["persons"] == len(messages) * PEOPLE
    assert there["received"] == len(messages)
    assert took < 30 * 60


def test_promise_08_the_audits_chain_goes_on_where_it_was_and_nobody_stays_signed_in(folder, key, tmp_path):
    browser = signed_in(a_worker("ruth"))
    assert browser.get("/help/").status_code == 200
    copied(folder, key)
    seal_all(at=timezone.now())
    file = copied(folder, key)
    with an_empty_database(tmp_path) as address:
        done = run("manage.py", "restore_back_up", file, "--key-file", key, address=address)
        there = counts_in(address)

    assert "under 1 seal" in done.stdout, done.stderr
    assert there["sessions"] == 0
    assert there["verbs"] == ["made a copy", "restored a copy"]


def test_promise_08_nothing_is_restored_over_what_is_there(folder, key):
    file, rows = copied(folder, key), dumping.here().rows

    refused = run("manage.py", "restore_back_up", file, "--key-file", key, address=address_of_the_tests())

    assert refused.returncode == 1
    assert "not empty. Nothing was touched" in refused.stderr
    assert dumping.here().rows == rows


@pytest.mark.parametrize("spoilt", ["changed", "cut off", "lengthened", "another passphrase", "the sum"])
def test_promise_08_what_was_changed_cut_off_or_closed_otherwise_is_refused_and_leaves_nothing(
    spoilt, folder, key, tmp_path
):
    file = copied(folder, key)
    whole, beside = file.read_bytes(), folder / f"{file.name}.sha256"
    spoil = {
        "changed": whole[:-40] + bytes([whole[-40] ^ 1]) + whole[-39:],
        "cut off": whole[: len(whole) // 2],
        "lengthened": whole + b"more",
    }
    if spoilt in spoil:
        file.write_bytes(spoil[spoilt])
        beside.unlink()
    elif spoilt == "the sum":
        file.write_bytes(spoil["changed"])
    else:
        key.write_text("another one, of enough letters, but another\n")

    with pytest.raises(CommandError) as refused:
        call_command("restore_back_up", str(file), check=True, key_file=str(key))

    assert "not" in str(refused.value) or "added" in str(refused.value)
    assert not list(folder.glob(".*")), "what was opened to look at is gone"


def test_a_copy_that_opens_halfway_leaves_an_empty_database(folder, key, tmp_path):
    file = copied(folder, key)
    whole = file.read_bytes()
    file.write_bytes(whole[:-40] + bytes([whole[-40] ^ 1]) + whole[-39:])
    (folder / f"{file.name}.sha256").unlink()
    with an_empty_database(tmp_path) as address:
        refused = run("manage.py", "restore_back_up", file, "--key-file", key, address=address)
        tables = run("manage.py", "showmigrations", "audit", address=address)

    assert refused.returncode == 1
    assert "passphrase" in refused.stderr or "changed" in refused.stderr
    assert "[X]" not in tables.stdout


def test_a_copy_is_read_through_without_restoring_it(folder, key):
    said = StringIO()

    call_command("restore_back_up", str(copied(folder, key)), check=True, key_file=str(key), stdout=said)

    assert "It opens, and is whole" in said.getvalue()


def test_nothing_in_a_copy_can_be_read_and_nobody_else_may_open_the_file(folder, key):
    a_worker("ruth", name="Ruth Abaraonye")

    file = copied(folder, key)

    assert b"Abaraonye" not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0
    said = (folder / f"{file.name}.sha256").read_text()
    assert said == f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n"


def test_making_a_copy_is_an_entry_with_its_sum_and_without_the_entry_there_is_no_copy(
    folder, key, monkeypatch
):
    file = copied(folder, key)
    kept = Entry.objects.get(verb="made a copy")
    file.unlink()

    monkeypatch.setattr(actions, "record", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        call_command("back_up", to=folder, key_file=str(key))

    assert kept.detail["sha256"] in (folder / f"{file.name}.sha256").read_text()
    assert not list(folder.glob("*.backup"))
    assert not list(folder.glob("*.unfinished"))


def test_the_newest_copies_stay_and_older_ones_go(folder, key):
    for day in range(1, 6):
        for ending in (".backup", ".backup.sha256"):
            (folder / f"kinfold-2025010{day}T000000Z{ending}").touch()

    call_command("back_up", to=folder, key_file=str(key), keep=2, stdout=StringIO())

    assert min(folder.glob("*.backup")).name.startswith("kinfold-20250105")
    assert len(list(folder.glob("*"))) == 4


@pytest.mark.parametrize(
    ("held", "mode", "said"),
    [("short", 0o600, "at least 20 letters"), ("x" * 40, 0o644, "chmod 600"), ("", 0o600, "is empty")],
)
def test_a_passphrase_that_is_short_open_to_others_or_missing_makes_no_copy(
    held, mode, said, folder, tmp_path
):
    file = tmp_path / "poor key"
    file.write_text(held)
    file.chmod(mode)

    with pytest.raises(CommandError, match=said):
        call_command("back_up", to=folder, key_file=str(file))
    with pytest.raises(CommandError, match="name a file that holds it"):
        call_command("back_up", to=folder)

    assert not list(folder.iterdir())


@pytest.mark.postgresql
def test_where_postgresqls_programs_are_not_there_it_says_what_to_install(folder, key, settings):
    settings.POSTGRESQL_PROGRAMS = "/nowhere"

    with pytest.raises(CommandError, match="Install PostgreSQL's client"):
        call_command("back_up", to=folder, key_file=str(key))

    assert not list(folder.iterdir())
    assert connection.vendor == "postgresql"
