"""Nothing leaves without a second person, and nothing in which somebody outside its audience still stands."""

import hashlib
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import now

from frontdoor.access.permissions import MayNot
from frontdoor.audit.models import Entry
from frontdoor.disclosure.gate import actions
from frontdoor.disclosure.gate.models import Document, Outsider, OutsiderAnswer, Recall, Release
from tests.rooms.alert_stories import actor
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.disclosing.leaving_stories import (
    NEIGHBOUR,
    PLAN,
    a_manager,
    a_writer,
    answered,
    proposed,
    the_family,
    the_neighbours,
    words,
)
from tests.rooms.stories import contact, said, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def jo():
    return a_writer()


@pytest.fixture
def ines():
    return a_manager()


@pytest.fixture
def merrins():
    return the_family()


@pytest.fixture
def plan(jo, merrins):
    """The plan, with what was pasted about the neighbour's child."""
    the_neighbours()
    to = [merrins["Kayla"]]
    return proposed(jo, *PLAN, NEIGHBOUR, to=to, may_name=[merrins["Isla"], merrins["Noah"]])


def decide(document, by, choice="released", why="Read it whole."):
    return actions.decide(document=document, choice=choice, why=why, by=actor(by), at=now())


def test_promise_14_the_neighbours_child_in_pasted_minutes_is_found_and_stops_the_release(plan, ines):
    assert words(plan) == {"cole, Jaydon": "elsewhere"}

    with pytest.raises(actions.MayNotLeave, match="have no answer"):
        decide(plan, ines)

    assert not Release.objects.exists()


def test_promise_14_once_taken_out_the_neighbours_child_is_not_in_what_leaves(plan, jo, ines):
    answered(plan, by=jo)

    release = decide(plan, ines)

    assert "[removed] from next door was arrested" in release.text
    assert "ole" not in release.text.replace("whole", "")
    assert "Jaydon" not in release.text


def test_promise_14_what_leaves_is_to_the_letter_what_was_released_and_its_sum_is_kept(plan, jo, ines):
    answered(plan, by=jo)
    release = decide(plan, ines)

    whole = actions.take(plan, by=actor(jo), at=now()).content

    assert whole == release.text.encode()
    assert hashlib.sha256(whole).hexdigest() == release.sha256
    entry = Entry.objects.get(verb="took out a document")
    assert (entry.subject_ref, entry.detail["sha256"]) == (plan.ref, release.sha256)


def test_promise_14_nobody_releases_what_they_wrote_not_even_past_the_code(merrins):
    tom = a_manager("tom", "Tom Okafor")
    document = proposed(tom, to=[merrins["Kayla"]], may_name=[merrins["Isla"], merrins["Noah"]])

    with pytest.raises(actions.MayNotLeave, match="wrote this yourself"):
        decide(document, tom)
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.create(
            document=document,
            choice="released",
            why="Mine.",
            text="x",
            sha256="x",
            at=now(),
            by_id=tom.pk,
            by_name="T",
            written_by_id=tom.pk,
        )
    assert not Release.objects.exists()


def test_promise_14_whoever_let_an_outsider_stand_is_no_second_person(plan, ines):
    answered(plan, "allowed", why="Everybody knows.", by=ines)

    with pytest.raises(actions.MayNotLeave, match="answered for somebody"):
        decide(plan, ines)


def test_promise_14_somebody_who_comes_on_record_later_stops_the_release_too(jo, ines, merrins):
    to, children = [merrins["Kayla"]], [merrins["Isla"], merrins["Noah"]]
    document = proposed(jo, *PLAN, "Zephan Quill was there.", to=to, may_name=children)
    assert words(document) == {}
    send("gp", contact(said(1, "child", "Zephan Quill", "2014-01-01", sex="M"), on=date(2025, 9, 2)))

    with pytest.raises(actions.MayNotLeave, match="Look again"):
        decide(document, ines)

    actions.look_again(document, at=now())
    assert words(document) == {"Zephan Quill": "elsewhere"}


def test_letting_somebody_stand_needs_a_reason_and_is_kept(plan, jo, ines):
    outsider = plan.outsiders.get()

    with pytest.raises(actions.MayNotLeave, match="Say why"):
        actions.answer(outsider=outsider, choice="allowed", why=" ", by=actor(jo), at=now())
    with pytest.raises(IntegrityError), transaction.atomic():
        OutsiderAnswer.objects.create(
            outsider=outsider, choice="allowed", why="", at=now(), by_id=1, by_name="J"
        )
    answered(plan, "allowed", why="The court asked for it.", by=jo)

    assert "cole, Jaydon" in decide(plan, ines).text


def test_the_latest_answer_counts_and_the_earlier_one_stays(plan, jo, ines):
    answered(plan, "allowed", why="I thought so.", by=jo)
    answered(plan, "removed", by=jo)

    assert "Jaydon" not in decide(plan, ines).text
    assert OutsiderAnswer.objects.count() == 2


def test_a_document_is_answered_once_and_says_who_was_first(plan, jo, ines):
    decide(plan, ines, choice="sent_back", why="Take the neighbour out.")
    tom = a_manager("tom", "Tom Okafor")

    with pytest.raises(actions.MayNotLeave, match="Ines Carver answered this before"):
        decide(plan, tom)
    with pytest.raises(actions.MayNotLeave, match="Ines Carver answered this before"):
        answered(plan, by=jo)


