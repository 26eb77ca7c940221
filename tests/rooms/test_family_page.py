"""The family page: everyone in their own right, what is noticed with what it rests on, and one line of time."""

import pytest
from django.utils import timezone

from frontdoor.chronology.actions import withdraw, write
from frontdoor.chronology.models import Event

from .builders import a_worker, signed_in
from .front_door import (
    acting,
    day_before,
    from_midwifery,
    from_the_youth_service,
    looked_at,
    person_in,
    text_of,
    three_agencies,
    worker,
)
from .stories import noon

pytestmark = pytest.mark.django_db


def family_of(received, number=1, query="", client=None):
    ref = person_in(received, number).ref
    return (client or signed_in(worker())).get(f"/families/{ref}/{query}")


def test_everyone_has_a_card_the_unborn_and_the_father_whom_nobody_has_named():
    page = text_of(family_of(three_agencies()))

    assert "4 people · 3 children · 3 contacts" in page
    unnamed = ("Unborn child, due", "Father, not yet identified")
    for said in ("Kayla Merrin, 17 years", "Tia Merrin, 2 years", *unnamed):
        assert said in page


def test_a_mother_of_17_is_a_child_and_a_parent():
    page = text_of(family_of(three_agencies()))

    assert "Child; parent of" in page
    assert "Kayla Merrin is a parent and is 17." in page


def test_who_has_seen_somebody_is_said_and_also_that_nobody_has():
    page = text_of(family_of(three_agencies()))

    assert "Seen by youth service on" in page
    assert "Seen by midwifery on" in page
    assert "No one has recorded seeing Tia Merrin." in page


def test_numbers_are_shown_in_threes_and_addresses_with_their_source():
    page = text_of(family_of(three_agencies()))

    assert "943 476 5919" in page
    assert "9 Moor Street, B9 4AA (youth service" in page


def test_ties_say_who_said_so():
    page = text_of(family_of(three_agencies()))

    assert "Kayla is the mother of Tia housing on" in page


def test_what_is_noticed_leads_to_the_entries_it_rests_on():
    page = family_of(three_agencies()).content.decode()

    first = Event.objects.filter(kind="contact").earliest("id")
    assert f'href="#{first.ref}"' in page
    assert f'id="{first.ref}"' in page


def test_what_became_known_late_is_marked_and_facts_stand_apart_from_analysis():
    received = from_the_youth_service(days=20)
    write(
        kind="visit",
        agency="social_care",
        occurred_on=day_before(18),
        participants={"about": [person_in(received, 1).pk]},
        text="Nobody in.",
        analysis="Perhaps afraid.",
        claim="reported",
        said_by="A neighbour",
        by=acting(worker("sam")),
        at=noon(day_before(10)),
    )

    page = text_of(family_of(received))

    assert "Known 8 days later" in page
    assert "What they made of it: Jo Marsh Perhaps afraid." in page
    assert "Reported, said by A neighbour." in page


def test_what_was_taken_back_stays_struck_through_with_the_reason():
    received = from_midwifery()
    event = Event.objects.get(kind="contact")
    withdraw(event=event, why="Entered on the wrong family.", by=acting(worker("sam")), at=timezone.now())

    page = family_of(received)

    assert "kf-entry--withdrawn" in page.content.decode()
    assert "Entered on the wrong family." in text_of(page)


def test_it_can_be_read_for_one_agency_or_one_person():
    received = three_agencies()

    page = text_of(family_of(received, query="?agency=housing"))

    assert "1 entry of " in page
    assert "Show everything" in page


def test_an_agency_nobody_knows_is_no_filter_and_no_fault():
    assert family_of(from_midwifery(), query="?agency=%27x&person=P-0&page=zz").status_code == 200


def test_everyone_on_it_is_written_down_as_looked_at():
    received = three_agencies()
    ref = person_in(received, 1).ref

    signed_in(worker()).get(f"/families/{ref}/")

    assert len(looked_at(f"family {ref}")) >= 4


def test_it_is_refused_to_a_referrer_and_unknown_references_are_not_found():
    received = from_midwifery()

    assert family_of(received, client=signed_in(a_worker("midwife"))).status_code == 403
    assert signed_in(worker()).get("/families/P-AAAA-AAAA/").status_code == 404


def test_a_manager_is_led_to_the_alert_and_a_worker_is_not():
    received = three_agencies()
    manager = a_worker("manager", role="team_manager", agency="cass")

    assert "/alerts/A-" in family_of(received, client=signed_in(manager)).content.decode()
    assert "/alerts/A-" not in family_of(received).content.decode()


def test_who_was_joined_by_matching_is_shown_with_the_reasons_and_a_way_back():
    page = family_of(three_agencies())

    assert "joined to somebody already known: see why, or undo it" in text_of(page)
    assert "Told of by midwifery on" in text_of(page)
    assert "/people/undo/?link=" in page.content.decode()


def test_who_only_reads_is_offered_nothing_to_change():
    page = family_of(three_agencies(), client=signed_in(a_worker("head", role="head_of_service")))

    assert "/people/undo/" not in page.content.decode()
    assert "/withdraw/" not in page.content.decode()
