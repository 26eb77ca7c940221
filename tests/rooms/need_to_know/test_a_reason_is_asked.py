"""A record is open to whoever has a reason on record; everybody else says why, and somebody reads it. It is no wall."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils.timezone import localdate, now

from frontdoor.access.permissions import MayNot
from frontdoor.agencies.models import Membership
from frontdoor.alerts.models import Alert
from frontdoor.audit.models import Entry
from frontdoor.people.models import Person
from frontdoor.reasons import actions
from frontdoor.reasons.models import Involvement, Look, Review
from frontdoor.reasons.queries import how_many_wait, looks
from tests.rooms.alert_stories import a_manager, actor
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.stories import contact, said, send

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def new_for_four_weeks(monkeypatch):
    monkeypatch.setattr(settings, "NEW_FOR_DAYS", 28)


@pytest.fixture
def worker():
    return a_worker("nina", role="front_door_worker", agency="cass")


@pytest.fixture
def manager():
    return a_manager("priya", "Priya Nair")


@pytest.fixture
def child(manager) -> Person:
    """A child of whom agencies told long ago."""
    return told(days_ago=200)


def told(*, days_ago: int, agency: str = "housing") -> Person:
    received = send(
        agency,
        contact(
            said(1, "mother", "Kayla Merrin", "1990-02-11", sex="F"),
            said(2, "child", "Isla Merrin", "2019-06-08", sex="F"),
            ties=[(1, 2, "mother")],
            on=localdate() - timedelta(days=days_ago),
        ),
    )
    return Person.objects.get(mention__received=received, mention__number=2)


def page_of(person: Person) -> str:
    return f"/families/{person.ref}/"


def looked(because: str) -> bool:
    return Entry.objects.filter(verb="looked at", because=because).exists()


def test_a_record_that_nothing_explains_asks_why_shows_nothing_and_then_goes_on(worker, child):
    browser = signed_in(worker)

    asked = browser.get(page_of(child))
    question = browser.get(asked["Location"])
    onwards = browser.post(asked["Location"], {"why": "The school phoned about bruises."})
    opened = browser.get(onwards["Location"])

    assert asked.status_code == 302
    assert "Merrin" not in question.content.decode()
    assert onwards["Location"] == page_of(child)
    assert "Isla Merrin" in opened.content.decode()
    assert looked("reason_given")
    assert not looked("")
    assert Entry.objects.get(verb="gave a reason").why == "The school phoned about bruises."


def test_without_a_reason_it_does_not_go_on_and_says_what_to_do(worker, child):
    answer = signed_in(worker).post(f"/why/{child.ref}/", {"why": " "})

    assert "Enter why you need to open this record" in answer.content.decode()
    assert not Look.objects.exists()


def test_a_new_contact_explains_a_look_of_somebody_on_duty_and_of_nobody_else(worker, child):
    told(days_ago=1, agency="midwifery")
    social_worker = a_worker("sol", role="social_worker", agency="social_care")

    assert signed_in(worker).get(page_of(child)).status_code == 200
    assert looked("on_duty")
    assert signed_in(social_worker).get(page_of(child)).status_code == 302


@pytest.mark.parametrize("kind", Involvement.Kind.values)
def test_whoever_is_named_as_working_with_the_family_is_asked_nothing(kind, child, manager):
    social_worker = a_worker("sol", role="social_worker", agency="social_care")
    actions.involve(
        user=social_worker,
        persons=[child],
        kind=kind,
        why="Allocated today.",
        from_on=localdate(),
        by=actor(manager),
        at=now(),
    )

    assert signed_in(social_worker).get(page_of(child)).status_code == 200
    assert looked(kind)


def test_whom_an_alert_was_sent_to_is_asked_nothing(child, manager):
    Alert.objects.create(root=child, raised_at=now(), severity="amber", manager=manager)
    other = a_manager("tom", "Tom Okafor")

    assert signed_in(manager).get(page_of(child)).status_code == 200
    assert looked("alerted")
    assert signed_in(other).get(page_of(child)).status_code == 302


def test_promise_17_rights_that_are_taken_away_have_ended_for_the_next_page(child, manager):
    social_worker = a_worker("sol", role="social_worker", agency="social_care")
    involved = actions.involve(
        user=social_worker,
        persons=[child],
        kind="assigned",
        why="Allocated.",
        from_on=localdate(),
        by=actor(manager),
        at=now(),
    )[0]
    browser = signed_in(social_worker)
    assert browser.get(page_of(child)).status_code == 200

    actions.end_involvement(involvement=involved, why="Handed over.", by=actor(manager), at=now())
    assert browser.get(page_of(child)).status_code == 302

    Membership.objects.filter(user=social_worker).update(until_on=localdate() - timedelta(days=1))
    assert browser.get(page_of(child)).status_code == 403


def test_promise_17_somebody_made_inactive_is_signed_out_at_once(worker, child):
    browser = signed_in(worker)
    worker.is_active = False
    worker.save()

    answer = browser.get(page_of(child))

    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")


def test_a_reason_holds_for_a_working_day_and_not_for_ever(worker, child):
    actions.give_reason(person=child, why="So.", by=actor(worker), at=now() - timedelta(hours=13))

    assert signed_in(worker).get(page_of(child)).status_code == 302


def test_every_reason_waits_for_somebody_elses_review(worker, child):
    look = actions.give_reason(person=child, why="A phone call.", by=actor(worker), at=now())
    officer = a_worker("olu", role="privacy_officer", agency="partnership")
    browser = signed_in(officer)

    listed = browser.get("/looks/").content.decode()
    shown = browser.get(f"/looks/{look.ref}/").content.decode()
    browser.post(f"/looks/{look.ref}/", {"verdict": "ask", "note": "They explained it."})

    assert look.ref in listed
    assert "A phone call." in shown
    assert "Merrin" not in listed + shown
    assert Review.objects.get().by_name == "Olu"
    assert looks(now()) == []
    assert signed_in(worker).get("/looks/").status_code == 403


def test_nobody_reviews_their_own(child):
    head = a_manager("hana", "Hana Osei", role="head_of_service")
    look = actions.give_reason(person=child, why="A call.", by=actor(head), at=now())

    with pytest.raises(ValueError, match="Somebody else"):
        actions.review(look=look, verdict="needed", note="Mine.", by=actor(head), at=now())


def test_who_works_with_a_family_is_said_by_a_manager_alone(worker, child, manager):
    told(days_ago=1, agency="midwifery")
    sent = {"user": "nina", "kind": "assigned", "why": "Allocated."}

    assert signed_in(worker).post(f"/families/{child.ref}/involved/", sent).status_code == 403
    signed_in(manager).post(f"/families/{child.ref}/involved/", sent)

    assert {each.user for each in Involvement.objects.all()} == {worker}
    with pytest.raises(MayNot):
        actions.involve(
            user=worker,
            persons=[child],
            kind="asked",
            why="So.",
            from_on=localdate(),
            by=actor(worker),
            at=now(),
        )
    assert how_many_wait() == 0


def test_the_way_back_leads_nowhere_else(worker, child):
    answer = signed_in(worker).post(f"/why/{child.ref}/?next=https://elsewhere.example/", {"why": "So."})

    assert answer["Location"] == page_of(child)
