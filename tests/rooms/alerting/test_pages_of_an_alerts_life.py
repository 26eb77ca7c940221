"""The small pages of an alert's life: each asks one thing, keeps what was typed, and refuses with a sentence."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from frontdoor.alerts import actions
from frontdoor.alerts.life.keeping import as_it_stands, state_of
from frontdoor.alerts.models import Alert, FindingEnd, Handover, Pause, StepDone, Usefulness
from kinfold.alerting import State
from tests.rooms.alert_stories import a_family, a_finding, a_manager, actor, an_alert, everything_said
from tests.rooms.builders import a_worker, signed_in

pytestmark = pytest.mark.django_db
GET_AND_POST = ("confirm", "close", "useful", "hand_over", "pause")


@pytest.fixture
def priya():
    return a_manager("priya", "Priya Nair")


@pytest.fixture
def alert(priya):
    return an_alert(a_family(), manager=priya, raised_at=now())


@pytest.fixture
def decided(alert, priya):
    said = {"choice": "assessment", "why": "Three agencies worried.", **everything_said(alert)}
    actions.decide(alert=alert, by=actor(priya), at=now(), **said)
    return alert


def address(alert, what, *more):
    return reverse(f"alerts:{what}", args=[alert.ref, *more])


def state(alert):
    return state_of(as_it_stands(alert))


def day(name, when):
    return {f"{name}-day": when.day, f"{name}-month": when.month, f"{name}-year": when.year}


def test_a_manager_hands_over_and_the_page_says_who_holds_it_and_why(alert, priya):
    owen = a_manager("owen", "Owen Hughes")

    page = signed_in(priya).post(
        address(alert, "hand_over"), {"to": owen.pk, "why": "I know them."}, follow=True
    )

    words = page.content.decode()
    assert "Moved to Owen Hughes: I know them." in words
    assert Handover.objects.get().to == owen


def test_only_a_manager_who_is_here_can_be_chosen_and_a_reason_is_asked_for(alert, priya):
    a_worker("jo", role="front_door_worker", agency="cass", name="Jo Marsh")

    page = signed_in(priya).post(address(alert, "hand_over"), {"to": priya.pk, "why": ""}).content.decode()

    assert "Enter why you hand it over" in page
    assert "Select one of the answers on this page" in page
    assert "Jo Marsh" not in page


def test_a_pause_is_shown_with_its_end_and_can_be_ended(alert, priya):
    actions.acknowledge(alert=alert, by=actor(priya), at=now())
    client = signed_in(priya)
    until = localdate() + timedelta(days=5)

    page = client.post(
        address(alert, "pause"), {"why": "We meet then.", **day("until", until)}, follow=True
    ).content.decode()
    after = client.post(address(alert, "end_pause"), follow=True).content.decode()

    assert "Priya Nair paused what joins this alert until" in page
    assert "Priya Nair paused what joins this alert until" not in after
    assert Pause.objects.get().end.by_name == "Priya Nair"


def test_a_red_alert_offers_no_pause_and_refuses_one(priya):
    alert = an_alert(a_family(), manager=priya, raised_at=now(), severity="red")
    actions.acknowledge(alert=alert, by=actor(priya), at=now())
    client = signed_in(priya)

    page = client.post(
        address(alert, "pause"), {"why": "So.", **day("until", localdate() + timedelta(days=2))}
    )

    assert "A red alert cannot be paused." in page.content.decode()
    assert "Pause what joins" not in client.get(address(alert, "alert")).content.decode()


def test_a_step_is_done_from_the_page_and_the_alert_closes(decided, priya):
    client = signed_in(priya)

    page = client.post(address(decided, "step", 1), {"what": "She is well."}, follow=True).content.decode()

    assert "She is well." in page
    assert StepDone.objects.count() == 1
    assert state(decided) is State.CLOSED


@pytest.mark.parametrize("number", [0, 2, 10**15])
def test_a_step_that_is_not_there_is_a_page_that_is_not_there(decided, priya, number):
    assert signed_in(priya).post(address(decided, "step", number), {"what": "So."}).status_code == 404


def test_one_tap_says_whether_it_was_useful(decided, priya):
    page = signed_in(priya).post(address(decided, "useful"), {"answer": "changed"}, follow=True)

    assert "Was it useful? It changed what we did" in page.content.decode()
    assert Usefulness.objects.get().answer == "changed"


def test_no_use_asks_why_before_it_is_kept(decided, priya):
    page = signed_in(priya).post(address(decided, "useful"), {"answer": "no_use"}).content.decode()

    assert "Select why it was no use" in page
    assert not Usefulness.objects.exists()


def test_what_is_no_longer_true_is_confirmed_from_the_page(alert, priya):
    client = signed_in(priya)
    assert "still true" in client.post(address(alert, "confirm"), {"why": "So."}).content.decode()
    FindingEnd.objects.create(
        finding=alert.findings.get(), ended_on=localdate(), noticed_at=now(), because="He was seen."
    )

    assert "Confirm that it is no longer true" in client.get(address(alert, "alert")).content.decode()
    page = client.post(address(alert, "confirm"), {"why": "Two agencies saw him."}, follow=True)

    assert "It is closed." in page.content.decode()
    assert state(alert) is State.CLOSED


@pytest.mark.parametrize("what", GET_AND_POST)
@pytest.mark.parametrize("role", ["front_door_worker", "auditor"])
def test_nobody_but_a_manager_reaches_them(decided, what, role):
    client = signed_in(a_worker("sam", role=role, agency="cass"))

    answers = [client.get(address(decided, what)), client.post(address(decided, what), {"why": "So."})]

    assert [answer.status_code for answer in answers] == [403, 403]


@pytest.mark.parametrize("what", GET_AND_POST)
def test_odd_answers_break_nothing(decided, priya, what):
    client = signed_in(priya)
    odd = {"why": "\x00", "to": "9" * 400, "answer": "\ufffe", "until-day": "²", "until-month": "x"}

    answers = [client.post(address(decided, what), sent) for sent in ({}, odd)]

    assert {answer.status_code for answer in answers} <= {200, 302, 400, 409}


def test_findings_stand_under_whom_they_are_about_and_only_the_first_is_unfolded(alert, priya):
    root = Alert.objects.get().root
    a_finding(alert, signal="S10", about=root, headline="Isla has not been seen for 40 days.")
    a_finding(alert, signal="S05", headline="Nobody has seen her father.")

    page = signed_in(priya).get(address(alert, "alert")).content.decode()

    assert page.index(">The whole family</h3>") < page.index(">Isla Merrin</h3>")
    assert page.count('<details class="govuk-details kf-rests" open>') == 1
    assert page.count('<details class="govuk-details kf-rests">') == 2
