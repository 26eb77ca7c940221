"""Who works here has neighbours, relatives and a record of their own: each is closed to whom it should not be open to."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from frontdoor.access.permissions import MayNot
from frontdoor.audit.models import Entry
from frontdoor.people.models import Person
from frontdoor.reasons import actions as reasons
from frontdoor.sealing import actions as sealing
from frontdoor.sealing.models import AddressConflict, Conflict, Seal, StaffSeal
from frontdoor.sealing.queries import hidden_from, who_may_see
from tests.rooms.alert_stories import a_manager, actor
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.stories import contact, said, send

pytestmark = pytest.mark.django_db
HOME = {"address": "14 Elm Road", "postcode": "B29 6QX"}
WHY = "Their manager said so."


@pytest.fixture
def head():
    return a_manager("hana", "Hana Osei", role="head_of_service")


@pytest.fixture
def nina():
    return a_worker("nina", role="front_door_worker", agency="cass", name="Nina Marsh")


@pytest.fixture
def omar():
    return a_worker("omar", role="front_door_worker", agency="cass", name="Omar Reid")


@pytest.fixture
def elsewhere():
    return a_worker("mina", role="mash_member", agency="health", name="Mina Doyle")


def told(name: str, agency: str = "housing", **more) -> Person:
    born = more.pop("born", "2019-06-08")
    day = localdate() - timedelta(days=1)
    received = send(agency, contact(said(1, "child", name, born, **more), on=day), message=f"{agency}:{name}")
    return Person.objects.get(mention__received=received)


def is_there(user, person: Person) -> bool:
    return person.pk not in hidden_from(actor(user))


def shown(user, person: Person) -> bool:
    return signed_in(user).get(f"/families/{person.ref}/").status_code == 200


# --- Their own record, or a relative's -----------------------------------------------------------------------


def say_of_staff(person: Person, user, by, **more) -> None:
    said_of = {"kind": "myself", "why": WHY} | more
    sealing.say_staff_record(ref=person.ref, user=user, **said_of, by=actor(by), at=now())


def test_a_colleagues_record_is_not_there_for_them_nor_for_anybody_of_their_agency(
    head, nina, omar, elsewhere
):
    person = told("Sam Whitlock")
    say_of_staff(person, nina, head)

    assert not shown(nina, person)
    assert signed_in(omar).get(f"/families/{person.ref}/").status_code == 404
    assert shown(elsewhere, person)
    assert shown(head, person)


def test_a_description_that_arrives_later_is_closed_with_it(head, nina, omar):
    say_of_staff(told("Sam Whitlock", nhs_number="9434765919"), nina, head)

    later = told("Sam Whitlock", agency="midwifery", nhs_number="9434765919")

    assert not is_there(omar, later)


def test_a_colleague_who_is_named_as_working_with_the_family_sees_it(head, nina, omar):
    person = told("Sam Whitlock")
    say_of_staff(person, nina, head)
    reasons.involve(user=omar, persons=[person], kind="assigned", why="Allocated.", by=actor(head), at=now())

    assert shown(omar, person)
    assert who_may_see([person.pk], [nina.pk, omar.pk]) == [omar.pk]


def test_no_reason_that_a_colleague_gives_opens_it_but_breaking_the_glass_does(head, nina, omar):
    person = told("Sam Whitlock")
    say_of_staff(person, nina, head)

    assert signed_in(omar).post(f"/why/{person.ref}/", {"why": "Curious."}).status_code == 404
    reasons.break_glass(ref=person.ref, why="At the hospital door.", by=actor(omar), at=now())

    assert is_there(omar, person)


def test_somebody_who_left_an_agency_stays_a_colleague_there(head, nina, omar):
    nina.memberships.update(until_on=localdate() - timedelta(days=1))
    person = told("Sam Whitlock")
    say_of_staff(person, nina, head)

    assert not is_there(omar, person)


def test_whoever_says_that_a_record_is_their_own_or_a_relatives_closes_it_to_colleagues_too(nina, omar):
    own, friend = told("Sam Whitlock"), told("Ada Osei", agency="gp", born="2011-02-03")

    signed_in(nina).post(f"/people/{own.ref}/i-know-them/", {"kind": "relative"})
    signed_in(nina).post(f"/people/{friend.ref}/i-know-them/", {"kind": "friend"})

    assert (is_there(omar, own), is_there(omar, friend)) == (False, True)
    assert (is_there(nina, own), is_there(nina, friend)) == (False, False)
    assert StaffSeal.objects.get().user == nina


def test_an_administrator_says_so_and_does_not_learn_whether_there_is_such_a_record(nina, omar):
    admin = a_worker("dee", role="administrator", agency="partnership")
    person, browser = told("Sam Whitlock"), signed_in(admin)
    sent = {"username": "nina", "kind": "myself", "why": WHY}

    there = browser.post("/staff-records/", sent | {"ref": person.ref}, follow=True).content.decode()
    nowhere = browser.post("/staff-records/", sent | {"ref": "P-0000-0000"}, follow=True).content.decode()

    assert not is_there(omar, person)
    assert "If there is such a record" in there
    assert person.ref not in there
    assert there.split("csrfmiddlewaretoken")[0] == nowhere.split("csrfmiddlewaretoken")[0]
    assert Entry.objects.filter(verb="said a record is of staff").count() == 2


def test_nobody_without_the_right_says_whose_record_it_is(nina, omar):
    with pytest.raises(MayNot):
        say_of_staff(told("Sam Whitlock"), omar, nina)
    assert signed_in(nina).get("/staff-records/").status_code == 403


def test_the_seal_is_lifted_like_any_other_and_they_themselves_still_do_not_see_it(head, nina, omar):
    person = told("Sam Whitlock")
    say_of_staff(person, nina, head)
    sealing.lift(seal=Seal.objects.get(), why="She left.", by=actor(head), at=now())

    assert (is_there(omar, person), is_there(nina, person)) == (True, False)


# --- Their own address ---------------------------------------------------------------------------------------


def declare(user, **more) -> AddressConflict:
    where = {"house": "14 Elm Rd", "postcode": "b296qx"} | more
    return sealing.declare_address(**where, by=actor(user), at=now())


def test_every_record_at_a_workers_address_is_closed_to_that_worker_alone(nina, omar):
    neighbour, other = told("Ada Osei", **HOME), told("Ben Cole", born="2012-01-05", address="3 Elm Road")
    next_door = told("Cy Dunn", born="2013-01-05", address="16 Elm Road", postcode=HOME["postcode"])

    declare(nina)

    assert not shown(nina, neighbour)
    assert shown(omar, neighbour)
    assert shown(nina, other)
    assert shown(nina, next_door)


def test_whoever_moves_there_later_is_closed_too_under_every_description(nina):
    declare(nina)
    before = told("Ada Osei", nhs_number="9434765919")
    assert is_there(nina, before)

    told("Ada Osei", agency="gp", nhs_number="9434765919", **HOME)

    assert not is_there(nina, before)


def test_without_a_number_it_is_the_whole_postcode_and_a_record_without_a_house_counts(nina, omar):
    near = told("Ada Osei", address="16 Elm Road", postcode=HOME["postcode"])
    no_house = told("Ben Cole", born="2012-01-05", postcode=HOME["postcode"])
    declare(nina, house="Rose Cottage")
    declare(omar)

    assert (is_there(nina, near), is_there(nina, no_house)) == (False, False)
    assert (is_there(omar, near), is_there(omar, no_house)) == (True, False)


def test_nobody_is_told_of_an_alert_about_their_own_address(nina, omar):
    person = told("Ada Osei", **HOME)
    declare(nina)

    assert who_may_see([person.pk], [nina.pk, omar.pk]) == [omar.pk]


def test_somebody_else_ends_it_and_neither_the_audit_nor_the_page_says_where_it_is(head, nina):
    person = told("Ada Osei", **HOME)
    signed_in(nina).post("/my-address/", {"house": "14 Elm Road", "postcode": "B29 6QX"})
    number = AddressConflict.objects.get().pk
    page = signed_in(head).get("/conflicts/").content.decode()
    assert not is_there(nina, person)

    with pytest.raises(MayNot):
        sealing.end_address(conflict=AddressConflict.objects.get(), why="So.", by=actor(nina), at=now())
    signed_in(head).post(f"/conflicts/address/{number}/end/", {"why": "She moved."})

    assert is_there(nina, person)
    assert "Nina Marsh" in page
    assert "B29 6QX" not in page
    assert "B29" not in str(list(Entry.objects.values()))


def test_what_somebody_declared_is_ended_by_somebody_else_for_the_whole_family_at_once(head, nina):
    person = told("Ada Osei")
    signed_in(nina).post(f"/people/{person.ref}/i-know-them/", {"kind": "neighbour"})
    number = Conflict.objects.get().pk

    page = signed_in(head).get("/conflicts/").content.decode()
    signed_in(head).post(f"/conflicts/{number}/end/", {"why": "They moved away."})

    assert "A neighbour" in page
    assert "Osei" not in page.replace("Hana Osei", "")
    assert is_there(nina, person)


def test_a_postcode_that_is_none_is_refused(nina):
    page = signed_in(nina).post("/my-address/", {"house": "14", "postcode": "nowhere"}).content.decode()

    assert "Enter a full UK postcode" in page
    assert not AddressConflict.objects.exists()
