"""Promise 11: in an emergency one record opens for an hour, with a reason and a fresh factor, and it is reviewed."""

import time
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from django.utils.timezone import localdate, now

from frontdoor.audit.models import Entry
from frontdoor.outbox.models import Mail
from frontdoor.outbox.sending import send_one
from frontdoor.people.models import Person
from frontdoor.reasons import actions
from frontdoor.reasons.models import Look
from frontdoor.reasons.queries import looks
from frontdoor.sealing import actions as sealing
from tests.rooms.alert_stories import a_manager, actor
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.stories import contact, said, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_worker("nina", role="front_door_worker", agency="cass")


@pytest.fixture
def sealed() -> Person:
    received = send(
        "housing",
        contact(
            said(1, "child", "Barnaby Quillfeather", "2019-07-08", sex="M"),
            on=localdate() - timedelta(days=1),
        ),
    )
    person = Person.objects.get(mention__received=received)
    head = a_manager("hana", "Hana Osei", role="head_of_service")
    sealing.seal(persons=[person.pk], why="At risk.", readers=(), by=actor(head), at=now())
    return person


def broken(browser, ref: str):
    return browser.post("/break-glass/", {"ref": ref, "why": "He is at the hospital door."}, follow=True)


@pytest.fixture
def fresh(monkeypatch):
    from frontdoor.accounts import fresh

    monkeypatch.setattr(fresh, "fresh_factor", lambda request: True)


def test_promise_11_it_asks_for_a_fresh_factor_first(worker, sealed, monkeypatch):
    browser, later = signed_in(worker), time.time() + 11 * 60
    monkeypatch.setattr("frontdoor.accounts.fresh.time.time", lambda: later)

    answer = browser.post("/break-glass/", {"ref": sealed.ref, "why": "An emergency."}, follow=True)

    assert answer.redirect_chain[0][0].startswith("/accounts/")
    assert not Look.objects.exists()


def test_promise_11_one_record_opens_for_an_hour_and_is_closed_again(worker, sealed, fresh, monkeypatch):
    browser, page = signed_in(worker), f"/families/{sealed.ref}/"
    assert browser.get(page).status_code == 404

    broken(browser, sealed.ref)
    assert "Barnaby Quillfeather" in browser.get(page).content.decode()

    later = now() + timedelta(minutes=61)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert browser.get(page).status_code in (302, 404)


def test_promise_11_the_privacy_officer_is_told_by_reference_only(worker, sealed, fresh, settings):
    settings.PRIVACY_OFFICER_MAIL = "privacy@example.org"

    broken(signed_in(worker), sealed.ref)
    send_one(Mail.objects.get().pk, clock=now)

    message = mail.outbox[0]
    said_in_it = f"{message.subject} {message.body} {message.extra_headers}"
    assert Look.objects.get().ref in said_in_it
    for word in ("Barnaby", "Quillfeather", "hospital", "2019", sealed.ref, "nina", "Nina"):
        assert word not in said_in_it


def test_the_answer_is_the_same_where_there_is_no_such_record(worker, sealed, fresh):
    browser = signed_in(worker)

    there, nowhere = broken(browser, sealed.ref), broken(browser, "P-0000-0000")

    strip = __import__("re").compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
    assert strip.sub("", there.content.decode()) == strip.sub("", nowhere.content.decode())
    assert Entry.objects.filter(verb="broke the glass").count() == 2
    assert Look.objects.count() == 1


def test_it_is_due_for_review_in_two_working_days_and_then_overdue_for_whoever_reviews(worker, sealed):
    friday = now().replace(year=2025, month=9, day=5, hour=10)
    actions.break_glass(ref=sealed.ref, why="An emergency.", by=actor(worker), at=friday)

    waiting = looks(friday + timedelta(days=4, minutes=-1))
    assert (waiting[0].broke_glass, waiting[0].overdue) == (True, False)
    assert looks(friday + timedelta(days=4, minutes=1))[0].overdue


def test_the_look_under_broken_glass_says_so_in_the_audit(worker, sealed, fresh, settings):
    settings.NEW_FOR_DAYS = 0
    browser = signed_in(worker)
    broken(browser, sealed.ref)
    browser.get(f"/families/{sealed.ref}/")

    looked = Entry.objects.filter(verb="looked at", subject_ref=sealed.ref)
    assert list(looked.values_list("because", flat=True)) == ["break_glass"]
