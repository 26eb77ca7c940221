"""A parent or an advocate asks for a child's records: by which right, what the child wants, and nothing of the others."""

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
from frontdoor.disclosure.gate.models import Document, Outsider
from frontdoor.disclosure.safe import actions as safe
from frontdoor.disclosure.subject_access import actions, queries
from frontdoor.disclosure.subject_access.deadline import answer_by, days_waited
from frontdoor.disclosure.subject_access.models import SubjectBehalf, SubjectPause, SubjectRequest
from frontdoor.people.barriers import set_barrier
from tests.rooms.alert_stories import actor
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.disclosing.leaving_stories import a_manager, a_writer, answered, person_called, the_family
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
    """The family, and what the school told of Isla, who lives with her mother and said something of her father."""
    made = the_family()
    isla = said(1, "child", "Isla Merrin", "2015-06-08", sex="F", seen=True, **HOME)
    send("school", contact(isla, on=date(2025, 9, 9), childs_words="I do not want to go to him."))
    return made


def asked(child, by, *, asker=None, relation="parent", competence="not_able", on=None) -> SubjectRequest:
    return actions.receive_for_a_child(
        person=child,
        received_on=on or localdate(),
        identity="Seen with a passport.",
        relation=relation,
        asker=asker,
        authority="Parental responsibility by the birth certificate.",
        competence=competence,
        competence_why="The social worker asked.",
        by=actor(by),
        at=now(),
    )


def bundled(request, by) -> Document:
    (document,) = actions.bundle(request=request, by=actor(by), at=now())
    return document


def found(document, kind) -> list[str]:
    return [each.words for each in document.outsiders.order_by("id") if each.kind == kind]


# --- By which right -----------------------------------------------------------------------------------------


@db
def test_a_parent_whom_no_source_names_as_that_is_refused_and_nothing_is_left_behind(family, jo):
    with pytest.raises(actions.MayNotAnswer, match="No source on record"):
        asked(family["Noah"], jo, asker=family["Rhodri"])  # the father of Isla alone
    with pytest.raises(actions.MayNotAnswer, match="No source on record"):
        asked(family["Noah"], jo)

    assert not SubjectRequest.objects.exists()


@db
def test_a_parent_behind_a_barrier_gets_the_same_answer_as_a_stranger(family, jo, ines):
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

    with pytest.raises(actions.MayNotAnswer, match="No source on record"):
        asked(family["Isla"], jo, asker=family["Rhodri"])


@db
def test_what_the_child_understands_and_does_not_want_is_not_given_to_anybody_else(family, jo):
    request = asked(family["Isla"], jo, asker=family["Kayla"], competence="refuses")

    with pytest.raises(actions.MayNotAnswer, match="does not want it"):
        bundled(request, jo)
    assert not Document.objects.exists()


@db
def test_nobody_asks_for_somebody_who_is_grown_up(jo):
    send("gp", contact(said(1, "child", "Ada Quill", "2000-01-01"), on=date(2025, 9, 9)))

    with pytest.raises(actions.MayNotAnswer, match="eighteen"):
        asked(person_called("Ada"), jo, relation="advocate")


# --- What is given ------------------------------------------------------------------------------------------


@db
def test_promise_21_a_parent_is_told_of_the_child_and_neither_of_the_other_parent_nor_where_the_child_lives(
    family, jo, ines
):
    document = bundled(asked(family["Isla"], jo, asker=family["Rhodri"]), jo)
    assert document.to_people == [family["Rhodri"].ref]
    answered(document, by=jo)

    text = gate.decide(document=document, choice="released", why="Read it.", by=actor(ines), at=now()).text

    assert "Name: Isla Merrin" in text
    assert not [each for each in ("Kayla", "Noah", "Moor Street", "B9 4AA", "to go to him") if each in text]


@db
def test_what_might_do_harm_is_weighed_passage_by_passage(family, jo, ines):
    document = bundled(asked(family["Isla"], jo, asker=family["Rhodri"]), jo)
    harm = document.outsiders.filter(kind=Outsider.Kind.HARM)
    assert len(harm) == 2  # the contact in which he stands himself, and the child's own words

    for each in document.outsiders.exclude(kind=Outsider.Kind.HARM):
        gate.answer(outsider=each, choice="removed", why="", by=actor(jo), at=now())
    with pytest.raises(gate.MayNotLeave, match=r"2 of those .* have no answer"):
        gate.decide(document=document, choice="released", why="Fine.", by=actor(ines), at=now())


@db
def test_promise_15_a_safe_address_of_the_child_cannot_be_let_stand_for_a_parent(family, jo, ines):
    safe.keep_address(
        person=family["Isla"],
        address="9 Moor Street",
        postcode="B9 4AA",
        audience=["agency:cass"],
        why="He hurt her.",
        by=actor(ines),
        at=now(),
    )
    document = bundled(asked(family["Isla"], jo, asker=family["Rhodri"]), jo)

    places = document.outsiders.filter(kind=Outsider.Kind.SAFE_PLACE)
    assert places
    with pytest.raises(gate.MayNotLeave, match="whatever the reason"):
        gate.answer(outsider=places[0], choice="allowed", why="He knows it.", by=actor(jo), at=now())


@db
def test_who_asks_for_themselves_has_nothing_marked_as_harm(family, jo):
    request = actions.receive(
        person=family["Isla"], received_on=localdate(), identity="Seen.", by=actor(jo), at=now()
    )

    assert found(bundled(request, jo), Outsider.Kind.HARM) == []


