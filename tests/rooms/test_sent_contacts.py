"""A referrer sends a contact once, and sees their own agency's contacts with their outcomes, and nobody else's."""

import pytest
from django.urls import reverse
from django.utils import timezone

from frontdoor.audit.models import Entry
from frontdoor.intake.models import Draft, Received
from frontdoor.people.models import Person
from frontdoor.response import actions

from .builders import a_worker, an_agency, signed_in
from .front_door import acting, from_housing, from_midwifery, looked_at, text_of, three_agencies, worker
from .stories import contact, said

pytestmark = pytest.mark.django_db
SENT = "/contacts/sent/"


def test_an_agency_sees_its_own_contacts_with_their_clocks_and_no_one_elses():
    mine, theirs = from_housing(), from_midwifery()

    page = text_of(signed_in(a_worker("h", agency="housing")).get(SENT))

    assert mine.ref in page
    assert "Tia Merrin" in page
    assert theirs.ref not in page
    assert "A decision was due" in page


def test_another_agencys_contact_is_not_there_and_neither_is_one_that_does_not_exist():
    theirs = from_midwifery()
    client = signed_in(a_worker("h", agency="housing"))

    assert client.get(f"{SENT}{theirs.ref}/").status_code == 404
    assert client.get(f"{SENT}C-AAAA-AAAA/").status_code == 404
    assert client.get(f"/contacts/sent-confirmation/{theirs.ref}/").status_code == 404


def test_one_contact_shows_what_was_sent_and_nothing_that_others_told():
    three_agencies()
    mine = Received.objects.get(agency__key="housing")

    page = text_of(signed_in(a_worker("h", agency="housing")).get(f"{SENT}{mine.ref}/"))

    assert "Tia Merrin" in page
    assert "The front door has your contact" in page
    for others in ("contact about this family", "I have nowhere to go", "Unborn", "midwifery"):
        assert others not in page


def test_the_outcome_is_what_the_front_door_told_them():
    mine, user, at = from_housing(), worker(), timezone.now()
    people = dict.fromkeys(actions.family_of_contact(mine, at), "")
    actions.decide(
        contact=mine, outcome="early_help", why="Not for them.", told_referrer="Early help rings tomorrow.",
        people=people, by=acting(user), at=at,
    )  # fmt: skip
    client = signed_in(a_worker("h", agency="housing"))

    page = text_of(client.get(f"{SENT}{mine.ref}/"))

    assert "Early help rings tomorrow." in page
    assert "Not for them." not in page
    assert "Early help offered" in text_of(client.get(SENT))


def test_an_empty_list_is_said_in_words():
    assert "Your agency has not made a contact yet." in text_of(
        signed_in(a_worker("h", agency="housing")).get(SENT)
    )


def test_whoever_is_shown_is_written_down():
    mine = from_housing()
    signed_in(a_worker("h", agency="housing")).get(f"{SENT}{mine.ref}/")

    assert looked_at(f"own contact {mine.ref}") == set(
        Person.objects.filter(mention__received=mine).values_list("ref", flat=True)
    )


def test_it_is_refused_to_those_who_send_nothing():
    assert signed_in(a_worker("a", role="auditor")).get(SENT).status_code == 403


# --- Sending ------------------------------------------------------------------------------------------------


@pytest.fixture
def draft(monkeypatch):
    """A finished draft, whatever the form asks today."""
    writer = a_worker("midwife", agency="midwifery", name="Mary Adeyemi")
    now = timezone.now()
    made = Draft.objects.create(writer=writer, agency=an_agency("midwifery"), started_at=now, changed_at=now)
    what = contact(said(1, "child", "Ivo Penn", "2014-02-02"), on=timezone.localdate())
    monkeypatch.setattr("frontdoor.journey.sending.contact_from_draft", lambda draft, today: what)
    return made


def send_page(draft):
    return reverse("journey:send", args=[draft.pk])


def test_sending_makes_a_contact_marks_the_draft_and_confirms(draft):
    client = signed_in(draft.writer)

    response = client.post(send_page(draft), follow=True)

    received = Received.objects.get()
    draft.refresh_from_db()
    assert draft.sent == received
    assert (received.agency.key, received.sent_by_name) == ("midwifery", "Mary Adeyemi")
    assert received.ref in text_of(response)
    assert "Contact sent" in text_of(response)
    assert "Penn" not in response.content.decode()


@pytest.mark.promise(2)
def test_sending_twice_makes_one_contact(draft):
    client = signed_in(draft.writer)
    first = client.post(send_page(draft))

    second = client.post(send_page(draft))

    assert first.url == second.url
    assert Received.objects.count() == 1


def test_nobody_sends_anothers_draft(draft):
    other = signed_in(a_worker("other", agency="midwifery"))

    assert other.post(send_page(draft)).status_code == 404
    assert not Received.objects.exists()


def test_sending_is_not_done_by_looking(draft):
    assert signed_in(draft.writer).get(send_page(draft)).status_code == 405


def test_if_a_step_fails_nothing_was_sent(draft, monkeypatch):
    def broken(*args, **given):
        raise RuntimeError("no signals")

    monkeypatch.setattr("frontdoor.journey.steps.look_again", broken)

    with pytest.raises(RuntimeError):
        signed_in(draft.writer).post(send_page(draft))
    draft.refresh_from_db()
    assert draft.sent is None
    assert not Received.objects.exists()
    assert not Entry.objects.filter(verb="received").exists()


def test_a_draft_that_is_not_finished_leads_back_to_its_answers():
    writer, now = a_worker("midwife", agency="midwifery"), timezone.now()
    draft = Draft.objects.create(writer=writer, agency=an_agency("midwifery"), started_at=now, changed_at=now)

    response = signed_in(writer).post(send_page(draft))

    assert response.url == reverse("intake:check", args=[draft.pk])
    assert not Received.objects.exists()