def test_what_was_sent_back_or_never_released_cannot_be_taken_out(plan, jo, ines):
    with pytest.raises(actions.MayNotLeave, match="not released"):
        actions.take(plan, by=actor(jo), at=now())
    decide(plan, ines, choice="sent_back")
    with pytest.raises(actions.MayNotLeave, match="not released"):
        actions.take(plan, by=actor(jo), at=now())


def test_a_recall_closes_the_file_and_both_stay_on_record(plan, jo, ines):
    answered(plan, by=jo)
    decide(plan, ines)

    actions.recall(document=plan, why="It went to the wrong father.", by=actor(ines), at=now())

    with pytest.raises(actions.MayNotLeave, match="recalled"):
        actions.take(plan, by=actor(jo), at=now())
    with pytest.raises(actions.MayNotLeave, match="recalled before"):
        actions.recall(document=plan, why="Again.", by=actor(ines), at=now())
    assert (Release.objects.count(), Recall.objects.count()) == (1, 1)
    assert Entry.objects.filter(verb="recalled a document", subject_ref=plan.ref).count() == 1


@pytest.mark.parametrize(
    "title",
    ["Plan for Isla Merrin", "Plan, Merrin Isla", "Isla", "Plan 08/06/2015, B9 4AA", "Re 943 476 5919"],
)
def test_a_title_with_a_name_a_number_or_a_place_is_refused(jo, merrins, title):
    with pytest.raises(actions.MayNotLeave, match="The title says"):
        proposed(jo, to=[merrins["Kayla"]], title=title)

    assert not Document.objects.exists()


def test_a_document_without_anybody_to_get_it_or_without_text_is_refused(jo, merrins):
    with pytest.raises(actions.MayNotLeave, match="who gets it"):
        proposed(jo, to=[])
    with pytest.raises(actions.MayNotLeave, match="no text"):
        proposed(jo, " ", to=[merrins["Kayla"]])
    with pytest.raises(actions.MayNotLeave, match="longer than"):
        proposed(jo, "a" * 60_001, to=[merrins["Kayla"]])


def test_without_the_right_nobody_writes_answers_releases_or_takes_out(plan, jo):
    nurse = a_worker("nina")

    with pytest.raises(MayNot):
        proposed(nurse, to=[])
    with pytest.raises(MayNot):
        answered(plan, by=nurse)
    with pytest.raises(MayNot):
        decide(plan, jo)
    with pytest.raises(MayNot):
        actions.take(plan, by=actor(nurse), at=now())


def test_if_the_audit_cannot_be_written_nothing_is_left_behind(plan, jo, ines, merrins, monkeypatch):
    answered(plan, by=jo)
    outsider = plan.outsiders.get()

    def broken(*args, **kwargs):
        raise RuntimeError("the audit could not be written")

    monkeypatch.setattr("frontdoor.audit.actions.record", broken)

    for ask in (
        lambda: proposed(jo, to=[merrins["Kayla"]]),
        lambda: actions.answer(outsider=outsider, choice="removed", why="", by=actor(jo), at=now()),
        lambda: decide(plan, ines),
    ):
        with pytest.raises(RuntimeError), transaction.atomic():
            ask()

    assert (Document.objects.count(), OutsiderAnswer.objects.count(), Release.objects.count()) == (1, 1, 0)


def test_on_the_pages_one_writes_and_answers_and_another_releases_and_the_file_is_the_same(jo, ines, merrins):
    the_neighbours()
    first, second = signed_in(jo), signed_in(ines)
    begun = first.post(reverse("disclosure:documents"), {"person": merrins["Isla"].ref.lower()})
    said = {
        "kind": "plan",
        "title": "Child protection plan",
        "made_from": "The minutes.",
        "to_people": [merrins["Kayla"].ref],
        "may_name": [merrins["Isla"].ref, merrins["Noah"].ref],
        "text": "\n\n".join([*PLAN, NEIGHBOUR]),
    }

    made = first.post(begun["Location"], said, follow=True)
    page = made.content.decode()
    assert "cole, Jaydon" in page
    assert "Somebody on record in another family" in page
    address = made.redirect_chain[-1][0]
    refused = second.post(address, {"choice": "released", "why": "Fine."}).content.decode()
    assert "have no answer" in refused
    number = Outsider.objects.get().pk
    first.post(
        reverse("disclosure:outsider", args=[Document.objects.get().ref, number]), {"choice": "removed"}
    )
    second.post(address, {"choice": "released", "why": "Read it whole."})
    file = first.get(f"{address}file/")

    assert file.content == Release.objects.get().text.encode()
    assert file["Content-Disposition"].endswith(f'{Document.objects.get().ref}.txt"')
    assert "Jaydon" not in file.content.decode()


def test_who_has_no_right_sees_nothing_of_what_leaves(plan):
    nurse = signed_in(a_worker("nina"))

    for address in (reverse("disclosure:documents"), reverse("disclosure:document", args=[plan.ref])):
        assert nurse.get(address).status_code == 403


def test_who_reads_a_document_is_written_down_for_each_person_it_shows(plan, ines, merrins):
    signed_in(ines).get(reverse("disclosure:document", args=[plan.ref]))

    seen = Entry.objects.filter(verb="looked at", detail__page=f"document {plan.ref}")
    assert {merrins["Kayla"].ref, merrins["Isla"].ref} <= set(seen.values_list("subject_ref", flat=True))
