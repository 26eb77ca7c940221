"""Sealing the audit: every entry under one seal, each seal on the one before, none over a gap that may fill."""

import threading
from datetime import UTC, datetime
from random import Random
from time import sleep

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.utils import timezone

from frontdoor.audit import sealing
from frontdoor.audit.models import Entry, Seal
from frontdoor.audit.sealing import StillOpen, entry_bytes, seal_all
from frontdoor.audit.verifying import verify
from tests.rooms.alert_stories import race
from tests.rooms.auditing.trails import AT, a_trail, an_entry

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 11, 18, 6, 0, tzinfo=UTC)


def in_another_transaction(
    *, entries: int, until: threading.Event, ready: threading.Event
) -> threading.Thread:
    """Write entries over another connection, and commit only when told."""

    def run() -> None:
        try:
            with transaction.atomic():
                for _ in range(entries):
                    an_entry("decided")
                ready.set()
                until.wait(timeout=30)
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    assert ready.wait(timeout=30)
    return thread


def test_every_entry_stands_under_one_seal_and_each_seal_says_where_it_ends(monkeypatch):
    monkeypatch.setattr(sealing, "AT_MOST", 25)
    numbers = a_trail(60)

    sealed = seal_all(at=NOW)

    kept = list(Seal.objects.order_by("number").values_list("number", "first_entry", "last_entry", "entries"))
    assert sealed == 60
    assert kept == [
        (1, numbers[0], numbers[24], 25),
        (2, numbers[25], numbers[49], 25),
        (3, numbers[50], numbers[59], 10),
    ]
    assert verify().entries == 60


def test_sealing_again_adds_nothing_until_there_is_something_new():
    a_trail(5)
    seal_all(at=NOW)

    assert seal_all(at=NOW) == 0

    a_trail(5, first=2000)

    assert seal_all(at=NOW) == 5
    assert verify().seals == 2


def test_an_empty_audit_is_not_sealed():
    assert seal_all(at=NOW) == 0
    assert not Seal.objects.exists()


def test_the_bytes_of_an_entry_are_stated_and_stay():
    row = (7, AT, 12, "Zoë “Z” Bell", "auditor", "cass", "looked at", "person", "P-7K3M-9QXD")

    said = entry_bytes((*row, "Why\nnot", "assigned", "", {"b": [1, None], "a": "é"}))

    assert said == (
        b'[7,"2025-11-17T14:05:06.000789+00:00",12,"Zo\\u00eb \\u201cZ\\u201d Bell","auditor","cass","looked at",'
        b'"person","P-7K3M-9QXD","Why\\nnot","assigned","",{"a":"\\u00e9","b":[1,null]}]\n'
    )


def test_a_hash_stays_the_same_wherever_it_is_worked_out():
    a_trail(3)

    seal_all(at=NOW)

    assert Seal.objects.get().hash == "d34ef74891ebfcf77fdc4fda22609b759fe79ea7d0da74ece2fe24aaae1f4ddd"


def test_a_seal_is_never_changed_or_removed():
    a_trail(3)
    seal_all(at=NOW)

    for ask in (Seal.objects.get().save, lambda: Seal.objects.all()._raw_delete("default")):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            ask()


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_nothing_is_sealed_over_a_number_that_a_slow_transaction_still_holds(monkeypatch):
    monkeypatch.setattr(sealing, "PATIENCE", 0.2)
    ready, until = threading.Event(), threading.Event()
    slow = in_another_transaction(entries=1, until=until, ready=ready)
    with transaction.atomic():
        later = an_entry()

    with pytest.raises(StillOpen, match="still open"):
        sealing.settled_up_to(0.2)
    assert not Seal.objects.exists()
    until.set()
    slow.join()

    assert seal_all(at=NOW) == 2
    assert Entry.objects.order_by("id").last() == later
    assert verify().unsealed == 0


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_sealing_waits_a_moment_for_who_is_writing_and_makes_nobody_wait():
    ready, until = threading.Event(), threading.Event()
    slow = in_another_transaction(entries=1, until=until, ready=ready)
    with transaction.atomic():
        an_entry()
    threading.Timer(0.3, until.set).start()

    sealed = seal_all(at=NOW)

    slow.join()
    assert sealed == 2


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_number_that_was_given_up_holds_nothing_back():
    with transaction.atomic():
        an_entry()
        transaction.set_rollback(True)
    with transaction.atomic():
        an_entry()

    assert seal_all(at=NOW) == 1


def test_whoever_begins_to_write_later_is_not_waited_for(monkeypatch):
    seen = iter([{"a"}, {"a", "b"}, {"b"}])
    monkeypatch.setattr(sealing, "_writers", lambda: next(seen))

    sealing._wait_for({"a"}, patience=5)

    assert next(seen, None) is None


@pytest.mark.django_db(transaction=True)
def test_two_sealers_at_once_seal_every_entry_once(monkeypatch):
    monkeypatch.setattr(sealing, "AT_MOST", 7)
    a_trail(60)

    (got,) = race([None], *[lambda _: seal_all(at=NOW)] * 3)

    assert sum(got) == 60
    assert verify().entries == 60


@pytest.mark.django_db(transaction=True)
def test_under_many_writers_who_commit_late_every_entry_ends_under_a_seal():
    done = threading.Event()

    def write(seed: int) -> None:
        luck = Random(seed)
        try:
            for _ in range(15):
                with transaction.atomic():
                    an_entry(ref=f"P-{seed:04}-0000")
                    sleep(luck.random() / 100)
        finally:
            connections.close_all()

    writers = [threading.Thread(target=write, args=[seed]) for seed in range(4)]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        seal_all(at=timezone.now())
        sleep(0.01)
    done.set()
    seal_all(at=timezone.now())

    assert Seal.objects.count() > 1
    held = verify()
    assert (held.entries, held.unsealed) == (60, 0)


def test_on_this_database_the_table_is_named_as_the_lock_asks():
    assert connection.vendor == "sqlite" or sealing._writers() == set()
