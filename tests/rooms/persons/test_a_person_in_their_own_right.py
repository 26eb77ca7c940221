"""One person's page: everything they are, who has met them, what they said, and what nobody has asked."""

import pytest

from frontdoor.chronology.actions import withdraw, write
from frontdoor.people.models import Person
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.front_door import (
    acting,
    day_before,
    from_midwifery,
    looked_at,
    person_in,
    text_of,
    three_agencies,
    worker,
)
from tests.rooms.stories import contact, noon, said, send

pytestmark = pytest.mark.django_db


def page_of(person: Person, client=None):
    return (client or signed_in(worker())).get(f"/people/{person.ref}/known/")


def wrote(kind: str, subtype: str = "", *, days: int = 3, roles: dict, agency: str = "social_care", **more):
    return write(
        kind=kind,
        subtype=subtype,
        agency=agency,
        occurred_on=day_before(days),
        participants={role: [each.pk for each in people] for role, people in roles.items()},
        by=acting(worker(f"writes-{subtype or kind}-{days}")),
        at=noon(day_before(min(days, 3))),
        **more,
    )


def kayla() -> Person:
    return person_in(three_agencies(), 1)


def test_a_mother_of_17_is_shown_as_a_child_and_as_a_parent():
    page = text_of(page_of(kayla()))

    assert "As a child A child: 17 years." in page
    assert "As a parent Mother of" in page
    assert "A parent and a child at once: two assessments, two plans." in page


def test_who_was_hurt_is_shown_as_a_victim_and_who_is_said_to_have_done_it_as_that():
    received = send(
        "police",
        contact(
            said(1, "mother", "Ada Lowe", "1990-02-11", sex="F"),
            said(2, "partner", "Ben Cole", "1988-02-11", sex="M"),
            said(3, "child", "Cal Lowe", "2020-02-11", sex="M"),
            ties=[(1, 3, "mother"), (2, 1, "partner")],
            on=day_before(4),
            subtype="domestic_abuse",
            victim=1,
            suspect=2,
        ),
    )

    assert "As a victim Contact: domestic abuse, police" in text_of(page_of(person_in(received, 1)))
    suspect = text_of(page_of(person_in(received, 2), signed_in(worker("al"))))
    assert "Said to have caused harm Contact: domestic abuse, police" in suspect
    assert "As someone never met Nobody whose seeing counts has recorded seeing them." in suspect


def test_who_saw_them_is_told_with_their_age_then_and_who_else_was_there():
    mother = kayla()
    child = Person.objects.filter(mention__description__forenames="Tia").get()
    wrote("visit", roles={"about": [mother], "seen": [mother]}, days=2, more={"alone": [mother.pk]})
    wrote("visit", "home", roles={"about": [mother], "seen": [mother, child]}, days=400)

    page = text_of(page_of(mother))

    assert "17 years Children's social care" in page or "17 years Social care" in page
    assert "Visit Alone" in page
    assert "With Tia" in page
    assert "16 years" in page


def test_their_words_are_kept_with_to_whom_and_when():
    assert "I have nowhere to go. To youth service," in text_of(page_of(kayla()))


def test_words_of_another_child_are_not_shown_as_theirs():
    received = three_agencies()
    tia = Person.objects.filter(mention__description__forenames="Tia").get()

    page = text_of(page_of(tia))

    assert "I have nowhere to go." not in page
    assert received


def test_what_was_offered_tried_and_why_not_is_told_each_the_latest():
    mother = kayla()
    wrote("engagement", "offered", roles={"about": [mother]}, days=20, text="A place at the family hub.")
    wrote("engagement", "accepts", roles={"about": [mother]}, days=18, text="Somebody to go with her.")
    wrote("engagement", "tried", roles={"about": [mother]}, days=9, text="The telephone was off.")
    wrote("engagement", "tried", roles={"about": [mother]}, days=5, text="Nobody at home.")

    page = text_of(page_of(mother))

    assert "Offered Something was offered, social care" in page
    assert "Somebody to go with her." in page
    assert "Nobody at home." in page
    assert "The telephone was off." not in page
    assert "Declined Nothing on record" in page


def test_their_childhood_is_told_with_their_age_and_whose_word_it_is():
    mother = kayla()
    wrote("note", "looked_after_history", roles={"about": [mother]}, days=2000, text="Eight months in care.")

    page = text_of(page_of(mother))

    assert "aged 11 years History: looked after Social care" in page
    assert "Eight months in care." in page


def test_open_questions_say_what_nobody_has_asked():
    received = from_midwifery()
    page = text_of(page_of(person_in(received, 3)))

    assert "Who is this?" in page
    assert "Who has met them, and when?" in page
    assert "What have they been offered, and what would they accept?" in page


def test_a_record_that_was_taken_back_says_nothing_about_them():
    mother = kayla()
    event = wrote("engagement", "declined", roles={"about": [mother]}, text="Shut the door.")
    withdraw(event=event, why="Wrong person.", by=acting(worker("sam")), at=noon(day_before(1)))

    assert "Shut the door." not in text_of(page_of(mother))


def test_what_somebody_made_of_it_stands_apart_with_their_name():
    mother = kayla()
    wrote(
        "note",
        "child_protection_history",
        roles={"about": [mother]},
        days=900,
        analysis="She was not believed.",
    )

    assert "made of it She was not believed." in text_of(page_of(mother))


def test_reading_it_is_written_down_and_its_title_names_nobody():
    mother = kayla()

    page = page_of(mother)

    first = Person.objects.filter(mention__description__forenames="Kayla").earliest("id")
    assert len(looked_at(f"person {first.ref}")) >= 2
    assert "<title>One person" in page.content.decode()


def test_it_is_refused_to_a_referrer_and_what_is_not_there_is_not_found():
    mother = kayla()

    assert page_of(mother, signed_in(a_worker("midwife"))).status_code == 403
    assert signed_in(worker("jack")).get("/people/P-AAAA-AAAA/known/").status_code == 404


def test_a_worker_writes_down_who_was_alone_and_what_they_said():
    mother = kayla()
    client = signed_in(worker("jill"))
    today = day_before(0)

    sent = client.post(
        f"/families/{mother.ref}/add/",
        {
            "ref": "E-2345-6789",
            "what": "visit",
            "about": _ref(mother),
            "seen": _ref(mother),
            "alone": _ref(mother),
            "their_words": "I would come if it was in the evening.",
            "happened_on-day": today.day,
            "happened_on-month": today.month,
            "happened_on-year": today.year,
            "text": "Met at the library.",
        },
    )

    assert sent.status_code == 302
    page = text_of(page_of(mother, client))
    assert "I would come if it was in the evening." in page
    assert "Visit Alone" in page


def test_nobody_is_alone_who_was_not_seen():
    mother = kayla()
    sent = signed_in(worker("jill")).post(
        f"/families/{mother.ref}/add/", {"ref": "E-2345-6789", "what": "visit", "alone": _ref(mother)}
    )

    assert "Tick only people whom you also ticked as seen" in text_of(sent)


def _ref(person: Person) -> str:
    """The reference under which the form offers somebody: that of their first description."""
    name = person.mention.description["forenames"]
    return Person.objects.filter(mention__description__forenames=name).earliest("id").ref
