"""The contact page: the line first, everything as it was received, and who its people may already be, with reasons."""

import pytest

from frontdoor.people.models import Link

from .builders import a_worker, signed_in
from .front_door import (
    a_mother_of_17,
    day_before,
    from_housing,
    from_midwifery,
    looked_at,
    person_in,
    text_of,
    three_agencies,
    two_of_one_name,
    worker,
)
from .stories import contact, said, send

pytestmark = pytest.mark.django_db


def page_of(received, client=None):
    return (client or signed_in(worker())).get(f"/contacts/{received.ref}/")


def test_the_line_stands_before_the_button_that_decides():
    page = text_of(page_of(three_agencies()))

    line = "3rd contact about this family in 58 days, from housing, midwifery and youth service"
    assert page.index(line) < page.index("Record a decision")


def test_a_first_contact_says_that_it_is_the_first():
    page = text_of(page_of(from_midwifery(days=0)))

    assert "1st contact about this family in the last 90 days" in page


def test_facts_stand_apart_from_what_somebody_made_of_them():
    page = text_of(page_of(from_midwifery()))

    assert "What the sender makes of it, apart from what happened Alone and frightened." in page


def test_the_childs_words_the_ground_and_the_agreement_each_have_their_place():
    received = send(
        "school",
        contact(
            said(1, "child", "Ivo Penn", "2014-02-02"),
            on=day_before(1),
            childs_words="He shouts.",
        ),
    )
    received.refresh_from_db()

    page = text_of(page_of(received))

    assert "In the child’s own words He shouts." in page
    assert "On what ground this is shared" in page
    assert "Agreement to a service, which is another matter" in page


def test_somebody_whom_nobody_could_name_keeps_their_place():
    page = text_of(page_of(from_midwifery()))

    assert "Father, not yet identified" in page
    assert "Asked and not told" in page


def test_somebody_joined_by_matching_is_shown_with_the_reasons_and_a_way_back():
    from_housing()
    received = send(
        "midwifery", contact(a_mother_of_17(1, role="child", address="9 Moor Street"), on=day_before(1))
    )
    link = Link.objects.get(other__mention__received=received)

    page = page_of(received)

    assert "Joined by matching on" in text_of(page)
    assert "Surnames are the same (Merrin)." in text_of(page)
    assert f"/people/undo/?link={link.pk}&amp;contact={received.ref}" in page.content.decode()


def test_somebody_who_may_be_known_is_shown_with_the_outcome_the_reasons_and_a_question():
    page = page_of(two_of_one_name()[2])

    assert "Probably the same person: Mia Hassan" in text_of(page)
    assert "Surnames are the same (Hassan)." in text_of(page)
    assert "/people/judge/?one=" in page.content.decode()


def test_who_only_reads_is_not_asked_to_judge_or_to_decide():
    _, _, received = two_of_one_name()

    page = page_of(received, signed_in(a_worker("head", role="head_of_service")))

    assert page.status_code == 200
    assert "/people/judge/" not in page.content.decode()
    assert "Record a decision" not in text_of(page)


def test_everyone_it_shows_is_written_down():
    received = three_agencies()

    page_of(received)

    assert person_in(received, 1).ref in looked_at(f"contact {received.ref}") or looked_at(
        f"contact {received.ref}"
    )


def test_an_unknown_reference_and_history_are_the_same_page_that_was_not_found():
    client = signed_in(worker())

    assert client.get("/contacts/C-AAAA-AAAA/").status_code == 404


def test_a_referrer_does_not_get_there():
    received = from_housing()

    assert page_of(received, signed_in(a_worker("teacher"))).status_code == 403


def test_it_is_found_as_it_is_typed():
    received = from_housing()

    assert signed_in(worker()).get(f"/contacts/{received.ref.lower()}/").status_code == 200


def test_no_name_stands_in_its_title():
    received = from_housing()

    assert f"<title>Contact {received.ref} – Kinfold</title>" in page_of(received).content.decode()
