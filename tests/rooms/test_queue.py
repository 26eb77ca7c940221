"""The queue: what waits for a decision, with its clock and its family's line, for those who may see it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from frontdoor.audit import actions as audit
from frontdoor.intake.models import Received
from frontdoor.people.queries import people_known
from frontdoor.response import actions

from .builders import a_worker, an_agency, signed_in
from .front_door import (
    acting,
    from_housing,
    from_midwifery,
    looked_at,
    person_in,
    text_of,
    three_agencies,
    worker,
)
from .stories import contact, said, send

pytestmark = pytest.mark.django_db
QUEUE = "/queue/"


def decide(received, user):
    at = timezone.now()
    people = dict.fromkeys(actions.family_of_contact(received, at), "")
    actions.decide(
        contact=received, outcome="assessment", why="Seen together.", told_referrer="Thank you.", people=people,
        by=acting(user), at=at,
    )  # fmt: skip


def test_it_shows_who_from_whom_which_contact_this_is_and_whether_an_alert_is_open():
    third = three_agencies()

    page = text_of(signed_in(worker()).get(QUEUE))

    assert third.ref in page
    assert "Kayla Merrin (17 years)" in page
    assert "3rd contact about this family in 58 days, from housing, midwifery and youth service" in page
    assert "An alert about this family is open" in page


def test_a_child_in_immediate_danger_stands_first_and_the_contact_says_so_at_its_top():
    older = from_midwifery(days=9)
    day = timezone.localdate()
    said_so = replace(contact(said(1, "child", "Ben Osei", "2016-04-01"), on=day), immediate_danger="yes")
    danger = send("school", said_so)
    client = signed_in(worker())

    page, own = client.get(QUEUE).content.decode(), text_of(client.get(f"/contacts/{danger.ref}/"))

    assert page.index(danger.ref) < page.index(older.ref)
    assert page.count("Immediate danger</strong>") == 1
    assert "Check that the police or an ambulance was called" in own


def test_the_oldest_deadline_stands_first():
    later, sooner = from_housing(days=1), from_midwifery(days=9)

    page = signed_in(worker()).get(QUEUE).content.decode()

    assert page.index(sooner.ref) < page.index(later.ref)


def test_whoever_it_names_is_written_down_as_looked_at():
    third = three_agencies()

    signed_in(worker()).get(QUEUE)

    known = people_known([person_in(third, 1).pk])
    assert known[person_in(third, 1).pk].ref in looked_at("queue")


@pytest.mark.promise(12)
def test_a_page_that_cannot_be_written_down_is_not_shown(monkeypatch):
    three_agencies()

    def broken(*args, **kwargs):
        raise RuntimeError("no audit")

    monkeypatch.setattr(audit, "looked_at_people", broken)

    with pytest.raises(RuntimeError):
        signed_in(worker()).get(QUEUE)


def test_what_is_decided_moves_to_the_other_tab():
    received, user = from_housing(days=0), worker()
    decide(received, user)

    client = signed_in(user)

    assert "No contact is waiting for a decision." in text_of(client.get(QUEUE))
    decided = text_of(client.get(f"{QUEUE}?show=decided"))
    assert received.ref in decided
    assert "Social work assessment, by Jo Marsh" in decided


def test_an_empty_list_is_said_in_words():
    assert "No contact was decided in the last 7 days." in text_of(
        signed_in(worker()).get(f"{QUEUE}?show=decided")
    )


@pytest.mark.parametrize("role", ["referrer", "auditor", "administrator"])
def test_it_is_refused_to_those_whose_role_does_not_see_it(role):
    response = signed_in(a_worker("other", role=role)).get(QUEUE)

    assert response.status_code == 403
    assert "see the queue" in text_of(response)


def test_no_name_stands_in_its_title_or_in_an_address():
    three_agencies()

    page = signed_in(worker()).get(QUEUE).content.decode()

    assert "<title>Work queue – Kinfold</title>" in page
    assert "Merrin" not in "".join(part.split('"')[0] for part in page.split('href="')[1:])


def test_history_is_not_in_it_and_the_bar_counts_what_waits():
    from_housing()
    Received.objects.create(
        kind="history",
        channel="cin",
        agency=an_agency(),
        message_id="old",
        body={},
        received_at=timezone.now(),
    )

    page = text_of(signed_in(worker()).get(QUEUE))

    assert "1 contact in this list" in page
    assert "(1 waiting)" in page


def test_more_contacts_ask_hardly_more_questions():
    client = signed_in(worker())
    today = timezone.localdate()

    def tell(names):
        for name in names:
            child = said(1, "child", f"{name} Test", "2015-02-02")
            send("school", contact(child, on=today - timedelta(days=1)), message=name)

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as questions:
            client.get(QUEUE)
        return len(questions)

    tell(["Aaron", "Bethan"])
    few = asked()
    tell(["Callum", "Delia", "Edwin", "Farah", "Gwen", "Hana", "Ivo", "Joss"])

    assert asked() <= few + 20


def test_it_goes_over_to_a_second_page():
    an_agency("school")
    now = timezone.now()
    Received.objects.bulk_create(
        Received(
            kind="contact", channel="form", agency=an_agency("school"), message_id=str(number), body={},
            received_at=now - timedelta(minutes=number),
        )
        for number in range(30)
    )  # fmt: skip

    page = text_of(signed_in(worker()).get(f"{reverse('response:queue')}?page=2"))

    assert "page 2 of 2" in page
