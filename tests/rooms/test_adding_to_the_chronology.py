"""What a worker writes down answers the signals; what was wrong is taken back and stays on the page."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from frontdoor.alerts.models import Finding
from frontdoor.audit.models import Entry
from frontdoor.chronology.knowledge import known_on
from frontdoor.chronology.models import Event, Withdrawal
from frontdoor.families.models import Tie
from frontdoor.people.models import Person

from .builders import a_worker, signed_in
from .stories import contact, said, send

pytestmark = pytest.mark.django_db


def a_family(today: date) -> Person:
    """A mother of 17 and her baby."""
    received = send(
        "midwifery",
        contact(
            said(1, "mother", "Kayla Merrin", (today - timedelta(days=17 * 365 + 60)).isoformat(), sex="F"),
            said(2, "child", "Isla Merrin", (today - timedelta(days=40)).isoformat(), sex="F"),
            ties=[(1, 2, "mother")],
            on=today - timedelta(days=2),
        ),
    )
    return Person.objects.get(mention__received=received, mention__number=1)


def filled_in(mother: Person, what: str, today: date, **more) -> dict:
    return {
        "ref": "E-2345-6789",
        "what": what,
        "about": mother.ref,
        "happened_on-day": today.day,
        "happened_on-month": today.month,
        "happened_on-year": today.year,
        "text": "Seen alone at the family centre.",
        **more,
    }


@pytest.fixture
def worker():
    return signed_in(a_worker("jo", role="front_door_worker", agency="cass", name="Jo Marsh"))


def test_considering_a_young_mother_as_a_child_clears_the_signal_and_is_logged(worker):
    today = timezone.localdate()
    mother = a_family(today)

    answer = worker.post(f"/families/{mother.ref}/add/", filled_in(mother, "child_in_own_right", today))

    assert answer.status_code == 302
    assert not Finding.objects.filter(signal="S04", end__isnull=True).exists()
    assert Event.objects.get(kind="consideration").by_name == "Jo Marsh"
    assert Entry.objects.filter(verb="wrote to the ledger", detail__entry="consideration").exists()


def test_withdrawing_it_brings_the_signal_back_and_keeps_the_entry_struck_through(worker):
    today = timezone.localdate()
    mother = a_family(today)
    worker.post(f"/families/{mother.ref}/add/", filled_in(mother, "child_in_own_right", today))
    event = Event.objects.get(kind="consideration")

    worker.post(f"/families/{mother.ref}/withdraw/{event.ref}/", {"why": "Written under the wrong person."})

    assert Finding.objects.filter(signal="S04", end__isnull=True).exists()
    page = worker.get(f"/families/{mother.ref}/").content.decode()
    assert "Written under the wrong person." in page
    assert Event.objects.filter(pk=event.pk).exists()


def test_a_form_that_is_not_right_says_so_keeps_what_was_typed_and_writes_nothing(worker):
    today = timezone.localdate()
    mother = a_family(today)
    before = Event.objects.count()

    answer = worker.post(
        f"/families/{mother.ref}/add/", {"what": "conversation", "text": "Spoke to the health visitor."}
    )

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Enter which agencies took part in the conversation" in page
    assert "Spoke to the health visitor." in page
    assert Event.objects.count() == before


def test_a_decision_cannot_be_withdrawn_and_a_record_of_another_family_is_not_there(worker):
    today = timezone.localdate()
    mother = a_family(today)
    other = send("school", contact(said(1, "child", "Ben Osei", "2016-04-01"), on=today - timedelta(days=1)))
    elsewhere = Event.objects.get(received=other)

    answer = worker.post(f"/families/{mother.ref}/withdraw/{elsewhere.ref}/", {"why": "Wrong."})

    assert answer.status_code == 404
    assert not Withdrawal.objects.exists()


def test_a_referrer_may_not_write_to_a_chronology():
    mother = a_family(timezone.localdate())
    referrer = signed_in(a_worker("mary", role="referrer", agency="midwifery"))

    assert referrer.get(f"/families/{mother.ref}/add/").status_code == 403


def test_the_same_form_sent_twice_is_one_record(worker):
    today = timezone.localdate()
    mother = a_family(today)

    for _ in range(2):
        worker.post(f"/families/{mother.ref}/add/", filled_in(mother, "visit", today))

    assert Event.objects.filter(kind="visit").count() == 1


def test_a_wrong_tie_is_taken_back_and_stays_on_the_page_struck_through(worker):
    today = timezone.localdate()
    mother = a_family(today)
    tie = Tie.objects.get(type="mother")

    answer = worker.post(
        f"/families/{mother.ref}/ties/{tie.pk}/take-back/", {"why": "She is the aunt, not the mother."}
    )

    child = Person.objects.get(mention__number=2)
    assert answer.status_code == 302
    assert not Finding.objects.filter(signal="S04", end__isnull=True).exists()
    assert len(known_on([child.pk], today).family_of([child.pk])) == 1
    assert Entry.objects.filter(verb="took back a tie", subject_ref=child.ref).exists()


def test_a_tie_without_a_reason_stays(worker):
    mother = a_family(timezone.localdate())
    tie = Tie.objects.get(type="mother")

    worker.post(f"/families/{mother.ref}/ties/{tie.pk}/take-back/", {"why": " "})

    assert not hasattr(Tie.objects.get(pk=tie.pk), "end")


def test_a_look_is_found_under_every_description_of_a_person(worker):
    today = timezone.localdate()
    mother = a_family(today)
    born = mother.mention.description["born"]
    again = send(
        "school", contact(said(1, "child", "Kayla Merrin", born, sex="F"), on=today - timedelta(days=1))
    )
    newer = Person.objects.get(mention__received=again)

    worker.get(f"/families/{mother.ref}/")

    for ref in (mother.ref, newer.ref):
        assert Entry.objects.filter(verb="looked at", subject_ref=ref, actor_name="Jo Marsh").exists()
