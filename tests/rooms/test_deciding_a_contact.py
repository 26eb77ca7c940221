"""Deciding on a contact: one outcome, a reason, and everyone in the family looked at or it is said why not."""

import pytest
from django.utils import timezone

from frontdoor.audit.models import Entry
from frontdoor.chronology.models import Event
from frontdoor.response import actions
from frontdoor.response.contact_page import decide_page
from frontdoor.response.models import Decision, LookedAt
from frontdoor.response.queries import contact_by_ref

from .builders import a_worker, signed_in
from .front_door import acting, from_housing, text_of, three_agencies, worker

pytestmark = pytest.mark.django_db


def address(received):
    return f"/contacts/{received.ref}/decide/"


def people_of(received):
    """Everyone the form asks about."""
    return decide_page(contact_by_ref(received.ref), now=timezone.now()).people


def filled(received, **changed):
    """What a worker would send who looked at everyone, with changes."""
    sent = {"outcome": "assessment", "why": "Seen together.", "told_referrer": "Thank you. We look."}
    return {**sent, **{f"looked_{person.key}": "yes" for person in people_of(received)}, **changed}


def test_a_decision_is_kept_with_everyone_and_logged_and_written_to_the_ledger():
    received, user = three_agencies(), worker()
    client = signed_in(user)

    response = client.post(address(received), filled(received), follow=True)

    assert "Your decision is saved." in text_of(response)
    decision = Decision.objects.get(contact=received)
    assert (decision.outcome, decision.why, decision.by_name) == ("assessment", "Seen together.", "Jo Marsh")
    assert set(decision.people.values_list("person_id", flat=True)) >= set(
        actions.family_of_contact(received, timezone.now())
    )
    assert Entry.objects.filter(verb="decided", subject_ref=received.ref, actor_id=user.pk).exists()
    assert Event.objects.filter(kind="decision", referral=received.ref).exists()


def test_the_line_and_the_young_parent_are_told_before_the_form():
    page = text_of(signed_in(worker()).get(address(three_agencies())))

    assert page.index("3rd contact about this family in 58 days") < page.index("Did you look at each person?")
    assert "Kayla Merrin is a parent and is 17." in page


@pytest.mark.parametrize(
    "missing, sentence",
    [
        ("why", "Enter the reason for the outcome"),
        ("outcome", "Select the outcome"),
        ("told_referrer", "Enter what you tell the referrer"),
    ],
)
def test_a_decision_without_a_part_is_refused_and_what_was_typed_is_kept(missing, sentence):
    received, client = from_housing(), signed_in(worker())

    response = client.post(address(received), filled(received, **{missing: ""}))

    page = response.content.decode()
    assert sentence in text_of(response)
    assert "<title>Error: Record a decision" in page
    kept = {"why", "told_referrer"} - {missing}
    assert all(
        {"why": "Seen together.", "told_referrer": "Thank you. We look."}[name] in page for name in kept
    )
    assert not Decision.objects.exists()


def test_a_decision_that_leaves_somebody_out_is_refused_by_name_and_leaves_nothing_behind():
    received, client = from_housing(), signed_in(worker())
    key = people_of(received)[-1].key
    sent = filled(received)
    del sent[f"looked_{key}"]

    response = client.post(address(received), sent)

    assert "Say whether you looked at Kayla Merrin" in text_of(response)
    assert not Decision.objects.exists()
    assert not Event.objects.filter(kind="decision").exists()


def test_not_looked_at_asks_why_and_keeps_the_answer():
    received, client = from_housing(), signed_in(worker())
    key = people_of(received)[-1].key

    refused = client.post(address(received), filled(received, **{f"looked_{key}": "no"}))
    client.post(
        address(received),
        filled(received, **{f"looked_{key}": "no", f"why_{key}": "No record of her yet."}),
    )

    assert "Enter why you did not look at Kayla Merrin" in text_of(refused)
    assert LookedAt.objects.get(looked_at=False).why_not == "No record of her yet."


def test_somebody_else_was_first_it_is_said_who_and_when_and_the_words_are_given_back():
    received, first = from_housing(), worker("first", name="Ana Ito")
    client = signed_in(first)
    client.post(address(received), filled(received))
    late = signed_in(worker("late", name="Bo Lund"))

    response = late.post(address(received), filled(received, why="My own words."))

    assert response.status_code == 409
    page = text_of(response)
    assert "Ana Ito decided on this contact on" in page
    assert "My own words." in page
    assert Decision.objects.count() == 1


def test_sending_it_twice_decides_once():
    received, client = from_housing(), signed_in(worker())
    sent = filled(received)
    client.post(address(received), sent)

    response = client.post(address(received), sent, follow=True)

    assert "You decided on this contact before. It was saved once." in text_of(response)
    assert Decision.objects.count() == 1


def test_if_the_ledger_fails_nothing_is_left_behind(monkeypatch):
    received, client = from_housing(), signed_in(worker())
    sent = filled(received)
    entries = Entry.objects.count()

    def broken(**given):
        raise RuntimeError("no ledger")

    monkeypatch.setattr("frontdoor.chronology.actions.write", broken)

    with pytest.raises(RuntimeError):
        client.post(address(received), sent)
    assert not Decision.objects.exists()
    assert not LookedAt.objects.exists()
    assert Entry.objects.count() == entries


def test_two_descriptions_joined_later_are_asked_about_once():
    received = three_agencies()

    names = [person.name for person in people_of(received)]

    assert names.count("Kayla Merrin") == 1


@pytest.mark.parametrize("role", ["referrer", "head_of_service", "auditor"])
def test_it_is_refused_to_those_whose_role_does_not_decide(role):
    received = from_housing()
    client = signed_in(a_worker("other", role=role))

    assert client.get(address(received)).status_code == 403
    assert client.post(address(received), {}).status_code == 403


def test_the_referrer_reads_what_they_were_told_and_nothing_else():
    received, user = from_housing(), worker()
    client = signed_in(user)
    client.post(address(received), filled(received, why="What the police said."))
    referrer = signed_in(a_worker("officer", agency="housing"))

    page = text_of(referrer.get(f"/contacts/sent/{received.ref}/"))

    assert "Thank you. We look." in page
    assert "What the police said." not in page
    assert acting(user).name not in page
