"""The head of the family's page: five questions, each answered in a sentence from what is on record."""

import re

import pytest
from django.utils import timezone

from frontdoor.chronology.actions import withdraw, write
from frontdoor.chronology.head.pages import Answer
from frontdoor.chronology.models import Event
from frontdoor.chronology.queries import Asked, family_page
from frontdoor.response.actions import decide, family_of_contact
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.front_door import (
    acting,
    day_before,
    from_midwifery,
    from_the_youth_service,
    person_in,
    text_of,
    three_agencies,
    worker,
)
from tests.rooms.stories import noon

pytestmark = pytest.mark.django_db


def answer(received, key: str, number: int = 1) -> Answer:
    page = family_page(
        person_in(received, number).ref,
        asked=Asked(),
        now=timezone.now(),
        actor=acting(worker("asks")),
    )
    return next(each for each in page.head if each.key == key)


def everything(each: Answer) -> str:
    return " ".join([each.said, *(line.said for line in each.lines)])


def test_a_mother_of_17_and_the_unborn_are_among_the_children():
    said = answer(three_agencies(), "children").said

    assert said.startswith("3 children:")
    assert "Kayla (17 years, also a parent)" in said
    assert "Tia (2 years)" in said
    assert "an unborn child (due" in said


def test_who_was_never_seen_is_named_first():
    each = answer(three_agencies(), "unseen")

    assert "Nobody has recorded seeing" in each.said
    assert "Tia" in each.said
    assert each.attention


def test_who_was_seen_long_ago_is_named_with_the_days_and_by_whom():
    said = everything(answer(from_midwifery(days=58), "unseen", number=2))

    assert "Kayla was last seen 58 days ago, by midwifery." in said


def test_contacts_are_counted_by_agency_and_since_when():
    each = answer(three_agencies(), "contacts")

    assert each.said == "3 contacts in the last 90 days, from midwifery, housing and youth service."
    assert "3 contacts in all, since" in everything(each)


def test_a_contact_that_was_taken_back_is_not_counted():
    received = three_agencies()
    withdraw(
        event=Event.objects.filter(kind="contact", agency="housing").get(),
        why="Wrong family.",
        by=acting(worker("sam")),
        at=timezone.now(),
    )

    assert answer(received, "contacts").said.startswith("2 contacts in the last 90 days")


def test_what_was_decided_before_is_told_with_what_is_missing():
    received = from_midwifery()
    decide(
        contact=received,
        outcome="advice_only",
        why="Advice given.",
        told_referrer="Thank you.",
        people={person: "" for person in family_of_contact(received, timezone.now())},
        by=acting(worker("decides")),
        at=timezone.now(),
    )

    each = answer(received, "before")

    assert each.said == "1 decision: advice and information only."
    assert "No assessment is on record." in everything(each)


def test_history_is_told_with_whose_it_is_and_leads_to_its_entry():
    received = from_midwifery()
    event = write(
        kind="note",
        subtype="looked_after_history",
        agency="social_care",
        occurred_on=day_before(2000),
        participants={"about": [person_in(received, 2).pk]},
        by=acting(worker("sam")),
        at=noon(day_before(20)),
    )

    line = answer(received, "before").lines[-1]

    assert line.said.startswith("History: looked after (Kayla), ")
    assert line.href == f"#{event.ref}"


def test_the_contact_that_waits_is_due_and_leads_there():
    received = from_the_youth_service()

    each = answer(received, "due")

    assert each.said.startswith(f"Decide on contact {received.ref} from youth service, due ")
    assert each.href == f"/contacts/{received.ref}/"


def test_a_birth_that_is_expected_is_due_too():
    assert "An unborn child: due" in everything(answer(from_midwifery(), "due"))


def test_somebody_who_may_not_see_the_queue_is_not_told_what_waits_in_it():
    received = from_the_youth_service()
    social = acting(a_worker("femi", role="conference_coordinator"))

    page = family_page(person_in(received, 1).ref, asked=Asked(), now=timezone.now(), actor=social)

    assert received.ref not in everything(next(each for each in page.head if each.key == "due"))


def test_the_page_has_the_answers_the_lanes_and_the_table_in_this_order():
    received = three_agencies()

    page = signed_in(worker()).get(f"/families/{person_in(received, 1).ref}/").content.decode()

    places = [
        page.index(mark) for mark in ("kf-head", 'id="people"', 'id="lanes"', 'id="chronology"', 'id="ties"')
    ]
    assert places == sorted(places)


def test_every_dot_leads_to_an_entry_of_the_table_and_says_what_it_is():
    received = three_agencies()

    page = signed_in(worker()).get(f"/families/{person_in(received, 1).ref}/").content.decode()

    dots = re.findall(r'<a href="#(E-[^"]+)" class="kf-lanes__dot[^"]*" aria-label="([^"]+)"', page)
    assert len(dots) >= 4
    assert all(f'id="{ref}"' in page and label for ref, label in dots)


def test_the_burst_is_told_and_lanes_of_people_nobody_saw_say_so():
    received = three_agencies()

    page = text_of(signed_in(worker()).get(f"/families/{person_in(received, 1).ref}/"))

    assert page.count("3 contacts in 90 days about") >= 3
    assert "nobody has recorded seeing them" in page


@pytest.mark.parametrize(
    "query", ["?zoom=100-days", "?zoom=%00&order=%27", "?order=oldest", "?order=known&zoom=two-years"]
)
def test_it_can_be_asked_in_another_order_and_for_less_time(query):
    received = three_agencies()

    answer = signed_in(worker()).get(f"/families/{person_in(received, 1).ref}/{query}")

    assert answer.status_code == 200


def test_oldest_first_turns_the_table_round():
    received = three_agencies()
    client, ref = signed_in(worker()), person_in(received, 1).ref

    def order(query: str) -> list[str]:
        return re.findall(
            r'<li class="kf-entry[^"]*" id="(E-[^"]+)"',
            client.get(f"/families/{ref}/{query}").content.decode(),
        )

    assert order("?order=oldest") == order("")[::-1]


def test_every_adult_has_a_line_that_says_who_met_them_and_that_nobody_did():
    received = from_midwifery()

    page = text_of(signed_in(worker()).get(f"/families/{person_in(received, 1).ref}/"))

    assert "not yet identified Nothing on record" in page
    assert "Nobody has recorded meeting them" in page
