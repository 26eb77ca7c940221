"""Plain rules put the looks first that somebody should ask about, and score nobody."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.utils.timezone import localdate, now

from frontdoor.audit import actions as audit
from frontdoor.people.looking import looked_at
from frontdoor.people.models import Person
from frontdoor.reasons import actions
from frontdoor.reasons.noticing import rules
from frontdoor.reasons.noticing.queries import noticed
from frontdoor.reasons.noticing.rules import Seen
from tests.rooms.alert_stories import actor
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.stories import contact, said, send

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)


@pytest.fixture
def worker():
    return a_worker("nina", role="front_door_worker", agency="cass", name="Nina Merrin")


@pytest.fixture
def officer():
    return a_worker("olu", role="privacy_officer", agency="partnership", name="Olu Kent")


def somebody(name: str, agency: str = "housing") -> Person:
    received = send(agency, contact(said(1, "child", name, "2019-06-08"), on=localdate()))
    return Person.objects.get(mention__received=received)


@transaction.atomic
def looks(person: Person, user, *, page: str = "family", because: str = "reason_given", ago: int = 5) -> None:
    at = now() - timedelta(minutes=ago)
    looked_at([person.ref], page=page, by=actor(user), at=at, because=because)


def found(officer) -> set[tuple[str, str]]:
    return {(each.rule, each.who) for each in noticed(now(), not_of=officer.pk)}


def test_somebody_with_ones_own_surname_comes_first(worker, officer):
    looks(somebody("Isla Merrin"), worker)

    assert noticed(now(), not_of=officer.pk)[0].rule == "R2"


def test_what_work_explains_is_not_noticed_whatever_the_surname(worker, officer):
    looks(somebody("Isla Merrin"), worker, because="assigned")

    assert found(officer) == set()


def test_a_colleagues_record_is_noticed_even_where_work_explains_nothing_else(worker, officer):
    a_worker("sam", role="social_worker", agency="social_care", name="Sam Whitlock")
    looks(somebody("Sam Whitlock"), worker)

    assert ("R3", "Nina Merrin") in found(officer)


def test_a_search_and_then_the_record_without_work_is_noticed(worker, officer):
    person = somebody("Ada Osei")
    looks(person, worker, page="search X-1", because="searched", ago=10)
    looks(person, worker, ago=5)

    assert ("R6", "Nina Merrin") in found(officer)


def test_broken_glass_without_a_note_is_noticed_after_a_day(worker, officer):
    person = somebody("Ada Osei")
    actions.break_glass(ref=person.ref, why="Urgent.", by=actor(worker), at=now() - timedelta(hours=25))

    assert ("R10", "Nina Merrin") in found(officer)


def test_an_export_after_many_records_is_noticed(worker, officer):
    for number in range(rules.BROWSED):
        with transaction.atomic():
            audit.looked_at_people(
                [f"P-0000-{number:04}"], page="family", by=actor(worker), at=now(), because="assigned"
            )
    with transaction.atomic():
        audit.record("exported", kind="export", ref="X", by=actor(worker), at=now())

    assert ("R12", "Nina Merrin") in found(officer)


def test_nobody_reads_what_is_noticed_about_themselves(worker, officer):
    looks(somebody("Isla Merrin"), worker)

    assert noticed(now(), not_of=worker.pk) == []


def test_many_in_an_hour_is_set_against_ones_own_usual_hours():
    def hour(day: int, number: int) -> list[Seen]:
        at = AT + timedelta(days=day)
        return [Seen(1, "Nina", f"P-{day}-{each}", at, "family", "on_duty") for each in range(number)]

    usual = [look for day in range(9) for look in hour(day, 4)]

    assert not list(rules.many_in_an_hour([*usual, *hour(9, 19)]))
    assert [each.rule for each in rules.many_in_an_hour([*usual, *hour(9, 25)])] == ["R5"]
    busy = [look for day in range(9) for look in hour(day, 24)]
    assert not list(rules.many_in_an_hour([*busy, *hour(9, 30)]))


def test_the_page_names_nobody_of_a_family_and_looking_at_it_is_a_look(worker, officer):
    looks(somebody("Isla Merrin"), worker)

    page = signed_in(officer).get("/looks/noticed/").content.decode()

    assert "1 record of somebody with their own surname." in page
    assert "Isla" not in page
    assert signed_in(worker).get("/looks/noticed/").status_code == 403
    from frontdoor.audit.models import Entry

    assert Entry.objects.filter(verb="looked at what rules notice").exists()
