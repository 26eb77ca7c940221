"""A worker finds a service by need, place, age and cost; what an entry does not say does not hide it."""

from itertools import count

import pytest

from tests.rooms.builders import a_worker, signed_in
from tests.rooms.front_door import text_of
from tests.rooms.services.test_a_directory_is_taken_in import a_service, taken

pytestmark = pytest.mark.django_db
NUMBERS = count()


def bare(number: int, name: str, **more) -> dict:
    """A service that says no more than it must."""
    identifier = f"00000000-0000-4000-8000-{number:012d}"
    return {"id": identifier, "name": name, "status": "active", **more}


def found(**asked) -> str:
    """The page of what was found, in words."""
    return text_of(signed_in(a_worker(f"h{next(NUMBERS)}", role="referrer")).get("/services/", asked))


def test_every_word_of_the_need_must_be_there_in_any_order():
    taken(bare(1, "Young mothers' group"), bare(2, "Young carers"), bare(3, "Group for fathers"))

    page = found(need="group young")

    assert "1 service found" in page
    assert "Young mothers' group" in page


def test_a_need_is_found_in_the_terms_that_its_keeper_gave_it():
    taken(bare(1, "Corner House", attributes=[{"id": "x", "taxonomy_term": {"name": "Bereavement"}}]))

    assert "Corner House" in found(need="bereavement")


def test_a_service_elsewhere_is_not_found_and_one_that_says_no_place_is():
    taken(
        bare(1, "In Erdington", service_areas=[{"name": "Erdington"}]),
        bare(2, "In Yardley", service_areas=[{"name": "Yardley"}]),
        bare(3, "By telephone"),
    )

    page = found(place="erdington")

    assert "In Erdington" in page
    assert "By telephone" in page
    assert "In Yardley" not in page


@pytest.mark.parametrize(
    ("age", "names"), [("10", "BC"), ("11", "ABC"), ("17", "ABC"), ("18", "BC"), ("26", "C")]
)
def test_an_age_is_held_against_both_ends_and_one_not_said_leaves_it_open(age, names):
    taken(
        bare(1, "Name A", minimum_age=11, maximum_age=17),
        bare(2, "Name B", maximum_age=25),
        bare(3, "Name C"),
    )

    page = found(age=age)

    assert [name for name in "ABC" if f"Name {name}" in page] == list(names)


def test_free_is_what_says_that_it_is_free():
    taken(
        bare(1, "Costs nothing", cost_options=[{"amount": 0}]),
        bare(2, "Says free", fees="Free of charge"),
        bare(3, "Costs something", cost_options=[{"amount": 0}, {"amount": 5}]),
        bare(4, "Says nothing", fees="Ask"),
    )

    page = found(cost="free")

    assert "2 services found" in page
    assert "Costs nothing" in page
    assert "Says free" in page


def test_a_service_that_has_ended_is_not_offered_and_one_closed_for_now_says_so():
    taken(bare(1, "Ended", status="defunct"), {**bare(2, "Shut"), "status": "temporarily closed"})

    page = found()

    assert "Ended" not in page
    client = signed_in(a_worker("w", role="referrer"))
    assert "This service is temporarily closed." in text_of(
        client.get("/services/00000000-0000-4000-8000-000000000002/")
    )


def test_nothing_found_and_nothing_on_record_say_different_things():
    assert "No directory of services was taken in yet." in found()
    taken(bare(1, "One"))

    assert "None of the 1 services on record fits what you asked." in found(need="zither")


def test_an_age_that_is_no_number_is_asked_again_and_the_rest_is_kept():
    answer = signed_in(a_worker("h", role="referrer")).get("/services/", {"need": "group", "age": "x"})

    assert "Age must be a whole number of years, like 17" in text_of(answer)
    assert 'value="group"' in answer.content.decode()


def test_many_are_shown_a_page_at_a_time_and_keep_what_was_asked():
    taken(*(bare(number, f"Group {number:02d}") for number in range(25)))
    client = signed_in(a_worker("h", role="referrer"))

    second = client.get("/services/", {"need": "group", "page": "2"})

    assert "25 services found, page 2 of 2" in text_of(second)
    assert "Group 24" in text_of(second)
    assert 'href="?need=group&amp;page=1"' in second.content.decode()


def test_one_service_shows_all_that_a_family_asks():
    taken(a_service(1))

    page = text_of(
        signed_in(a_worker("h", role="referrer")).get("/services/00000000-0000-4000-8000-000000000001/")
    )

    for said in (
        "Under 18s and Over 60s 35 per 1 hour session",
        "1-30 Main Street",
        "12 to 100",
        "As told by The council",
    ):
        assert said in page
