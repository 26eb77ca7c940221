"""The genogram's page: everybody drawn, the missing father too; as known on any day, and by nothing told later."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from tests.rooms.builders import signed_in
from tests.rooms.front_door import day_before, looked_at, person_in, text_of, three_agencies, worker
from tests.rooms.stories import contact, said, send

pytestmark = pytest.mark.django_db


def page_of(received, number=1, query="", client=None):
    ref = person_in(received, number).ref
    return (client or signed_in(worker())).get(f"/families/{ref}/genogram/{query}")


def drawing_in(response) -> str:
    """The words of the drawing alone."""
    svg = re.search(r'<svg class="kf-gen" id="gen-drawing".*?</svg>', response.content.decode(), re.DOTALL)
    assert svg, "there is no drawing"
    return svg[0]


def test_everybody_is_drawn_and_the_father_whom_nobody_named_as_well():
    drawing = drawing_in(page_of(three_agencies()))

    for name in ("Kayla Merrin", "Tia Merrin", "Unborn child", "Father of the"):
        assert name.split()[0] in drawing
    # Of Tia, of Kayla's own parents and of the unborn baby's father nobody is named: each is a question drawn.
    assert drawing.count("not known") + drawing.count("known</text>") >= 2


def test_the_table_under_it_says_the_same_in_words():
    page = text_of(page_of(three_agencies()))

    assert "Kayla (mother)" in page
    assert "A child and a parent" in page or "a child and a parent" in page
    assert "Nobody has recorded meeting them" in page


def test_each_person_of_the_drawing_leads_to_their_row():
    page = page_of(three_agencies()).content.decode()

    targets = re.findall(r'class="kf-gen__link" href="#(gen-[^"]+)"', page)
    assert len(targets) == 4
    assert all(f'id="{target}"' in page for target in targets)


def test_a_day_is_shown_without_what_was_told_after_it():
    received = three_agencies()

    then = page_of(received, query=f"?on={day_before(40).isoformat()}")
    now = page_of(received, client=signed_in(worker("jo2", name="Jo Two")))

    assert "Kayla" in text_of(then)
    assert "Tia" not in text_of(then)
    assert "Tia" in text_of(now)


def test_a_name_that_was_told_later_is_not_known_on_an_earlier_day():
    first = send(
        "gp", contact(said(1, "child", "Sam Reed", "2015-03-03", nhs_number="9434765919"), on=day_before(30))
    )
    send(
        "school",
        contact(
            said(
                1,
                "child",
                "Sam Reed",
                "2015-03-03",
                nhs_number="9434765919",
                address="4 Elm Row",
                postcode="B1 1AA",
            ),
            said(2, "mother", "Ann Reed", address="4 Elm Row", postcode="B1 1AA"),
            ties=[(2, 1, "mother")],
            on=day_before(10),
        ),
    )

    then = text_of(page_of(first, query=f"?on={day_before(20).isoformat()}"))
    now = text_of(page_of(first, client=signed_in(worker("jo2", name="Jo Two"))))

    assert "Ann" not in then
    assert "4 Elm Row" not in then
    assert "Home A: Sam and Ann, 4 Elm Row" in now


def test_what_changed_is_said_in_words_and_the_days_of_change_are_linked():
    received = three_agencies()

    page = page_of(received, query=f"?on={day_before(30).isoformat()}")

    words = text_of(page)
    assert "Tia Merrin became known: housing told of them." in words
    assert "It became known that Kayla is the mother of Tia." in words
    assert f"?on={day_before(58).isoformat()}" in page.content.decode()


def test_a_day_without_change_says_when_the_last_one_was():
    words = text_of(page_of(three_agencies(), query=f"?on={day_before(20).isoformat()}"))

    assert "Nothing new became known on that day." in words
    assert "Earlier change: " in words


def test_before_anybody_told_us_nothing_is_drawn_and_that_is_said():
    words = text_of(page_of(three_agencies(), query="?on=2001-01-01"))

    assert "Nothing was known of this person on 1 January 2001." in words


@pytest.mark.parametrize(
    "query", ["?on=", "?on=x", "?on=9999-12-31", "?on=0001-01-01", "?on=%00", "?part=&on=2"]
)
def test_a_day_that_is_none_shows_today(query):
    answer = page_of(three_agencies(), query=query)

    assert answer.status_code == 200
    assert f"As known on {localdate().day} " in text_of(answer)


def test_a_date_typed_into_the_boxes_is_shown_and_a_wrong_one_says_what_is_wrong():
    received, client = three_agencies(), signed_in(worker())
    day = day_before(40)

    good = page_of(
        received, query=f"?on-day={day.day}&on-month={day.month}&on-year={day.year}", client=client
    )
    wrong = page_of(received, query="?on-day=31&on-month=2&on-year=2026", client=client)
    tomorrow = localdate() + timedelta(days=1)
    ahead = page_of(
        received,
        query=f"?on-day={tomorrow.day}&on-month={tomorrow.month}&on-year={tomorrow.year}",
        client=client,
    )

    assert "Kayla" in text_of(good)
    assert "Tia" not in text_of(good)
    assert "Day must be a real date" in text_of(wrong)
    assert "Day must be today or in the past" in text_of(ahead)


def test_the_agencies_around_the_family_stand_in_a_drawing_and_in_a_table():
    page = text_of(page_of(three_agencies()))

    assert "Agencies around the family" in page
    for agency in ("Midwifery", "Housing", "Youth service"):
        assert agency in page


def test_whoever_looks_is_written_down():
    received = three_agencies()
    ref = person_in(received, 1).ref

    page_of(received)

    assert ref in looked_at(f"genogram {ref}")


def test_part_of_the_page_is_given_for_the_slider_without_its_frame():
    part = page_of(three_agencies(), query="?part=1").content.decode()

    assert part.lstrip().startswith("<div")
    assert "<html" not in part
    assert "Genogram" in part


def test_nothing_of_the_drawing_needs_a_style_of_its_own():
    page = page_of(three_agencies()).content.decode()

    assert " style=" not in page
    assert "<style" not in page
