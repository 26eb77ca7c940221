"""Who this is: whose word each value is, why descriptions are one person, why others are not, and what it costs."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from frontdoor.journey import steps
from frontdoor.people.facts import disagreements, facts
from frontdoor.people.identity.queries import identity_page
from frontdoor.people.pages import Given

from .builders import a_worker, signed_in
from .front_door import (
    acting,
    day_before,
    looked_at,
    person_in,
    text_of,
    three_agencies,
    two_of_one_name,
    worker,
)
from .stories import contact, noon, said, send

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
MIA = {"sex": "F", "postcode": "B31 2AB", "nhs_number": "9434765919"}


def page_of(person, client=None):
    return (client or signed_in(worker())).get(f"/people/{person.ref}/")


def mia_from(agency, day, born="2012-02-02", name="Mia Hassan", **more):
    """One description of a girl whose NHS number everybody gives."""
    people = (said(1, "child", name, born, **{**MIA, **more}),)
    return person_in(send(agency, contact(*people, on=date(2026, 3, day))), 1)


def test_every_value_has_whose_word_it_is_and_when():
    person = mia_from("midwifery", 3, address="9 Moor Street")
    mia_from("school", 9, address="1 Elm Row")

    page = text_of(page_of(person))

    assert "9 Moor Street, B31 2AB midwifery, 3 March 2026 (C-" in page
    assert "1 Elm Row, B31 2AB school, 9 March 2026 (C-" in page
    assert "Two addresses: 1 Elm Row, B31 2AB (school, 9 March 2026) and 9 Moor Street, B31 2AB" in page


def test_where_sources_disagree_a_plain_sentence_says_so_on_the_page_and_on_the_familys_card():
    person = mia_from("midwifery", 3)
    mia_from("school", 9, born="2012-02-12")
    client = signed_in(worker())

    page, family = text_of(page_of(person, client)), text_of(client.get(f"/families/{person.ref}/"))

    assert (
        "Two dates of birth: 12 February 2012 (school, 9 March 2026) "
        "and 2 February 2012 (midwifery, 3 March 2026)." in page
    )
    assert "Sources disagree about: date of birth" in page
    assert "Sources disagree about: date of birth" in family


def test_why_these_are_one_person_names_who_judged_it_when_and_the_evidence():
    person = mia_from("midwifery", 3)
    mia_from("school", 9)

    page = page_of(person)
    words = text_of(page)

    assert "2 descriptions are held to be of this person" in words
    assert "Joined by matching on 9 March 2026" in words
    assert "NHS number" in words.split("Why these are one person")[1]
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page.content.decode()
    assert "The same as a table" in words
    assert "Undo this" in words


def test_a_workers_judgement_stands_there_with_their_name_and_reason():
    one, other, _ = two_of_one_name()
    by = acting(worker("sam", name="Sam Okoro"))
    steps.link_is_judged(one, other, verdict="same", why="Rang the school.", by=by, at=noon(day_before(0)))

    page = text_of(page_of(one))

    assert "Sam Okoro judged that they are the same person on" in page
    assert "Rang the school." in page


def test_why_these_are_not_names_who_judged_it_and_why():
    one, other, _ = two_of_one_name()
    by = acting(worker("sam", name="Sam Okoro"))
    steps.link_is_judged(one, other, verdict="not_same", why="Two birthdays.", by=by, at=noon(day_before(0)))

    page = text_of(page_of(one)).split("Why others are not this person")[1]

    assert "Judged not the same person: Mia Hassan" in page
    assert "Sam Okoro judged this on" in page
    assert "Two birthdays." in page


def test_a_question_nobody_answered_stands_there_as_open():
    one, _, _ = two_of_one_name()

    page = text_of(page_of(one)).split("Why others are not this person")[1]

    assert "Not judged yet." in page
    assert "Say who this is" in page


def test_somebody_who_comes_near_is_shown_with_what_keeps_them_apart():
    people = (
        said(1, "child", "Zofia Nowak", "2015-05-05", sex="F", postcode="B31 2AB", address="4 Elm Row"),
        said(2, "child", "Adam Nowak", "2015-05-05", sex="M", postcode="B31 2AB", address="4 Elm Row"),
    )
    received = send("gp", contact(*people, on=date(2026, 3, 3)))

    page = text_of(page_of(person_in(received, 1))).split("Why others are not this person")[1]

    assert "Comes near: Adam Nowak" in page
    apart = page.split("What keeps them apart:")[1].split("How the evidence adds up")[0]
    assert "Forenames are different: Zofia and Adam. Speaks against it" in apart


def test_what_was_taken_back_stays_with_both_reasons():
    one, other, _ = two_of_one_name()
    by = acting(worker("sam", name="Sam Okoro"))
    link = steps.link_is_judged(one, other, verdict="same", why="I am sure.", by=by, at=noon(day_before(0)))
    steps.link_is_undone(link, why="Wrong child.", by=by, at=noon(day_before(0)))

    page = text_of(page_of(one)).split("Judged before, and taken back")[1]

    assert "I am sure." in page
    assert "by Sam Okoro: Wrong child." in page


def test_nothing_known_is_said_and_not_left_blank():
    received = three_agencies()
    father = person_in(type(received).objects.earliest("id"), 3)

    page = text_of(page_of(father))

    assert "Who this is: Father, not yet identified" in page
    assert "There is one description of this person" in page


def test_everybody_the_page_shows_is_written_down_with_who_looked():
    one, other, _ = two_of_one_name()

    page_of(one)

    assert {one.ref, other.ref} <= looked_at("who this is")


@pytest.mark.parametrize("role", ["referrer", "auditor", "administrator"])
def test_a_role_that_may_not_see_families_is_refused_and_nothing_is_written_down(role):
    person = mia_from("midwifery", 3)

    page = page_of(person, signed_in(a_worker("sam", role=role, agency="cass")))

    assert page.status_code == 403
    assert looked_at("who this is") == set()


def test_a_reference_of_nobody_is_a_page_that_is_not_there():
    assert signed_in(worker()).get("/people/P-0000-0000/").status_code == 404


def test_the_address_and_the_title_hold_no_name():
    page = page_of(mia_from("midwifery", 3))

    assert "<title>Who this is" in page.content.decode()


def questions_for(person) -> int:
    """How many questions the page puts to the database."""
    with CaptureQueriesContext(connection) as asked:
        identity_page(person.ref, now=NOW)
    return len(asked)


def test_it_costs_no_more_questions_when_the_register_and_the_history_grow(django_assert_max_num_queries):
    person = mia_from("midwifery", 3)
    mia_from("school", 4)
    two = questions_for(person)
    for day in range(5, 20):
        mia_from(f"agency_{day}", day)
        mia_from(f"agency_{day}", day + 1, name=f"Tom{day} Hassan", nhs_number="", born=f"2010-02-{day:02}")

    with django_assert_max_num_queries(two + 12):
        page = identity_page(person.ref, now=NOW)

    assert len(page.described) == 17
    assert two < 25
    assert page.near
    assert page.near_left_out


# --- Whose word it is --------------------------------------------------------------------------------------


SCHOOL, MIDWIFE = Given("", "school", date(2026, 5, 4)), Given("", "midwifery", date(2026, 3, 3))


def exact(day):
    return {"born": day, "born_precision": "exact"}


def about(day):
    return {"born": day, "born_precision": "approximate"}


def due(day):
    return {"born": day, "born_precision": "expected"}


@pytest.mark.parametrize(
    ("one", "other", "disagree"),
    [
        (exact("1998-02-11"), exact("1998-02-11"), False),
        (exact("1998-02-11"), exact("1998-02-12"), True),
        (exact("1998-02-11"), about("1998-01-01"), False),
        (exact("1998-02-11"), about("1995-01-01"), True),
        (exact("2026-06-03"), due("2026-07-01"), False),
        (due("2026-06-03"), due("2026-07-01"), False),
        (exact("1998-02-11"), {}, False),
    ],
)
def test_two_dates_of_birth_disagree_where_both_cannot_be_right(one, other, disagree):
    assert disagreements([one, other]) == (("date of birth",) if disagree else ())


def test_what_cannot_change_disagrees_and_what_can_change_only_differs():
    one = {"sex": "F", "nhs_number": "9434765919", "phone": "01632 960 001", "school": "Elm School"}
    other = {"sex": "M", "nhs_number": "9991234519", "phone": "01632 960 002", "school": "Oak School"}

    assert disagreements([one, other]) == ("sex", "NHS number")
    differing = [fact.term for fact in facts([(other, SCHOOL), (one, MIDWIFE)]) if fact.sentence]
    assert differing == ["Sex", "Telephone", "NHS number", "School or nursery"]


def test_a_sentence_gives_every_answer_with_who_gave_it_and_when():
    found = facts([(exact("1998-02-12"), SCHOOL), (exact("1998-02-11"), MIDWIFE)])

    assert found[0].sentence == (
        "Two dates of birth: 12 February 1998 (school, 4 May 2026) and 11 February 1998 (midwifery, 3 March 2026)."
    )


def test_one_answer_spelled_two_ways_is_one_answer_with_two_sources():
    one = {"address": "9 Moor Street", "postcode": "B9 4AA"}
    other = {"address": "9 moor street,", "postcode": "B9 4AA"}

    address = facts([(one, SCHOOL), (other, MIDWIFE)])[0]

    assert [value.text for value in address.values] == ["9 Moor Street, B9 4AA"]
    assert address.values[0].sources == (SCHOOL, MIDWIFE)
    assert not address.sentence


def test_a_fact_nobody_gave_is_left_out():
    assert facts([({}, SCHOOL)]) == ()


def test_more_answers_than_there_are_words_for_are_counted_in_figures():
    described = [({"phone": f"01632 960 {number:03}"}, SCHOOL) for number in range(12)]

    assert facts(described)[0].sentence.startswith("12 telephone numbers: ")
