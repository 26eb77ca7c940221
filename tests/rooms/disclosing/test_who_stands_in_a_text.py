"""Who is found in a text: by any name in any order and common spelling, by a number, a date, a telephone or a place."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdoor.disclosure.gate import redaction, text
from frontdoor.disclosure.gate.audience import NOBODY, Audience
from frontdoor.disclosure.gate.found import outsiders
from frontdoor.disclosure.gate.known import circle_of
from frontdoor.people.barriers import set_barrier
from frontdoor.people.models import Person
from tests.rooms.alert_stories import actor
from tests.rooms.disclosing.leaving_stories import PLAN, a_manager, a_writer, the_family, the_neighbours
from tests.rooms.stories import contact, said, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def mother_and_children():
    """Those whom the text may tell of; the father and the neighbours are on record too."""
    family = the_family()
    the_neighbours()
    return circle_of(Audience(to_people=tuple(family[name].ref for name in ("Kayla", "Isla", "Noah"))))


def found(circle, *passages: str) -> list[tuple[str, str]]:
    return [(each.words, each.known) for each in outsiders(passages, circle)]


@pytest.mark.parametrize(
    "said",
    [
        "Jayden Cole",
        "COLE Jayden",
        "jayden cole",
        "Cole, Jaiden",
        "Jaydan Cole",
        "Jayden Lee Cole",
        "Jayden (Jay) Cole",
        "Jayden Cole’s mother",
        "Petra Cole",
    ],
)
def test_somebody_of_another_family_is_found_by_both_names(mother_and_children, said):
    assert "elsewhere" in [
        known for _, known in found(mother_and_children, f"It is said that {said} was there.")
    ]


@pytest.mark.parametrize(
    "said", ["Rhodri", "Mr Vaughan", "vaughan rhodri", "RHODRI VAUGHAN", "Rhodri Vaughn"]
)
def test_somebody_near_the_family_is_found_by_either_name_alone(mother_and_children, said):
    assert [known for _, known in found(mother_and_children, f"They heard from {said}.")] == ["near"]


@pytest.mark.parametrize(
    "said, words, known",
    [
        ("born 3 March 1988", "3 March 1988", "near"),
        ("born 03/03/88", "03/03/88", "near"),
        ("born on March 3rd, 1988", "March 3rd, 1988", "near"),
        ("born 1988-03-03", "1988-03-03", "near"),
        ("NHS 943 476 5919", "943 476 5919", "near"),
        ("ring 01632 960555", "01632 960555", "near"),
        ("ring +44 1632 960 777", "+44 1632 960 777", "elsewhere"),
        ("at b75ju", "b75ju", "near"),
        ("at B9 4AB", "B9 4AB", "elsewhere"),
        ("at 22 long acre", "22 long acre", "near"),
        ("at 11 Moor St", "11 Moor St", "elsewhere"),
        ("at 3 Elm Road", "3 Elm Road", "nobody"),
        ("at ZE1 0AA", "ZE1 0AA", "nobody"),
        ("NHS 401 023 2137", "401 023 2137", "nobody"),
        ("with a boy called Oliver", "Oliver", "nobody"),
        ("with Oliver Stone", "Oliver Stone", "nobody"),
    ],
)
def test_a_date_a_number_a_telephone_and_a_place_are_found(mother_and_children, said, words, known):
    assert (words, known) in found(mother_and_children, f"It says: {said}.")


@pytest.mark.parametrize(
    "said",
    [
        *PLAN,
        "Kaylah MERRIN, born 11/02/1990, with Merrin, Isla.",
        "Isla’s mother said that may and will are small words, on 4 June 2024 at 10.",
        "In 14 days there is a review at the front door.",
        "They moved to Victoria Road in May.",
        "",
    ],
)
def test_those_who_may_be_told_of_and_plain_words_are_left_alone(mother_and_children, said):
    assert found(mother_and_children, said) == []


def test_somebody_who_works_here_is_no_outsider(mother_and_children):
    a_writer()
    circle = circle_of(NOBODY)

    assert found(circle, "Oliver Marsh and Jo Marsh came.") == [("Oliver Marsh", "nobody")]


def test_of_a_father_and_a_son_of_one_name_the_one_who_is_no_reader_is_found():
    send(
        "gp",
        contact(
            said(1, "child", "Dylan Pryce", "2012-01-01", sex="M"),
            said(2, "father", "Dylan Pryce", "1985-01-01", sex="M"),
            ties=[(2, 1, "father")],
            on=date(2025, 1, 1),
        ),
    )
    child = Person.objects.order_by("mention__number").first()

    assert found(circle_of(Audience(to_people=(child.ref,))), "Dylan Pryce shouted.") == [
        ("Dylan Pryce", "near")
    ]


def test_nobody_is_said_to_be_near_who_is_kept_apart_by_a_barrier():
    family = the_family()
    manager = actor(a_manager())
    set_barrier(
        family["Isla"],
        family["Rhodri"],
        kind="adoption",
        order_reference="AB1",
        asked_by="The court",
        why="Adopted.",
        by=manager,
        at=datetime(2025, 10, 1, 9, tzinfo=UTC),
    )

    circle = circle_of(Audience(to_people=(family["Isla"].ref,)))

    assert found(circle, "Rhodri Vaughan lives at 22 Long Acre, B7 5JU.") == [
        ("Rhodri Vaughan", "elsewhere"),
        ("22 Long Acre", "elsewhere"),
        ("B7 5JU", "elsewhere"),
    ]


def test_the_same_words_in_two_passages_are_one_outsider_with_both_places(mother_and_children):
    (one,) = outsiders(["Jayden Cole came.", "So did JAYDEN  COLE."], mother_and_children)

    assert [place[0] for place in one.places] == [0, 1]


def test_where_more_share_a_name_than_are_compared_nobody_is_ruled_out(mother_and_children, monkeypatch):
    monkeypatch.setattr("frontdoor.disclosure.gate.known.OF_A_DRAWER", 0)

    assert found(mother_and_children, "Jayden Cole came.") == [("Jayden Cole", "elsewhere")]


@settings(deadline=None)
@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6))
def test_no_letter_of_what_is_taken_out_is_left_and_all_else_stays(passage, pairs):
    places = [(min(pair), max(pair)) for pair in pairs if min(pair) < max(pair) <= len(passage)]
    gone = {at for start, end in places for at in range(start, end)}

    left = redaction.without(passage, places)

    kept = "".join(letter for at, letter in enumerate(passage) if at not in gone)
    assert left.replace(redaction.MARK, "") == kept or redaction.MARK in passage


@settings(deadline=None)
@given(st.text(max_size=300))
def test_every_text_can_be_read_and_every_place_lies_within_it(passage):
    read = [text.dates_of, text.nhs_numbers_of, text.phones_of, text.postcodes_of, text.streets_of]
    places = [found[-2:] for reader in read for found in reader(passage)]
    places += [(word.start, word.end) for word in text.words_of(passage)]

    assert all(0 <= start < end <= len(passage) for start, end in places)
