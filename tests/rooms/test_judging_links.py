"""Saying who is who, and taking it back: side by side, with a reason, kept and logged, and back where one came from."""

import pytest

from frontdoor.audit.models import Entry
from frontdoor.journey.review.answers import seen_now
from frontdoor.people.models import Link, LinkEnd, Person

from .builders import a_worker, signed_in
from .front_door import a_mia, day_before, looked_at, person_in, text_of, two_of_one_name, worker
from .stories import contact, send

pytestmark = pytest.mark.django_db
JUDGE, UNDO = "/people/judge/", "/people/undo/"


@pytest.fixture
def two():
    """Two children of one name, told of by two agencies, whom nobody has joined."""
    return two_of_one_name()


def sent(two, **changed):
    one, other, received = two
    given = {
        "one": other.ref,
        "other": one.ref,
        "contact": received.ref,
        "verdict": "same",
        "why": "Rang the school.",
    }
    given |= changed
    asked_about = Person.objects.filter(ref__in=(given["one"], given["other"]))
    return {"seen": seen_now(asked_about.values_list("pk", flat=True)), **given}


def test_both_are_shown_side_by_side_with_the_reasons(two):
    one, other, received = two

    page = text_of(
        signed_in(worker()).get(JUDGE, {"one": other.ref, "other": one.ref, "contact": received.ref})
    )

    assert "Are these the same person?" in page
    assert "2 February 2012" in page
    assert "12 December 2011" in page
    assert "Surnames are the same (Hassan)." in page


@pytest.mark.parametrize("verdict", ["same", "not_same", "unsure"])
def test_a_judgement_is_kept_and_logged_and_leads_back_to_the_contact(two, verdict):
    user = worker()

    response = signed_in(user).post(JUDGE, sent(two, verdict=verdict))

    link = Link.objects.get(how="worker")
    assert (link.verdict, link.why, link.by_name) == (verdict, "Rang the school.", "Jo Marsh")
    logged = Entry.objects.filter(verb="judged who is who", actor_id=user.pk, detail__link=link.pk)
    assert {entry.subject_ref for entry in logged} == {link.one.ref, link.other.ref}
    assert response.url == f"/contacts/{two[2].ref}/#people"


def test_a_question_that_was_answered_is_not_asked_again(two):
    client = signed_in(worker())
    client.post(JUDGE, sent(two, verdict="not_same"))

    page = text_of(client.get(f"/contacts/{two[2].ref}/"))

    assert "Not the same person as Mia Hassan" in page
    assert "Jo Marsh judged this on" in page
    assert "Probably the same person" not in page


def test_who_judges_what_somebody_judged_since_the_page_was_opened_is_told_and_nothing_is_saved(two):
    opened = sent(two, why="They look alike.")
    signed_in(worker()).post(JUDGE, sent(two, verdict="not_same"))

    response = signed_in(a_worker("ravi", role="front_door_worker", agency="cass")).post(JUDGE, opened)

    assert response.status_code == 409
    assert "Jo Marsh judged on" in text_of(response)
    assert "Rang the school." in text_of(response)
    assert "They look alike." in text_of(response)
    assert Link.objects.filter(how="worker").count() == 1


@pytest.mark.parametrize(
    "changed, sentence",
    [
        ({"why": "  "}, "Enter how you know"),
        ({"verdict": ""}, "Select whether these are the same person"),
    ],
)
def test_a_judgement_without_a_part_is_refused_and_keeps_what_was_typed(two, changed, sentence):
    response = signed_in(worker()).post(JUDGE, sent(two, **changed))

    assert sentence in text_of(response)
    assert not Link.objects.filter(how="worker").exists()


def test_joining_what_was_judged_apart_is_refused_in_words(two):
    client = signed_in(worker())
    third = send("police", contact(a_mia("2013-01-01"), on=day_before(0)))
    other = person_in(third, 1)
    client.post(JUDGE, sent(two, verdict="not_same"))
    client.post(JUDGE, sent(two, one=two[0].ref, other=other.ref))

    response = client.post(JUDGE, sent(two, one=two[1].ref, other=other.ref))

    assert "Undo that judgement first" in text_of(response)
    assert "Rang the school." in response.content.decode()


def test_if_looking_again_fails_no_judgement_is_left_behind(two, monkeypatch):
    def broken(*args, **given):
        raise RuntimeError("no signals")

    monkeypatch.setattr("frontdoor.journey.steps.look_again", broken)

    with pytest.raises(RuntimeError):
        signed_in(worker()).post(JUDGE, sent(two))
    assert not Link.objects.filter(how="worker").exists()
    assert not looked_at("judging who is who")


def undo_of(two, client):
    client.post(JUDGE, sent(two))
    return {"link": Link.objects.get(how="worker").pk, "contact": two[2].ref}


def test_a_judgement_is_taken_back_with_a_reason_and_stays_on_record(two):
    client = signed_in(worker())
    asked = undo_of(two, client)

    shown = text_of(client.get(UNDO, asked))
    response = client.post(UNDO, {**asked, "why": "Another Mia."}, follow=True)

    assert "Rang the school." in shown
    end = LinkEnd.objects.get()
    assert end.why == "Another Mia."
    assert "Undone." in text_of(response)
    assert "Another Mia." in text_of(response)
    assert Entry.objects.filter(verb="undid who is who").count() == 2


def test_undoing_without_a_reason_is_refused(two):
    client = signed_in(worker())
    asked = undo_of(two, client)

    response = client.post(UNDO, {**asked, "why": ""})

    assert "Enter why you undo this" in text_of(response)
    assert not LinkEnd.objects.exists()


def test_undoing_twice_says_that_it_was_done(two):
    client = signed_in(worker())
    asked = undo_of(two, client)
    client.post(UNDO, {**asked, "why": "Another Mia."})

    response = client.post(UNDO, {**asked, "why": "Again."})

    assert "This was already taken back" in text_of(response)
    assert LinkEnd.objects.count() == 1


@pytest.mark.parametrize("role", ["referrer", "head_of_service", "auditor"])
def test_it_is_refused_to_those_whose_role_does_not_judge(two, role):
    client = signed_in(a_worker("other", role=role))

    assert client.post(JUDGE, sent(two)).status_code == 403
    assert client.post(UNDO, {"link": "1"}).status_code == 403


@pytest.mark.parametrize(
    "asked", [{}, {"one": "P-AAAA-AAAA", "other": "P-BBBB-BBBB"}, {"one": "x' OR 1", "other": ""}]
)
def test_unknown_people_and_judgements_are_not_found(two, asked):
    client = signed_in(worker())

    assert client.get(JUDGE, asked).status_code == 404
    assert client.get(UNDO, {"link": "999999"}).status_code == 404
    assert client.get(UNDO, {"link": "x"}).status_code == 404


def test_it_leads_nowhere_but_back(two):
    response = signed_in(worker()).post(JUDGE, sent(two, contact="//elsewhere.example"))

    assert response.url.startswith("/families/P-")


def test_both_are_written_down_as_looked_at(two):
    one, other, _ = two

    signed_in(worker()).get(JUDGE, {"one": one.ref, "other": other.ref})

    assert looked_at("judging who is who") == {one.ref, other.ref}
