"""Somebody whom nobody could name is a person, can be identified later, and keeps everything that was told of them."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from frontdoor.intake.models import Received
from frontdoor.people.models import Link, Person
from frontdoor.ui.words import gdate
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.front_door import day_before, looked_at, person_in, text_of, worker
from tests.rooms.stories import contact, said, send

pytestmark = pytest.mark.django_db
WHY = "The mother told me his name."


@pytest.fixture
def told() -> Received:
    """Two half-sisters with one mother, and two fathers whom nobody named."""
    return send(
        "gp",
        contact(
            said(1, "child", "Ava Merrin", "2016-02-02", sex="F"),
            said(2, "child", "Bea Merrin", "2019-03-03", sex="F"),
            said(3, "mother", "Kayla Merrin", "1990-05-05", sex="F"),
            said(4, "father", "", answer="not_known"),
            said(5, "father", "", answer="asked_not_told"),
            ties=[(3, 1, "mother"), (3, 2, "mother"), (4, 1, "father"), (5, 2, "father")],
            on=day_before(30),
        ),
    )


def identify(told: Received, client=None, **typed):
    """Say who the father of the first is."""
    person = person_in(told, 4)
    form = {"who": "anew", "forenames": "Dan", "surname": "Oakes", "why": WHY, **typed}
    return (client or signed_in(worker())).post(f"/people/{person.ref}/identify/", form, follow=True)


def test_two_fathers_whom_nobody_named_are_told_apart(told):
    page = text_of(signed_in(worker()).get(f"/families/{person_in(told, 3).ref}/"))

    assert "Father of Ava, not yet identified" in page
    assert "Father of Bea, not yet identified" in page


def test_the_contacts_own_page_tells_them_apart_too(told):
    page = text_of(signed_in(worker()).get(f"/contacts/{told.ref}/"))

    assert "Father of Ava, not yet identified" in page
    assert "Father of Bea, not yet identified" in page
    assert "Father, not yet identified" not in page


def test_a_father_described_anew_has_his_name_and_keeps_what_he_was(told):
    page = text_of(identify(told))

    assert "Dan Oakes" in page
    assert f"father, not yet identified, until {gdate(localdate())}" in page
    link = Link.objects.get(how="worker")
    assert (link.verdict, link.why) == ("same", WHY)
    assert Received.objects.exclude(kind="contact").get().agency.key == "cass"


def test_undoing_brings_back_the_father_nobody_named(told):
    client = signed_in(worker())
    identify(told, client)

    client.post("/people/undo/", {"link": Link.objects.get(how="worker").pk, "why": "Wrong man."})

    page = text_of(client.get(f"/families/{person_in(told, 1).ref}/"))
    assert "Father of Ava, not yet identified" in page
    assert "until" not in page.split("One chronology")[0]


def test_somebody_on_record_is_chosen_by_reference_and_the_form_sent_twice_is_one_answer(told):
    known = person_in(
        send("police", contact(said(1, "other", "Dan Oakes", "1988-01-01"), on=day_before(3))), 1
    )
    client = signed_in(worker())

    identify(told, client, who="reference", reference=known.ref)
    again = identify(told, client, who="reference", reference=known.ref)

    assert again.status_code == 404
    assert Link.objects.filter(how="worker").count() == 1
    assert "Dan Oakes" in text_of(client.get(f"/families/{person_in(told, 1).ref}/"))
    assert known.ref not in looked_at("identifying somebody")


@pytest.mark.parametrize(
    "typed, sentence",
    [
        ({"who": ""}, "Select who this is"),
        ({"why": " "}, "Enter how you know who this is"),
        ({"forenames": "", "surname": ""}, "Enter a forename or a family name"),
        ({"who": "reference", "reference": "P-0000-0000"}, "Enter the reference of another person"),
    ],
)
def test_an_answer_without_a_part_is_refused_and_leaves_nothing_behind(told, typed, sentence):
    before = Person.objects.count()

    page = text_of(identify(told, **typed))

    assert sentence in page
    assert Person.objects.count() == before
    assert not Link.objects.filter(how="worker").exists()


def test_who_may_not_judge_does_not_identify_anybody(told):
    manager = a_worker("hoa", role="head_of_service", agency="cass")

    assert identify(told, signed_in(manager)).status_code == 403
    assert not Link.objects.filter(how="worker").exists()


def test_somebody_with_a_name_is_not_asked_about(told):
    assert signed_in(worker()).get(f"/people/{person_in(told, 1).ref}/identify/").status_code == 404


def test_the_father_of_a_child_not_yet_born_is_called_that():
    due = (localdate() + timedelta(days=60)).isoformat()
    received = send(
        "midwifery",
        contact(
            said(1, "child", "Oakes", due, born_precision="expected"),
            said(2, "father", "", answer="not_known"),
            ties=[(2, 1, "father")],
            on=day_before(1),
        ),
    )

    page = text_of(signed_in(worker()).get(f"/families/{person_in(received, 1).ref}/"))

    assert "Father of the unborn baby, not yet identified" in page
