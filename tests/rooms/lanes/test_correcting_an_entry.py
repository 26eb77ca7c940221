"""An entry that was wrong is said right by a later one; the earlier stays beside it, and signs count it once."""

import pytest

from frontdoor.alerts.models import Finding
from frontdoor.chronology.models import Correction, Event
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.front_door import day_before, person_in, text_of, three_agencies, worker

pytestmark = pytest.mark.django_db


def corrected(client, person, event, **more):
    day = day_before(more.pop("days", 31))
    return client.post(
        f"/families/{person.ref}/correct/{event.ref}/",
        {
            "what_was_wrong": "It was the day before.",
            "occurred_on-day": day.day,
            "occurred_on-month": day.month,
            "occurred_on-year": day.year,
            "text": "Came to the counter with Tia.",
            **more,
        },
    )


@pytest.fixture
def told():
    person = person_in(three_agencies(), 1)
    return signed_in(worker()), person, Event.objects.get(kind="contact", agency="housing")


def test_the_later_entry_stands_beside_the_earlier_and_says_what_was_wrong(told):
    client, person, event = told

    answer = corrected(client, person, event)

    assert answer.status_code == 302
    page = text_of(client.get(f"/families/{person.ref}/"))
    assert "Corrected by a later entry, Jo Marsh," in page
    assert page.count("What was wrong: It was the day before.") == 2
    assert "Corrects an earlier entry." in page
    assert "Came to the counter with Tia." in page


def test_it_keeps_who_was_in_it_whose_it_is_and_which_contact_it_was(told):
    client, person, event = told

    corrected(client, person, event)

    later = Correction.objects.get().event
    assert (later.agency, later.referral, later.kind) == (event.agency, event.referral, event.kind)
    assert set(later.participants.values_list("person_id", "role")) == set(
        event.participants.values_list("person_id", "role")
    )
    assert later.occurred_on == day_before(31)


def test_a_sign_that_counts_it_counts_it_once(told):
    client, person, event = told

    corrected(client, person, event)

    standing = Finding.objects.filter(signal="S01", end__isnull=True)
    assert {each.wordings.last().headline[:22] for each in standing} == {"3 contacts in 90 days "}


def test_an_entry_is_corrected_once_and_the_correction_can_be_corrected(told):
    client, person, event = told
    corrected(client, person, event)

    assert corrected(client, person, event).status_code == 404
    assert corrected(client, person, Correction.objects.get().event, text="With both.").status_code == 302
    assert Correction.objects.count() == 2


def test_without_a_reason_nothing_is_corrected_and_who_only_reads_is_refused(told):
    client, person, event = told

    assert "Answer “What was wrong?”" in text_of(corrected(client, person, event, what_was_wrong=""))
    reader = signed_in(a_worker("head", role="head_of_service", agency="cass"))
    assert corrected(reader, person, event).status_code == 403
    assert not Correction.objects.exists()
