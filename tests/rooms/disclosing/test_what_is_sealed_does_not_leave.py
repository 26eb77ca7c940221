"""Whoever is sealed from a writer is found in what they write all the same; and no page here opens a record unasked."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from frontdoor.access.sight import seeing_as
from frontdoor.disclosure.exporting.models import Export
from frontdoor.disclosure.gate import actions
from frontdoor.disclosure.retention import actions as retention
from frontdoor.disclosure.safe import actions as safe
from frontdoor.disclosure.subject_access import actions as subject_access
from frontdoor.sealing import actions as sealing
from frontdoor.sealing.queries import eyes_of
from tests.rooms.alert_stories import actor
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.disclosing.leaving_stories import (
    NEIGHBOUR,
    PLAN,
    a_manager,
    a_writer,
    proposed,
    the_family,
    the_neighbours,
    words,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ruth():
    return a_worker("ruth", role="head_of_service", agency="cass", name="Ruth Bailey")


def sealed(person, ruth) -> None:
    sealing.seal(persons=[person.pk], why="A member of staff.", readers=[], by=actor(ruth), at=now())


def test_promise_14_a_sealed_neighbours_child_stops_the_release_and_reads_like_anybody(ruth):
    jo, ines, family, jayden = a_writer(), a_manager(), the_family(), the_neighbours()
    sealed(jayden, ruth)

    with seeing_as(eyes_of(actor(jo))):
        document = proposed(
            jo, *PLAN, NEIGHBOUR, to=[family["Kayla"]], may_name=[family["Isla"], family["Noah"]]
        )

    (one,) = document.outsiders.all()
    assert (one.words, one.known, one.person_ref) == ("cole, Jaydon", "nobody", "")
    with seeing_as(eyes_of(actor(ines))), pytest.raises(actions.MayNotLeave, match="have no answer"):
        actions.decide(document=document, choice="released", why="Fine.", by=actor(ines), at=now())


def test_promise_15_the_safe_address_of_somebody_sealed_is_guarded_as_well(ruth):
    jo, family, jayden = a_writer(), the_family(), the_neighbours()
    safe.keep_address(
        person=jayden,
        address="14 Quarry Close",
        postcode="B14 7QX",
        audience=[],
        why="So.",
        by=actor(jo),
        at=now(),
    )
    sealed(jayden, ruth)

    with seeing_as(eyes_of(actor(jo))):
        document = proposed(jo, "It is at 14 Quarry Close.", to=[family["Kayla"]])

    assert [each.kind for each in document.outsiders.all()] == ["safe_place"]


def test_promise_21_a_hold_on_somebody_sealed_holds_for_their_family(ruth):
    ines, family = a_manager(), the_family()
    long_ago = {"starts_on": now().date().replace(year=1900, day=1), "why": "By the file."}
    retention.say_category(person=family["Isla"], category="closed", **long_ago, by=actor(ines), at=now())
    retention.hold(person=family["Rhodri"], why="So.", asked_by="The court", by=actor(ruth), at=now())
    sealed(family["Rhodri"], ruth)

    with seeing_as(eyes_of(actor(ines))), pytest.raises(retention.MustBeKept, match="legal hold"):
        retention.propose(person=family["Isla"], why="Over.", by=actor(ines), at=now())


def test_a_document_about_somebody_sealed_is_not_there_for_whoever_may_not_see_them(ruth):
    jo, family = a_writer(), the_family()
    document = proposed(jo, *PLAN, to=[family["Kayla"]], may_name=[family["Isla"], family["Noah"]])
    assert words(document) == {}
    browser, address = signed_in(jo), reverse("disclosure:document", args=[document.ref])
    assert browser.get(address).status_code == 200

    sealed(family["Noah"], ruth)

    assert browser.get(address).status_code == 404
    assert document.ref not in browser.get(reverse("disclosure:documents")).content.decode()


@pytest.mark.parametrize("page", ["write", "reach", "export", "request", "document"])
def test_no_page_of_what_leaves_opens_a_record_that_nothing_explains(page, settings):
    settings.NEW_FOR_DAYS = 0
    ines, isla = a_manager(), the_family()["Isla"]
    browser, end = signed_in(ines), localdate()
    request = subject_access.receive(person=isla, received_on=end, identity="Seen.", by=actor(ines), at=now())
    ends = {"ends_on-day": end.day, "ends_on-month": end.month, "ends_on-year": end.year}
    asked = {"what": "chronology", "person": isla.ref, "form": "csv", "why": "So.", **ends}

    document = proposed(ines, *PLAN, to=[isla])

    answer = {
        "document": lambda: browser.get(reverse("disclosure:document", args=[document.ref])),
        "write": lambda: browser.get(reverse("disclosure:write", args=[isla.ref])),
        "reach": lambda: browser.get(reverse("disclosure:reach", args=[isla.ref])),
        "export": lambda: browser.post(reverse("disclosure:exports"), asked),
        "request": lambda: browser.get(reverse("disclosure:request", args=[request.ref])),
    }[page]()

    assert answer["Location"].startswith(reverse("reasons:give", args=[isla.ref]))
    assert not Export.objects.exists()
