"""The addresses of the service with a mistake in the first layer: what the second holds alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from frontdoor.access import rows
from frontdoor.access.queries import actor_for
from frontdoor.accounts.models import User
from frontdoor.alerts.models import Alert
from frontdoor.intake.models import Received
from frontdoor.people.models import Person
from frontdoor.sealing import actions as sealing
from tests.rooms.row_security.layers import without_the_first
from tests.rooms.sealing.crawl import addresses, walk
from tests.rooms.stories import contact, said, send

NOW = datetime(2026, 3, 4, 11, 0, tzinfo=UTC)
SURNAME = "Quillfeather"


@pytest.fixture
def demonstration(db, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    call_command("load_demo", city=0, stdout=StringIO())


@contextmanager
def taken_back() -> Iterator[None]:
    cache.clear()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def a_sealed_family() -> list[str]:
    """A family that three agencies told of, with an alert, sealed; the references of what is about them."""
    for place, agency in enumerate(("housing", "midwifery", "school")):
        people = (
            said(1, "mother", f"Ottilie {SURNAME}", "1994-05-06"),
            said(2, "child", f"Barnaby {SURNAME}", "2019-07-08"),
        )
        day = (NOW - timedelta(days=3 - place)).date()
        send(agency, contact(*people, ties=[(1, 2, "mother")], on=day), message=f"sealed:{place}")
    persons = list(Person.objects.filter(mention__received__message_id__startswith="sealed:").order_by("pk"))
    head = actor_for(User.objects.get(username="head").pk, NOW.date())
    sealing.seal(persons=[each.pk for each in persons], why="At risk.", readers=(), by=head, at=NOW)
    contacts = Received.objects.get(message_id="sealed:0").ref
    return [persons[0].ref, contacts, Alert.objects.filter(root__in=persons)[0].ref]


def what_leaks(username: str) -> list[str]:
    """Where an answer tells that the family is on record; on SQLite a page may refuse instead, and then says nothing."""
    with taken_back():
        refs = a_sealed_family()
        paths = [
            path
            for path in addresses(refs, of_one=True)
            if "-" not in path or any(ref in path for ref in refs)
        ]
        with_family = walk(username, paths, [], only_get=True)
    with taken_back():
        without = walk(username, paths, [], only_get=True)
    assert not [asked for asked, answer in with_family.items() if SURNAME in answer.body]
    refused = 500 if connection.vendor == "sqlite" else None
    return [
        asked
        for asked, answer in with_family.items()
        if answer != without[asked] and answer.status != refused
    ]


@pytest.mark.promise(9)
def test_without_the_first_layer_no_address_tells_of_the_sealed_family(demonstration):
    with without_the_first():
        assert what_leaks("manager") == []


@pytest.mark.promise(9)
def test_where_the_first_layer_forgets_tables_no_address_tells_of_the_sealed_family(
    demonstration, monkeypatch
):
    cut = rows._cut

    def forgetful(sql, asked, eyes):
        rest = asked - {"people_person", "chronology_event", "alerts_alert"}
        return cut(sql, rest, eyes) if rest else sql

    monkeypatch.setattr(rows, "_cut", forgetful)

    assert what_leaks("manager") == []
