"""Practitioners talk: cards, conversations recorded in a moment, questions with a date, and who has not spoken."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from frontdoor.access.permissions import MayNot
from frontdoor.alerts.models import Finding
from frontdoor.audit.models import Entry
from frontdoor.chronology.models import Event
from frontdoor.conversations import actions, queries
from frontdoor.conversations.models import Practitioner, Reply, Request, Spoke, Working
from frontdoor.reasons.models import Involvement
from tests.rooms.builders import a_worker, an_agency, signed_in
from tests.rooms.front_door import acting, looked_at, person_in, text_of, three_agencies, worker

pytestmark = pytest.mark.django_db


def family():
    return person_in(three_agencies(), 1)


def a_card(by, person, name="Bea Hall", agency="school", **more) -> Practitioner:
    made = actions.keep_card(name=name, agency=an_agency(agency, agency), by=by, at=now(), **more)
    actions.works_with(practitioner=made, person=person, by=by, at=now())
    return made


def sent(person, **more) -> dict:
    return {"ref": "E-2345-6789", "when": "today", "agreed": "Health visitor sees Tia on Friday.", **more}


def test_a_card_says_who_they_are_and_when_they_can_be_reached():
    person, jo = family(), worker()
    client = signed_in(jo)

    answer = client.post(
        f"/families/{person.ref}/talking/practitioner/",
        {
            "name": "Bea Hall",
            "agency": "housing",
            "job": "Officer",
            "phone": "0121 496 0111",
            "hours": "Mornings",
        },
    )

    assert answer.status_code == 302
    page = text_of(client.get(f"/families/{person.ref}/talking/"))
    assert "Bea Hall Officer, Housing" in page
    assert "0121 496 0111" in page
    assert "Mornings" in page


def test_a_conversation_is_recorded_by_who_when_and_what_was_agreed():
    person, jo = family(), worker()
    card = a_card(acting(jo), person)
    client = signed_in(jo)
    form = client.get(f"/families/{person.ref}/talking/record/").content.decode()

    answer = client.post(
        f"/families/{person.ref}/talking/record/", sent(person, who=card.ref, about=person_ref(person))
    )

    assert answer.status_code == 302
    event = Event.objects.get(kind="conversation")
    assert (event.agency, event.more["with"]) == ("cass", ["school"])
    assert event.text == "Health visitor sees Tia on Friday."
    assert Spoke.objects.get().practitioner == card
    assert form.count("checked") >= 2, "whom it is about is answered already: the children"


def test_the_same_form_sent_twice_is_one_conversation():
    person, jo = family(), worker()
    card = a_card(acting(jo), person)
    client = signed_in(jo)

    for _ in range(2):
        client.post(
            f"/families/{person.ref}/talking/record/", sent(person, who=card.ref, about=person_ref(person))
        )

    assert Event.objects.filter(kind="conversation").count() == 1


def test_who_only_made_a_contact_gets_a_card_from_it():
    person, jo = family(), worker()
    client = signed_in(jo)
    referrer = queries.talking_page(person.ref, now()).referrers[0]

    client.post(
        f"/families/{person.ref}/talking/record/",
        sent(person, who=referrer.contact, about=person_ref(person)),
    )

    assert Practitioner.objects.get().name == referrer.name
    assert Working.objects.filter(end__isnull=True).count() == 1


def test_a_conversation_of_both_agencies_answers_the_sign_that_nobody_has_spoken():
    person, jo = family(), worker()
    said_before = set(Finding.objects.filter(end__isnull=True).values_list("signal", flat=True))
    cards = [
        a_card(acting(jo), person, name=key, agency=key) for key in ("midwifery", "housing", "youth_service")
    ]

    actions.record_conversation(
        ref="E-2345-6789",
        about=[person],
        practitioners=cards,
        on=localdate(),
        agreed="One plan.",
        by=acting(jo),
        at=now(),
    )

    said = set(Finding.objects.filter(end__isnull=True).values_list("signal", flat=True))
    assert "S09" not in said
    assert said <= said_before


def test_have_these_two_spoken_says_the_day_or_that_it_is_not_on_record():
    person, jo = family(), worker()
    one, two, three = (
        a_card(acting(jo), person, name=name, agency=key)
        for name, key in (("Ann", "school"), ("Bob", "gp"), ("Cy", "police"))
    )
    actions.record_conversation(
        ref="E-2345-6789",
        about=[person],
        practitioners=[one, two],
        on=localdate(),
        agreed="x",
        by=acting(jo),
        at=now(),
    )

    page = queries.talking_page(person.ref, now())

    assert {frozenset(each.split(" and ")) for each in page.silent} == {
        frozenset({"Bob", "Cy"}),
        frozenset({"Ann", "Cy"}),
    }
    assert three.ref in {each.ref for each in page.cards}


def test_a_question_is_on_record_with_its_day_and_lets_the_one_who_is_asked_look():
    person, jo = family(), worker()
    femi = a_worker("femi", role="social_worker", agency="social_care")
    card = a_card(acting(jo), person, name="Femi Bright", agency="social_care", user=femi)
    due = localdate() + timedelta(days=3)

    signed_in(jo).post(
        f"/families/{person.ref}/talking/ask/",
        {
            "ref": "E-2345-6789",
            "who": card.ref,
            "text": "Did you ever meet the father?",
            "about": person_ref(person),
            "due_on-day": due.day,
            "due_on-month": due.month,
            "due_on-year": due.year,
        },
    )

    asked = Request.objects.get()
    assert asked.event.kind == "question"
    assert Involvement.objects.get(user=femi).kind == "asked"
    assert signed_in(femi).get(f"/families/{person.ref}/").status_code == 200


def an_ask(person, jo, user=None, days: int = 3) -> Request:
    card = a_card(acting(jo), person, name="Priya Nair", agency="school", user=user)
    return actions.ask(
        ref="E-2345-6789",
        practitioner=card,
        person=person,
        text="Who collects Tia?",
        due_on=localdate() + timedelta(days=days),
        by=acting(jo),
        at=now(),
    )


def test_who_is_asked_answers_without_seeing_the_family_and_the_answer_is_in_the_ledger():
    person, jo = family(), worker()
    teacher = a_worker("priya", agency="school", name="Priya Nair")
    asked = an_ask(person, jo, user=teacher)
    client = signed_in(teacher)

    page = text_of(client.get(f"/asked/{asked.ref}/"))
    client.post(f"/asked/{asked.ref}/", {"text": "Her grandmother does."})

    assert "Who collects Tia?" in page
    assert "Kayla" not in page
    assert client.get(f"/families/{person.ref}/").status_code == 403
    event = Reply.objects.get().event
    assert (event.agency, event.said_by, event.claim) == ("school", "Priya Nair", "reported")
    assert "Her grandmother does." in event.text


def test_a_worker_writes_down_the_answer_that_somebody_gave_them_and_a_second_one_is_refused():
    person, jo = family(), worker()
    asked = an_ask(person, jo)

    actions.reply(request=asked, text="Nobody.", by=acting(jo), at=now())

    with pytest.raises(actions.AlreadyAnswered, match="Nothing of yours was saved"):
        actions.reply(request=asked, text="Somebody.", by=acting(jo), at=now())


def test_somebody_elses_question_is_not_there_and_cannot_be_answered():
    person, jo = family(), worker()
    asked = an_ask(person, jo)
    other = a_worker("other", agency="police")

    assert signed_in(other).get(f"/asked/{asked.ref}/").status_code == 404
    with pytest.raises(MayNot):
        actions.reply(request=asked, text="I know.", by=acting(other), at=now())


def test_a_question_that_waits_is_due_on_the_familys_page_and_counted_beside_its_place():
    person, jo = family(), worker()
    teacher = a_worker("priya", agency="school", name="Priya Nair")
    an_ask(person, jo, user=teacher)

    assert "An answer from Priya Nair" in text_of(signed_in(jo).get(f"/families/{person.ref}/"))
    assert queries.how_many_wait(acting(teacher)) == 1


def test_who_works_with_a_family_no_longer_leaves_the_list_and_their_conversations_stay():
    person, jo = family(), worker()
    card = a_card(acting(jo), person)
    actions.record_conversation(
        ref="E-2345-6789",
        about=[person],
        practitioners=[card],
        on=localdate(),
        agreed="x",
        by=acting(jo),
        at=now(),
    )
    client = signed_in(jo)

    answer = client.post(f"/families/{person.ref}/talking/{card.ref}/end/", {"why": "Changed school."})

    assert answer.status_code == 302
    assert "Not named as working with this family now." in text_of(
        client.get(f"/families/{person.ref}/talking/")
    )
    assert (
        client.post(f"/families/{person.ref}/talking/{card.ref}/end/", {"why": "Again."}).status_code == 404
    )


def test_whether_referrers_heard_back_is_said_of_each():
    person, jo = family(), worker()

    page = text_of(signed_in(jo).get(f"/families/{person.ref}/talking/"))

    assert page.count("Not told yet: no decision") == 3


@pytest.mark.parametrize("place", ["record", "ask", "practitioner"])
def test_nothing_is_kept_where_the_form_is_empty_or_hostile(place):
    person, jo = family(), worker()
    client = signed_in(jo)
    address = f"/families/{person.ref}/talking/{place}/"

    for given in (
        {},
        {"who": "\x00", "about": ["x", person.ref], "ref": "'", "agency": "nobody", "when": "other"},
    ):
        assert client.post(address, given).status_code == 200

    assert not Practitioner.objects.exists()
    assert not Event.objects.filter(kind__in=("conversation", "question")).exists()


def test_only_who_may_write_writes_and_every_look_is_kept():
    person, jo = family(), worker()
    reader = signed_in(a_worker("head", role="head_of_service", agency="cass"))

    assert reader.post(f"/families/{person.ref}/talking/record/", {}).status_code == 403
    assert signed_in(a_worker("midwife")).get(f"/families/{person.ref}/talking/").status_code == 403
    signed_in(jo).get(f"/families/{person.ref}/talking/")
    assert looked_at(f"conversations {person.ref}")
    assert Entry.objects.filter(verb="looked at").exists()


def person_ref(person) -> str:
    """The reference under which the forms offer somebody: that of their first description."""
    page = queries.talking_page(person.ref, now())
    return next(ref for ref, called in page.people if called.startswith("Kayla"))
