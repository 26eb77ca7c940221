"""The line before any decision counts contacts about the family once each, and says from whom and in how many days."""

from datetime import date, timedelta

import pytest

from frontdoor.chronology.contact_line import contact_line, ordinal
from kinfold.records import Event

TODAY = date(2015, 5, 6)
SAID_AS = {"youth_service": "the youth service", "gp": "the GP"}


def told(days: int, agency: str, referral: str = "", *, order: int = 0) -> Event:
    day = TODAY - timedelta(days=days)
    name = referral or f"{agency}:{days}"
    return Event(
        id=f"E{order}{agency}{days}",
        kind="contact",
        agency=agency,
        occurred=day,
        recorded=day,
        referral=name,
        order=order,
    )


def line(*contacts: Event, this: str, on: date = TODAY):
    return contact_line(contacts, referral=this, received_on=on, window=90, said_as=SAID_AS)


def test_it_says_which_contact_this_is_in_how_many_days_and_from_whom():
    found = line(told(58, "midwifery"), told(20, "housing"), told(0, "youth_service", "R"), this="R")

    assert (
        found.said
        == "3rd contact about this family in 58 days, from housing, midwifery and the youth service"
    )
    assert not found.first


def test_a_first_contact_says_so():
    found = line(told(0, "gp", "R"), this="R")

    assert found.said == "1st contact about this family in the last 90 days"
    assert found.also == ()


def test_a_copy_of_a_contact_adds_nothing_and_lends_no_agency():
    found = line(
        told(9, "gp", "A"), told(8, "police", "A", order=1), told(0, "school", "R", order=2), this="R"
    )

    assert found.said == "2nd contact about this family in 9 days, from the GP and school"


def test_exactly_the_window_ago_is_out_and_is_told_of_as_earlier():
    found = line(told(90, "gp"), told(89, "school"), told(0, "police", "R"), this="R")

    assert found.said == "2nd contact about this family in 89 days, from police and school"
    assert found.also == ("1 earlier contact is on record, on 5 February 2015.",)


def test_contacts_that_came_after_this_one_are_not_counted_but_told_of():
    found = line(
        told(9, "gp"), told(5, "police", "R"), told(0, "school"), this="R", on=TODAY - timedelta(days=5)
    )

    assert found.said == "2nd contact about this family in 4 days, from the GP and police"
    assert found.also == ("1 more contact has come since this one.",)


def test_two_on_one_day_are_counted_in_the_order_in_which_they_became_known():
    found = line(told(0, "gp", "A"), told(0, "police", "R", order=1), this="R")

    assert found.said == "2nd contact about this family on one day, from the GP and police"


def test_a_contact_whose_own_entry_was_taken_back_is_still_given_a_place():
    found = line(told(9, "gp"), this="R")

    assert found.ordinal == 1


PLACES = {
    1: "1st",
    2: "2nd",
    3: "3rd",
    4: "4th",
    11: "11th",
    12: "12th",
    13: "13th",
    22: "22nd",
    111: "111th",
}


@pytest.mark.parametrize("number, said", PLACES.items())
def test_places_are_said_as_people_say_them(number, said):
    assert ordinal(number) == said
