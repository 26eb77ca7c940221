"""Rules over when, where and how often somebody looks: each puts a look first that somebody should ask about."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils.timezone import localdate, now

from frontdoor.agencies.models import Absence, Membership
from frontdoor.audit.models import Entry
from frontdoor.people.looking import looked_at
from frontdoor.people.models import Person
from frontdoor.reasons import actions
from frontdoor.reasons.models import TipOff
from frontdoor.reasons.noticing.queries import noticed
from frontdoor.sealing import actions as sealing
from tests.rooms.alert_stories import a_manager, actor
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.stories import contact, said, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return a_worker("nina", role="front_door_worker", agency="cass", name="Nina Marsh")


@pytest.fixture
def officer():
    return a_worker("olu", role="privacy_officer", agency="partnership", name="Olu Kent")


def told(name: str = "Isla Merrin", *, days_ago: int = 1, agency: str = "housing", **more) -> Person:
    day = localdate() - timedelta(days=days_ago)
    sent = contact(said(1, "child", name, more.pop("born", "2019-06-08"), **more), on=day)
    return Person.objects.get(mention__received=send(agency, sent, message=f"{agency}:{name}:{days_ago}"))


@transaction.atomic
def looks(person: Person, user, *, because: str = "reason_given", days_ago: int = 0) -> None:
    at = now() - timedelta(days=days_ago, minutes=5)
    looked_at([person.ref], page="family", by=actor(user), at=at, because=because)


def said_by(rule: str, officer) -> list[str]:
    return [each.said for each in noticed(now(), not_of=officer.pk) if each.rule == rule]


def test_r2_somebody_with_their_own_postcode_is_noticed_first(worker, officer):
    sealing.declare_address(house="14 Elm Road", postcode="B29 6QX", by=actor(worker), at=now())
    looks(told(address="16 Elm Road", postcode="B29 6QX"), worker)

    first = noticed(now(), not_of=officer.pk)[0]

    assert (first.rule, first.said) == ("R2", "1 record of somebody with their own postcode.")


def test_r2_somebody_who_works_for_the_same_agency_is_noticed_by_what_was_said_of_the_record(worker, officer):
    head, other = a_manager("hana", "Hana Osei", role="head_of_service"), a_worker("omar", agency="cass")
    person = told("Sam Whitlock")
    sealing.say_staff_record(ref=person.ref, user=other, kind="myself", why="So.", by=actor(head), at=now())
    looks(person, worker)

    assert said_by("R2", officer) == ["1 record of somebody who seems to work for the same agency."]


def test_r2_somebody_of_another_agency_is_not_their_colleague(worker, officer):
    a_worker("sam", role="social_worker", agency="social_care", name="Sam Whitlock")
    looks(told("Sam Whitlock"), worker)

    assert said_by("R2", officer) == []


def test_r4_a_record_with_which_nobody_had_worked_for_long_is_noticed_and_one_that_came_lately_is_not(
    worker, officer
):
    looks(told(days_ago=200), worker)
    looks(told("Ada Osei", born="2011-02-03"), worker)

    assert said_by("R4", officer) == ["1 record on which nobody had worked for 90 days."]


def test_r4_a_record_of_a_family_that_somebody_works_with_is_not_closed(worker, officer):
    person, manager = told(days_ago=200), a_manager("priya", "Priya Nair")
    actions.involve(
        user=manager,
        persons=[person],
        kind="assigned",
        why="Allocated.",
        from_on=localdate() - timedelta(days=180),
        by=actor(manager),
        at=now(),
    )
    looks(person, worker)

    assert said_by("R4", officer) == []


def test_r7_one_record_that_many_open_is_noticed_once_for_all_of_them(officer):
    person, crowd = told(), [a_worker(f"w{number}", role="social_worker") for number in range(6)]
    for user in crowd[:5]:
        looks(person, user)
    assert said_by("R7", officer) == []

    looks(person, crowd[5], days_ago=2)

    assert said_by("R7", officer) == ["1 record opened by 6 people within 7 days, with no work on record."]


def test_r7_does_not_count_whom_work_brought_there(officer):
    person = told()
    for number in range(6):
        looks(person, a_worker(f"w{number}", role="social_worker"), because="assigned")

    assert said_by("R7", officer) == []


def test_r8_a_look_on_a_day_away_and_one_around_a_change_are_noticed(worker, officer):
    other = a_worker("omar", role="front_door_worker", agency="cass", name="Omar Reid")
    Absence.objects.create(user=worker, from_on=localdate(), kind="leave", at=now(), by_name="Nina")
    Membership.objects.filter(user=other).update(until_on=localdate() + timedelta(days=5))
    person = told()
    looks(person, worker)
    looks(person, other)

    assert sorted(said_by("R8", officer)) == [
        "1 record opened on days on which they were away.",
        "1 record opened within 14 days of a change of their role or team, or of leaving.",
    ]


def test_r8_somebody_who_was_here_all_the_time_is_not_noticed(worker, officer):
    looks(told(), worker)

    assert said_by("R8", officer) == []


def test_r9_one_address_on_three_days_is_noticed_and_on_two_it_is_not(worker, officer):
    home = {"address": "3 Oak Lane", "postcode": "B30 1AA"}
    mother, child = told("Ada Osei", born="1990-02-03", **home), told("Ben Osei", agency="gp", **home)
    looks(mother, worker)
    looks(child, worker, days_ago=3)
    assert said_by("R9", officer) == []

    looks(child, worker, days_ago=9)

    assert said_by("R9", officer) == ["2 records of one address, opened on 3 days."]


def test_r11_whoever_had_opened_a_record_by_the_day_it_was_known_outside_is_named_even_where_work_explains_it(
    worker, officer
):
    person, other = told(), told("Ada Osei", born="2011-02-03")
    looks(person, worker, because="assigned", days_ago=1)
    looks(other, worker, because="assigned", days_ago=1)
    browser, day = signed_in(officer), localdate()
    sent = {"ref": person.ref, "what": "He knew of the visit.", **boxes(day)}

    browser.post("/looks/known-outside/", sent)
    page = browser.get("/looks/noticed/").content.decode()

    assert said_by("R11", officer) == ["1 record opened just before something of it became known outside."]
    assert "Nina Marsh" in page
    assert "Merrin" not in page
    assert Entry.objects.filter(verb="said what became known outside", actor_id=officer.pk).count() == 1
    assert Entry.objects.filter(verb="looked at what rules notice", actor_id=officer.pk).exists()


def test_r11_a_look_long_before_is_not_named_nor_is_a_record_that_is_not_there(worker, officer):
    person = told()
    looks(person, worker, days_ago=6)
    actions.say_tip_off(ref=person.ref, on=localdate(), what="So.", by=actor(officer), at=now())
    refused = signed_in(officer).post(
        "/looks/known-outside/", {"ref": "P-0000-0000", "what": "So.", **boxes(localdate())}
    )

    assert said_by("R11", officer) == []
    assert "There is no record of this reference" in refused.content.decode()
    assert TipOff.objects.count() == 1


def test_nobody_but_who_reviews_looks_says_what_became_known_outside(worker):
    assert signed_in(worker).get("/looks/known-outside/").status_code == 403


def boxes(day: date) -> dict[str, str]:
    return {"on-day": str(day.day), "on-month": str(day.month), "on-year": str(day.year)}
