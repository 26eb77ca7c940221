"""Who opens more pages in an hour than anybody's work needs is asked why, and told of; an emergency never waits."""

from datetime import UTC, datetime
from threading import Thread

import pytest
from django.core.cache import cache
from django.db import connections
from django.test import Client
from django.utils import timezone

from frontdoor.audit.models import Entry
from frontdoor.outbox.models import Message
from frontdoor.reasons.models import Look
from frontdoor.reasons.pace import counting
from tests.rooms.alert_stories import a_family
from tests.rooms.builders import a_worker, signed_in

pytestmark = pytest.mark.django_db
WHY = "A morning of looking through the old contacts before the move"


@pytest.fixture(autouse=True)
def at_five(settings) -> None:
    """Five pages or two searches an hour; no count of an earlier test."""
    settings.PAGES_AN_HOUR, settings.SEARCHES_AN_HOUR = 5, 2
    cache.clear()
    counting._here.clear()


@pytest.fixture
def worker(db) -> Client:
    return signed_in(a_worker("ruth", role="front_door_worker", agency="cass"))


def opened(browser: Client, times: int, address: str = "/contacts/") -> list[int]:
    """Open a page so often; give how each ended."""
    return [browser.get(address).status_code for _ in range(times)]


def test_past_the_limit_the_page_says_so_gently_and_it_is_an_entry_and_a_message_once(worker):
    before, after = opened(worker, 6, "/people/search/?"), opened(worker, 7, "/looked/for/nothing/")
    pages = worker.get("/families/P-7K3M-9QXD/")

    assert 429 not in before, "the empty search page is no page of anybody"
    assert after == [404] * 6 + [429]
    assert pages.status_code == 429
    assert "You have opened many pages in this hour" in pages.content.decode()
    assert Entry.objects.filter(verb="reached the limit of pages").count() == 1
    told = Message.objects.get(role="privacy_officer")
    assert (told.about, told.about_ref) == ("pace", "")


def test_whoever_says_why_goes_on_to_where_they_were_going_twice_in_an_hour(worker):
    opened(worker, 7, "/nowhere/")
    first = worker.post("/more-pages/", {"why": WHY, "onwards": "/nowhere/?page=2"})
    more = opened(worker, 6, "/nowhere/")
    second = worker.post("/more-pages/", {"why": WHY, "onwards": "https://elsewhere.example/"})
    opened(worker, 6, "/nowhere/")
    third = worker.post("/more-pages/", {"why": WHY})

    assert first["Location"] == "/nowhere/?page=2"
    assert more[:4] == [404] * 4
    assert second["Location"] == "/"
    assert third.status_code == 429
    assert "gone on twice in this hour" in third.content.decode()
    kept = Entry.objects.filter(verb="went on past the limit of pages")
    assert [each.why for each in kept] == [WHY, WHY]


def test_without_a_reason_nobody_goes_on(worker):
    opened(worker, 7, "/nowhere/")

    answer = worker.post("/more-pages/", {"why": "  "})

    assert "Enter why you need to open more pages" in answer.content.decode()
    assert worker.get("/nowhere/").status_code == 429


def test_searches_are_counted_by_themselves(worker):
    answers = [worker.post("/people/search/", {"name": f"Somebody {turn}"}).status_code for turn in range(4)]

    assert 429 not in answers[:2]
    assert answers[3] == 429
    assert worker.get("/nowhere/").status_code == 404


@pytest.mark.parametrize(
    "address", ["/alerts/", "/contacts/new/", "/break-glass/", "/help/", "/accounts/2fa/", "/more-pages/"]
)
def test_what_cannot_wait_is_never_stopped(worker, address):
    opened(worker, 7, "/nowhere/")

    assert worker.get(address).status_code != 429


def test_what_somebody_sends_is_never_thrown_away(worker):
    opened(worker, 7, "/nowhere/")

    assert worker.post("/nowhere/", {"text": "An hour of writing"}).status_code != 429


def test_a_record_that_was_opened_in_an_emergency_stays_open(worker):
    child, user = a_family(), worker.get("/help/").wsgi_request.user
    opened(worker, 7, "/nowhere/")
    stopped = worker.get(f"/families/{child.ref}/").status_code
    until = timezone.now() + timezone.timedelta(minutes=60)
    Look.objects.create(
        user=user, person=child, why="A threat", broke_glass=True, at=timezone.now(), until=until
    )

    assert stopped == 429
    assert worker.get(f"/families/{child.ref}/").status_code == 200


def test_the_next_hour_begins_at_nothing(worker, monkeypatch):
    opened(worker, 7, "/nowhere/")

    monkeypatch.setattr(counting, "HOUR", 3601)

    assert worker.get("/nowhere/").status_code == 404


def test_one_account_stops_no_other(worker):
    opened(worker, 7, "/nowhere/")

    other = signed_in(a_worker("mo", role="front_door_worker", agency="cass"))

    assert other.get("/nowhere/").status_code == 404
    assert worker.get("/nowhere/").status_code == 429


@pytest.mark.django_db(transaction=True)
def test_of_many_who_count_at_once_none_is_lost():
    def count() -> None:
        try:
            for _ in range(10):
                cache.incr("pace:together", 10)
        finally:
            connections.close_all()

    threads = [Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert cache.get("pace:together") == 400
    assert datetime.now(UTC).year > 2000
