"""Somebody asks for their own records: within a month, and with what is of others marked passage by passage."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate, now
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdoor.access.permissions import MayNot
from frontdoor.audit.models import Entry
from frontdoor.disclosure.gate import actions as gate
from frontdoor.disclosure.gate.models import Document
from frontdoor.disclosure.subject_access import actions
from frontdoor.disclosure.subject_access.deadline import answer_by, months_after
from frontdoor.disclosure.subject_access.models import SubjectBundle, SubjectExtension, SubjectRequest
from frontdoor.disclosure.subject_access.passages import Passage, held_about, in_parts
from frontdoor.people.barriers import set_barrier
from tests.rooms.alert_stories import actor
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.disclosing.leaving_stories import a_manager, a_writer, answered, the_family
from tests.rooms.stories import contact, said, send

db = pytest.mark.django_db
HOME = {"address": "9 Moor Street", "postcode": "B9 4AA"}


@pytest.fixture
def jo():
    return a_writer()


@pytest.fixture
def ines():
    return a_manager()


@pytest.fixture
def family():
    """The family, and what the school told of Isla alone, with her brother named in the words."""
    made = the_family()
    isla = said(1, "child", "Isla Merrin", "2015-06-08", sex="F", seen=True, **HOME)
    what = "Isla said that Rhodri hit Noah. She is doing well in maths."
    send("school", contact(isla, on=date(2025, 9, 9), analysis=what, childs_words="I like maths."))
    return made


def asked(person, by, on: date | None = None) -> SubjectRequest:
    came = on or localdate()
    return actions.receive(
        person=person, received_on=came, identity="Seen with a passport.", by=actor(by), at=now()
    )


def bundled(person, by) -> Document:
    (document,) = actions.bundle(request=asked(person, by), by=actor(by), at=now())
    return document


# --- The month ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "came, last, longer",
    [
        (date(2026, 9, 3), date(2026, 10, 3), date(2026, 12, 3)),
        (date(2026, 1, 31), date(2026, 2, 28), date(2026, 4, 30)),
        (date(2027, 12, 31), date(2028, 1, 31), date(2028, 3, 31)),
        (date(2027, 11, 30), date(2027, 12, 30), date(2028, 2, 29)),
    ],
)
def test_an_answer_is_due_in_one_calendar_month_or_in_three(came, last, longer):
    assert (answer_by(came, extended=False), answer_by(came, extended=True)) == (last, longer)


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(0, 24))
def test_a_month_later_never_leaps_over_a_month(day, months):
    later = months_after(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


@db
def test_two_more_months_are_taken_once_and_only_within_the_first(family, jo):
    in_time, late = asked(family["Isla"], jo), asked(family["Isla"], jo, localdate() - timedelta(days=40))

    actions.extend(request=in_time, why="Twelve volumes.", by=actor(jo), at=now())

    with pytest.raises(actions.MayNotAnswer, match="already"):
        actions.extend(request=in_time, why="More.", by=actor(jo), at=now())
    with pytest.raises(actions.MayNotAnswer, match="first month is over"):
        actions.extend(request=late, why="More.", by=actor(jo), at=now())
    with pytest.raises(actions.MayNotAnswer, match="not yet"):
        asked(family["Isla"], jo, localdate() + timedelta(days=1))


# --- The bundle ---------------------------------------------------------------------------------------------


@db
def test_promise_21_what_is_of_others_is_marked_passage_by_passage(family, jo):
    document = bundled(family["Isla"], jo)

    found = [(each.kind, each.words) for each in document.outsiders.order_by("id")]
    shared = [words for kind, words in found if kind == "passage"]
    assert len(shared) == 1  # the midwife's contact tells of them all; the school's is of Isla alone
    assert ("person", "Rhodri") in found
    assert ("person", "Noah") in found
    assert not [words for _, words in found if "Isla" in words]


@db
def test_promise_21_what_leaves_holds_ones_own_and_nothing_of_the_others(family, jo, ines):
    document = bundled(family["Isla"], jo)
    with pytest.raises(gate.MayNotLeave, match="have no answer"):
        gate.decide(document=document, choice="released", why="Fine.", by=actor(ines), at=now())
    answered(document, by=jo)

    text = gate.decide(document=document, choice="released", why="Read it.", by=actor(ines), at=now()).text

    assert "Name: Isla Merrin" in text
    assert "Isla said that [removed] hit [removed]. She is doing well in maths." in text
    assert "The child’s own words: I like maths." in text
    assert not [name for name in ("Rhodri", "Noah", "Kayla", "Vaughan") if name in text]


@db
def test_one_passage_can_stand_with_a_reason_and_another_be_taken_out(family, jo, ines):
    document = bundled(family["Isla"], jo)
    for each in document.outsiders.all():
        stands = each.kind == "passage"
        why = "She was there herself." if stands else ""
        choice = "allowed" if stands else "removed"
        gate.answer(outsider=each, choice=choice, why=why, by=actor(jo), at=now())

    text = gate.decide(document=document, choice="released", why="Read it.", by=actor(ines), at=now()).text

    assert "from midwifery\nSomething was seen." in text


@db
def test_nothing_is_said_of_whom_a_barrier_keeps_apart(family, jo, ines):
    set_barrier(
        family["Isla"],
        family["Rhodri"],
        kind="adoption",
        order_reference="AB1",
        asked_by="The court",
        why="Adopted.",
        by=actor(ines),
        at=now(),
    )

    passages = held_about(family["Isla"])

    assert any("The words of this entry are not shown here." in each.text for each in passages)


@db
def test_what_several_sources_said_of_one_person_stands_in_the_bundle(family, jo):
    texts = [each.text for each in held_about(family["Isla"])]

    described = [text for text in texts if text.startswith("As described by")]
    assert len(described) == 2
    assert all("Name: Isla Merrin" in text for text in described)
    assert any("Address: 9 Moor Street, B9 4AA" in text for text in described)


@settings(deadline=None)
@given(st.lists(st.text(min_size=1, max_size=40), max_size=12), st.integers(5, 60))
def test_promise_21_no_letter_is_lost_where_a_bundle_is_parted(texts, letters):
    parts = list(in_parts([Passage(text) for text in texts], letters=letters))

    assert "".join(each.text for part in parts for each in part) == "".join(texts)
    assert all(sum(len(each.text) for each in part) <= letters for part in parts)


@db
def test_a_long_record_is_answered_in_parts_that_say_so(family, jo, monkeypatch):
    monkeypatch.setattr(gate, "LETTERS_AT_MOST", 250)

    documents = actions.bundle(request=asked(family["Isla"], jo), by=actor(jo), at=now())

    assert len(documents) > 1
    assert documents[0].title.endswith(f"part 1 of {len(documents)}")
    assert SubjectBundle.objects.count() == len(documents)


@db
def test_the_audit_tells_of_the_request_and_the_bundle_by_reference(family, jo):
    bundled(family["Isla"], jo)

    entries = Entry.objects.filter(subject_ref=SubjectRequest.objects.get().ref).order_by("id")
    assert [each.verb for each in entries] == ["received a subject request", "made a subject bundle"]
    assert "Merrin" not in str([each.detail for each in entries])


@db
def test_without_the_right_nobody_takes_a_request_or_makes_a_bundle(family, jo):
    nurse, request = a_worker("nina"), asked(family["Isla"], jo)

    with pytest.raises(MayNot):
        asked(family["Isla"], nurse)
    with pytest.raises(MayNot):
        actions.bundle(request=request, by=actor(nurse), at=now())
    with pytest.raises(MayNot):
        actions.extend(request=request, why="So.", by=actor(nurse), at=now())
    assert signed_in(nurse).get(reverse("disclosure:requests")).status_code == 403


@db
def test_if_the_audit_cannot_be_written_nothing_is_left_behind(family, jo, monkeypatch):
    request = asked(family["Isla"], jo)

    def broken(*args, **kwargs):
        raise RuntimeError("the audit could not be written")

    monkeypatch.setattr("frontdoor.audit.actions.record", broken)

    for ask in (
        lambda: asked(family["Noah"], jo),
        lambda: actions.extend(request=request, why="So.", by=actor(jo), at=now()),
        lambda: actions.bundle(request=request, by=actor(jo), at=now()),
    ):
        with pytest.raises(RuntimeError), transaction.atomic():
            ask()
    left = [table.objects.count() for table in (SubjectRequest, SubjectExtension, SubjectBundle, Document)]
    assert left == [1, 0, 0, 0]


@db
def test_on_the_pages_a_request_is_taken_and_its_bundle_made(family, jo):
    browser, day = signed_in(jo), localdate()
    came = {"received_on-day": day.day, "received_on-month": day.month, "received_on-year": day.year}
    typed = {
        "person": family["Isla"].ref,
        "identity": "Seen with a passport.",
        "relation": "themselves",
        **came,
    }

    made = browser.post(reverse("disclosure:requests"), typed, follow=True)
    address = made.redirect_chain[-1][0]
    page = browser.post(f"{address}bundle/", follow=True).content.decode()

    assert "The bundle is made." in page
    assert Document.objects.get().ref in page
    assert "to answer for" in page