@db
def test_an_advocate_acts_for_the_child_and_gets_what_the_child_would(family, jo):
    document = bundled(asked(family["Isla"], jo, relation="advocate", competence="agrees"), jo)

    assert document.to_people == [family["Isla"].ref]
    assert found(document, Outsider.Kind.HARM)


# --- The month stands still ---------------------------------------------------------------------------------

PAUSES = st.lists(
    st.tuples(st.dates(date(2026, 1, 1), date(2026, 3, 1)), st.integers(0, 60)).map(
        lambda each: (each[0], each[0] + timedelta(days=each[1]))
    ),
    max_size=4,
)


@settings(deadline=None)
@given(PAUSES, PAUSES)
def test_the_last_day_never_comes_sooner_by_waiting_and_no_day_counts_twice(some, more):
    day, came = date(2026, 6, 1), date(2026, 1, 1)

    waited, longer = days_waited(some, day), days_waited([*some, *more], day)

    assert 0 <= waited <= longer <= (day - came).days
    assert answer_by(came, extended=False, waited=longer) >= answer_by(came, extended=False)
    assert days_waited([*some, *some], day) == waited


@db
def test_while_it_waits_for_word_nothing_is_made_and_the_days_are_added(family, jo):
    came = localdate() - timedelta(days=20)
    request = asked(family["Isla"], jo, asker=family["Kayla"], on=came)
    before = queries.shown(request, now=now()).answer_by
    later = now() + timedelta(days=9)

    actions.pause(request=request, why="A passport.", by=actor(jo), at=now())
    with pytest.raises(actions.MayNotAnswer, match="waits for word already"):
        actions.pause(request=request, why="Again.", by=actor(jo), at=now())
    with pytest.raises(actions.MayNotAnswer, match="Nothing is made before"):
        bundled(request, jo)
    actions.go_on(request=request, what="Seen with a passport.", by=actor(jo), at=later)

    assert queries.shown(request, now=later).answer_by == before + timedelta(days=9)
    assert bundled(request, jo)
    with pytest.raises(actions.MayNotAnswer, match="waits for nobody"):
        actions.go_on(request=request, what="More.", by=actor(jo), at=later)


@db
def test_two_more_months_can_be_taken_as_long_as_the_month_with_its_waiting_lasts(family, jo):
    request = asked(family["Isla"], jo, asker=family["Kayla"], on=localdate() - timedelta(days=25))
    actions.pause(request=request, why="A passport.", by=actor(jo), at=now())
    later = now() + timedelta(days=15)
    actions.go_on(request=request, what="Seen.", by=actor(jo), at=later)

    assert actions.extend(request=request, why="Twelve volumes.", by=actor(jo), at=later)


# --- On record, and on the pages ----------------------------------------------------------------------------


@db
def test_without_the_right_nobody_takes_pauses_or_goes_on_and_the_audit_tells_by_reference(family, jo):
    nurse, request = a_worker("nina"), asked(family["Isla"], jo, asker=family["Kayla"])

    for ask in (
        lambda: asked(family["Isla"], nurse, asker=family["Kayla"]),
        lambda: actions.pause(request=request, why="So.", by=actor(nurse), at=now()),
        lambda: actions.go_on(request=request, what="So.", by=actor(nurse), at=now()),
    ):
        with pytest.raises(MayNot):
            ask()
    entry = Entry.objects.get(verb="took a request for a child")
    assert (entry.subject_ref, entry.detail["relation"]) == (request.ref, "parent")
    assert "passport" not in str(list(Entry.objects.values_list("detail", flat=True)))


@db
def test_if_the_audit_cannot_be_written_nothing_is_left_behind(family, jo, monkeypatch):
    request = asked(family["Isla"], jo, asker=family["Kayla"])

    def broken(*args, **kwargs):
        raise RuntimeError("the audit could not be written")

    monkeypatch.setattr("frontdoor.audit.actions.record", broken)
    for ask in (
        lambda: asked(family["Noah"], jo, asker=family["Kayla"]),
        lambda: actions.pause(request=request, why="So.", by=actor(jo), at=now()),
    ):
        with pytest.raises(RuntimeError), transaction.atomic():
            ask()
    assert [table.objects.count() for table in (SubjectRequest, SubjectBehalf, SubjectPause)] == [1, 1, 0]


@db
def test_on_the_pages_a_parent_asks_the_month_waits_and_goes_on(family, jo):
    browser, day = signed_in(jo), localdate()
    came = {"received_on-day": day.day, "received_on-month": day.month, "received_on-year": day.year}
    typed = {"person": family["Isla"].ref, "identity": "Seen.", "relation": "parent", **came}

    refused = browser.post(reverse("disclosure:requests"), typed).content.decode()
    assert "Enter the reference of the parent" in refused
    assert "Select what the child understands and wants" in refused
    child = {"authority": "By order.", "competence": "not_able", "competence_why": "She is ten."}
    stranger = browser.post(
        reverse("disclosure:requests"), {**typed, **child, "asker": family["Noah"].ref}
    ).content.decode()
    assert "No source on record says" in stranger
    made = browser.post(
        reverse("disclosure:requests"), {**typed, **child, "asker": family["Kayla"].ref}, follow=True
    )
    assert "A parent, for a child" in made.content.decode()
    address = made.redirect_chain[-1][0]
    still = browser.post(f"{address}waiting/", {"pause-why": "A passport."}, follow=True).content.decode()
    assert "The month stands still." in still
    assert "Nothing is made before" in browser.post(f"{address}bundle/", follow=True).content.decode()
    goes = browser.post(f"{address}waiting/", {"go_on-what": "Seen with it."}, follow=True).content.decode()
    assert "The month goes on." in goes
