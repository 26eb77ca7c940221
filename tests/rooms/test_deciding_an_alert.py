"""Deciding and guiding: one choice, a reason, and every person of the family looked at, or why not."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils.timezone import localdate, now

from frontdoor.access.permissions import MayNot
from frontdoor.accounts.actor import system
from frontdoor.alerts import actions, queries
from frontdoor.alerts.evaluation import look_again
from frontdoor.alerts.models import Alert, AlertDecision, Covered, Guidance
from frontdoor.audit.models import Entry
from frontdoor.chronology import actions as chronology
from frontdoor.chronology.models import Event
from tests.rooms.alert_stories import (
    a_family,
    a_manager,
    actor,
    an_alert,
    everyone_looked_at,
    everything_said,
)
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.stories import contact, said, send

pytestmark = pytest.mark.django_db

AT = datetime(2025, 11, 17, 14, 5, tzinfo=UTC)


@pytest.fixture
def alert():
    return an_alert(a_family())


@pytest.fixture
def priya():
    return a_manager("priya", "Priya Nair")


def decide(alert, by, **more):
    at = more.pop("at", AT)
    words = {"choice": "assessment", "why": "Three agencies worried.", **everything_said(alert)}
    return actions.decide(alert=alert, by=actor(by), at=at, **{**words, **more})


def filled_in(alert, **more):
    """The form with everybody looked at, the same for each child, and one next step."""
    said = everything_said(alert)
    people = {f"looked_{person}": "yes" for person in said["covered"]}
    children = {f"child_{person}": "same" for person in said["children"]}
    due = localdate() + timedelta(days=7)
    step = {"step_1": "Ring the midwife.", "owner_name_1": "Jo Marsh"}
    day = {"due_1-day": due.day, "due_1-month": due.month, "due_1-year": due.year}
    words = {"choice": "assessment", "why": "Three agencies worried.", "reason": "acted"}
    return {**words, **people, **children, **step, **day, **more}


def address(alert, what="decide"):
    return reverse(f"alerts:{what}", args=[alert.ref])


def test_it_is_kept_with_each_person_and_logged_in_the_audit_and_in_the_ledger(alert, priya):
    left_out, *looked_at = everyone_looked_at(alert)

    decision = decide(alert, priya, covered={left_out: "Lives abroad.", **dict.fromkeys(looked_at, "")})

    assert decision.covered.get(person_id=left_out).why_not == "Lives abroad."
    assert decision.covered.filter(looked_at=True).count() == len(looked_at)
    assert Entry.objects.get(verb="decided").subject_ref == alert.ref
    event = Event.objects.get(kind="alert", subtype="decided")
    seen = event.participants.filter(role="looked_at").values_list("person_id", flat=True)
    assert sorted(seen) == sorted(looked_at)
    assert event.text.endswith("Social work assessment of the whole family. Three agencies worried.")


def test_a_decision_that_leaves_one_person_out_is_refused_and_leaves_nothing_behind(alert, priya):
    covered = everyone_looked_at(alert)
    covered.popitem()

    with pytest.raises(actions.SomeoneLeftOut):
        decide(alert, priya, covered=covered)

    assert not AlertDecision.objects.exists()
    assert not Covered.objects.exists()


@pytest.mark.parametrize(
    "words, refusal", [({"why": "  "}, IntegrityError), ({"choice": "guess"}, ValueError)]
)
def test_a_decision_without_a_reason_or_a_known_choice_is_refused(alert, priya, words, refusal):
    with pytest.raises(refusal):
        decide(alert, priya, **words)


def test_a_reason_of_spaces_for_not_looking_is_no_reason(alert, priya):
    left_out, *_ = everyone_looked_at(alert)

    decision = decide(alert, priya, covered={**everyone_looked_at(alert), left_out: "   "})

    assert decision.covered.get(person_id=left_out).looked_at


@pytest.mark.parametrize("role", ["referrer", "front_door_worker", "auditor", "administrator"])
def test_nobody_else_may_decide_or_guide(alert, role):
    client = signed_in(a_worker("sam", role=role, agency="cass"))

    pages = [
        client.post(address(alert), filled_in(alert)),
        client.post(address(alert, "guide"), {"text": "Ring them."}),
    ]

    assert [page.status_code for page in pages] == [403, 403]
    assert not AlertDecision.objects.exists()
    assert not Guidance.objects.exists()
    with pytest.raises(MayNot):
        actions.give_guidance(alert=alert, text="Ring them.", by=system("clock"), at=AT)


def test_the_page_asks_about_every_person_by_name(alert, priya):
    page = signed_in(priya).get(address(alert)).content.decode()

    for name in ("Kayla Merrin", "Isla Merrin", "Noah Merrin"):
        assert f"Why did you not look at {name}?" in page
    assert "<title>Decide on an alert – Kinfold</title>" in page


def test_the_page_shows_earlier_decisions_and_whom_they_left_out(alert, priya):
    chronology.write(
        kind="decision",
        subtype="signposted",
        agency="cass",
        occurred_on=date(2025, 6, 1),
        participants={"about": [alert.root_id], "looked_at": [alert.root_id]},
        text="Signposted to housing.",
        by=actor(priya),
        at=AT,
    )

    page = signed_in(priya).get(address(alert)).content.decode()

    assert "would you decide the earlier contacts the same way today?" in page
    assert "1 earlier decision stands beside this" in page
    assert "Signposted to housing." in page
    assert "Not looked at: Kayla Merrin and Noah Merrin." in page


def test_what_was_typed_is_kept_when_an_answer_is_missing(alert, priya):
    left_out, *_ = everyone_looked_at(alert)

    page = signed_in(priya).post(address(alert), filled_in(alert, **{f"looked_{left_out}": "no"}))

    words = page.content.decode()
    assert page.status_code == 200
    assert "Enter why you did not look at" in words
    assert "Three agencies worried." in words
    assert "<title>Error: Decide on an alert – Kinfold</title>" in words
    assert not AlertDecision.objects.exists()


def test_a_complete_form_decides(alert, priya):
    page = signed_in(priya).post(address(alert), filled_in(alert), follow=True).content.decode()

    assert "Your decision is saved. The alert closes when its next steps are done." in page
    assert "Social work assessment of the whole family" in page
    assert AlertDecision.objects.get().by_name == "Priya Nair"


def test_the_second_manager_is_told_who_was_first_and_gets_back_what_they_typed(alert, priya):
    owen = a_manager("owen", "Owen Hughes")
    decide(alert, priya)

    page = signed_in(owen).post(address(alert), filled_in(alert, why="I see it another way."))

    words = page.content.decode()
    assert page.status_code == 409
    assert "Priya Nair decided this alert on 17 November 2025 at 2:05pm. Nothing of yours was saved." in words
    assert "I see it another way." in words
    assert AlertDecision.objects.count() == 1


def test_pressing_twice_decides_once(alert, priya):
    client = signed_in(priya)

    pages = [client.post(address(alert), filled_in(alert)) for _ in range(2)]

    assert [page.status_code for page in pages] == [302, 302]
    assert AlertDecision.objects.count() == 1


def test_guidance_is_kept_logged_and_shown_to_the_workers_of_the_family(alert, priya):
    signed_in(priya).post(address(alert, "guide"), {"text": "Ring the midwife today."})

    (note,) = queries.alerts_of_family([alert.root_id])
    assert [(each.text, each.by) for each in note.guidance] == [("Ring the midwife today.", "Priya Nair")]
    assert (note.ref, note.state, note.headline) == (
        alert.ref,
        "raised",
        queries.latest(alert.findings.get()).headline,
    )
    assert Entry.objects.get(verb="guidance given").actor_name == "Priya Nair"
    assert Event.objects.filter(kind="alert", subtype="guidance_given").exists()


def test_empty_guidance_is_refused_with_a_sentence(alert, priya):
    page = signed_in(priya).post(address(alert, "guide"), {"text": "  "})

    assert "Enter what the workers should do next" in page.content.decode()
    assert not Guidance.objects.exists()


def test_guidance_on_a_decided_alert_is_refused_and_given_back(alert, priya):
    owen = a_manager("owen", "Owen Hughes")
    decide(alert, priya)

    page = signed_in(owen).post(address(alert, "guide"), {"text": "Ring the midwife today."})

    assert page.status_code == 409
    assert "Ring the midwife today." in page.content.decode()
    assert not Guidance.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("deed", ["decide", "guide"])
def test_if_the_audit_cannot_be_written_nothing_is_left_behind(alert, priya, deed, monkeypatch):
    by, before = actor(priya), Event.objects.count()
    said = {"choice": "assessment", "why": "So.", **everything_said(alert)}
    deeds = {
        "decide": partial(actions.decide, **said),
        "guide": partial(actions.give_guidance, text="Ring them."),
    }

    def broken(*args, **kwargs):
        raise RuntimeError("the audit could not be written")

    monkeypatch.setattr("frontdoor.audit.actions.record", broken)

    with pytest.raises(RuntimeError):
        deeds[deed](alert=alert, by=by, at=AT)

    left = [model.objects.count() for model in (AlertDecision, Covered, Guidance)]
    assert left == [0, 0, 0]
    assert Event.objects.count() == before


def told_by(agency: str, on: date):
    """One agency's contact about the same mother and child."""
    send(
        agency,
        contact(
            said(1, "mother", "Kayla Merrin", "1990-02-11", sex="F", postcode="B1 1AA"),
            said(2, "child", "Isla Merrin", "2025-06-08", sex="F", postcode="B1 1AA"),
            ties=[(1, 2, "mother")],
            on=on,
        ),
    )


def test_a_contact_after_the_decision_raises_a_new_alert_because_the_decision_did_not_weigh_it(priya):
    for day, agency in enumerate(("housing", "midwifery", "youth_service"), start=1):
        told_by(agency, date(2025, 9, day))
    decide(Alert.objects.get(), priya, at=datetime(2025, 9, 4, 14, tzinfo=UTC))

    told_by("school", date(2025, 9, 9))

    first, second = Alert.objects.order_by("id")
    assert (second.goes_on_from.earlier, first.reopened_as.alert) == (first, second)
    assert second.findings.filter(signal="S01", end__isnull=True).exists()
    assert "raised again" in first.findings.filter(signal="S01").first().end.because


def test_looking_again_after_the_decision_raises_nothing_where_nothing_is_new(priya):
    for day, agency in enumerate(("housing", "midwifery", "youth_service"), start=1):
        told_by(agency, date(2025, 9, day))
    alert = Alert.objects.get()
    decide(alert, priya)

    look_again([alert.root_id], at=now(), on=date(2025, 9, 4))

    assert Alert.objects.count() == 1
