"""Finding a person: by a name in any order and spelling, a number, a date or a place; audited, bounded, refused."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from frontdoor.audit.models import Entry
from frontdoor.people import drawers, filing
from frontdoor.people.barriers import set_barrier
from frontdoor.people.models import Key
from frontdoor.people.search import actions as search_actions

from .builders import a_worker, signed_in
from .front_door import acting, from_housing, looked_at, person_in, text_of, three_agencies, worker
from .stories import contact, noon, said, send

pytestmark = pytest.mark.django_db

SEARCH = "/people/search/"
KRZYS = {
    "born": "2011-05-19",
    "sex": "M",
    "postcode": "B29 6QQ",
    "address": "3 Larkspur Row",
    "phone": "01632 960 123",
    "nhs_number": "9434765919",
}


def a_child(name="Krzysztof Wojcik", day=3, agency="school", **more):
    """Somebody on record."""
    person = said(1, "child", name, **{**KRZYS, **more})
    return person_in(send(agency, contact(person, on=date(2026, 3, day))), 1)


def search(client=None, **typed):
    return (client or signed_in(worker())).post(SEARCH, typed)


def found(**typed) -> str:
    page = search(**typed)
    assert page.status_code == 200
    return text_of(page).split("Search again")[0]


def searches() -> list[Entry]:
    return list(Entry.objects.filter(verb="searched for a person").order_by("id"))


@pytest.mark.parametrize(
    "name",
    [
        "Krzysztof Wojcik",
        "Wojcik Krzysztof",
        "WOJCIK, Krzysztof",
        "krzysztof wójcik",
        "Kristof Wojcik",
        "Krzystof Wojcick",
    ],
)
def test_somebody_is_found_by_their_name_in_any_order_and_spelling(name):
    a_child()

    assert "1 person found by name" in found(name=name)


@pytest.mark.parametrize(
    "typed",
    [
        {"nhs_number": "943 476 5919"},
        {"born-day": "19", "born-month": "5", "born-year": "2011"},
        {"place": "B29 6QQ"},
        {"place": "3 Larkspur Row"},
        {"place": "3 Larkspur Row, B29 6QQ"},
        {"phone": "01632960123"},
        {"name": "Krzysztof", "born-day": "19", "born-month": "5", "born-year": "2011"},
        {"name": "Wojcik", "place": "B29 6QQ"},
        {"name": "Krzysztof Wojcik", "born-year": "2011"},
    ],
    ids=lambda typed: " and ".join(dict.fromkeys(field.split("-")[0] for field in typed)),
)
def test_somebody_is_found_by_a_number_a_date_a_place_or_a_part_of_the_name_with_one(typed):
    a_child()

    assert "Krzysztof Wojcik" in found(**typed)


def test_a_common_name_alone_finds_everybody_of_that_name():
    a_child("Mohammed Khan", nhs_number="", born="2010-01-01", postcode="B8 1AA", address="", phone="")
    a_child("Muhammad Khan", 4, nhs_number="", born="2001-07-04", postcode="B12 2BB", address="", phone="")

    assert "2 people found by name" in found(name="Khan Mohamed")


def test_each_is_shown_with_why_and_who_described_them_and_no_more_than_needed():
    a_child()

    page = found(name="Wojcik Krzysztof")

    assert "Krzysztof Wojcik, 15 years" in page
    assert "Lives or lived in B29. Described by school, 3 March 2026." in page
    assert "What is known agrees." in page
    for private in ("3 Larkspur Row", "B29 6QQ", "960 123", "943 476 5919"):
        assert private not in page


def test_the_one_of_whom_most_agrees_comes_first_and_what_differs_is_said():
    a_child(nhs_number="", born="2009-01-02", postcode="B8 1AA", address="", phone="")
    a_child(day=4)

    page = found(**{"name": "Krzysztof Wojcik", "born-day": "19", "born-month": "5", "born-year": "2011"})

    assert page.index("15 years") < page.index("17 years")
    assert "Some of what you gave agrees, some does not." in page.split("17 years")[1]


def test_somebody_of_whom_less_agrees_than_not_is_not_shown():
    a_child("Isla Merrin")

    page = found(**{"name": "Krzysztof Wojcik", "born-day": "19", "born-month": "5", "born-year": "2011"})

    assert "Nobody was found by name and date of birth" in page


@pytest.mark.parametrize(
    ("typed", "asks"),
    [
        ({}, "Enter a name, a date of birth, an NHS number, an address or a telephone number"),
        ({"name": "Krzysztof"}, "Enter a forename and a family name, or add a date of birth or a postcode"),
        ({"born-year": "2011"}, "Enter the whole date of birth, or add a name to the year"),
        ({"born-year": "11"}, "Date of birth must have a year of 4 numbers"),
        ({"place": "Larkspur"}, "Enter a full UK postcode, such as AA3 1AB, or a house number and street"),
        ({"phone": "abc"}, "Enter a telephone number, like 01632 960 001"),
        ({"nhs_number": "943 476 5918"}, "Check the NHS number"),
        ({"name": "unknown"}, "Enter a forename and a family name, or add a date of birth or a postcode"),
    ],
    ids=lambda given: "" if isinstance(given, str) else " ".join(given.values()),
)
def test_too_little_to_find_anybody_by_is_a_gentle_question_and_no_search(typed, asks):
    a_child()

    page = text_of(search(**typed))

    assert asks in page
    assert not searches()


def test_a_search_is_written_down_with_everything_that_was_typed_and_everybody_who_was_shown():
    person = a_child()

    found(name="Krzysztof Wojcik", place="B29 6QQ")

    entry = searches()[0]
    assert entry.actor_name == "Jo Marsh"
    assert entry.detail["searched"] == {"name": "Krzysztof Wojcik", "address or postcode": "B29 6QQ"}
    assert entry.detail["found"] == 1
    assert looked_at(f"search {entry.subject_ref}") == {person.ref}


def test_a_search_that_finds_nobody_is_written_down_too():
    found(name="Nobody Atall")

    entry = searches()[0]
    assert (entry.detail["found"], entry.detail["searched"]) == (0, {"name": "Nobody Atall"})
    assert looked_at(f"search {entry.subject_ref}") == set()


def test_when_a_search_cannot_be_written_down_nobody_is_shown_and_nothing_is_left_behind(monkeypatch):
    a_child()
    client = signed_in(worker())
    before = Entry.objects.count()

    def full_disk(*args, **kwargs):
        raise OSError("No room.")

    monkeypatch.setattr(search_actions, "looked_at", full_disk)
    with pytest.raises(OSError, match="No room"):
        search(client, name="Krzysztof Wojcik")

    assert Entry.objects.count() == before


@pytest.mark.parametrize("role", ["referrer", "head_of_service", "auditor", "administrator"])
def test_a_role_that_may_not_find_people_is_refused_and_finds_no_way_there(role):
    a_child()
    client = signed_in(a_worker("sam", role=role, agency="cass"))

    assert search(client, name="Krzysztof Wojcik").status_code == 403
    assert client.get(SEARCH).status_code == 403
    assert not searches()
    assert "Find a person" not in text_of(client.get("/help/"))


@pytest.mark.parametrize("role", ["front_door_worker", "team_manager"])
def test_a_worker_and_a_manager_find_it_in_the_bar(role):
    client = signed_in(a_worker("sam", role=role, agency="cass"))

    assert "Find a person" in text_of(client.get("/queue/"))
    assert client.get(SEARCH).status_code == 200


def test_what_stands_in_the_address_is_not_searched_for():
    a_child()

    page = signed_in(worker()).get(f"{SEARCH}?name=Krzysztof+Wojcik")

    assert "Wojcik" not in page.content.decode()
    assert not searches()


def test_the_title_holds_no_name_and_nothing_is_kept_by_the_browser():
    a_child()

    page = search(name="Krzysztof Wojcik")

    assert page.content.decode().split("<title>")[1].startswith("Find a person")
    assert "no-store" in page["Cache-Control"]


def test_only_so_many_are_listed_on_a_page_and_the_next_one_comes_by_post():
    client = signed_in(worker())
    for day in range(1, 13):
        a_child(nhs_number="", born=f"20{day:02}-07-04", postcode="", address="", phone="", day=day)

    first, second = search(client, name="Krzysztof Wojcik"), search(client, name="Krzysztof Wojcik", page="2")

    assert "12 people found by name" in text_of(first)
    assert "page 1 of 2" in text_of(first)
    assert first.content.decode().count('class="kf-match"') == 10
    assert second.content.decode().count('class="kf-match"') == 2
    assert [entry.detail["page"] for entry in searches()] == [1, 2]


def test_a_search_that_is_too_wide_says_so_and_what_would_narrow_it(monkeypatch):
    monkeypatch.setattr(drawers, "OF_A_DRAWER", 3)
    for day in range(1, 7):
        a_child(
            "Mohammed Khan",
            nhs_number="",
            born=f"20{day:02}-07-04",
            postcode="",
            address="",
            phone="",
            day=day,
        )

    page = found(name="Mohammed Khan")

    assert "This search is too wide: not everybody who fits is listed." in page
    assert "Add a date of birth or a postcode." in page


def test_a_search_costs_no_more_questions_when_the_register_grows():
    client = signed_in(worker())
    a_child()

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            search(client, name="Krzysztof Wojcik")
        return len(asked)

    before = questions()
    for day in range(1, 25):
        a_child(nhs_number="", born=f"20{day:02}-07-04", postcode="", address="", phone="", day=day)

    assert questions() <= before + 4
    assert before < 35


def test_an_auditor_reads_what_was_searched_on_its_own_page_and_that_is_an_entry():
    person = a_child()
    found(name="Krzysztof Wojcik")
    entry = searches()[0]
    auditor = signed_in(a_worker("ruth", role="auditor", agency="cass", name="Ruth Bell"))

    every = auditor.get("/audit/")
    page = auditor.get(f"/audit/searches/{entry.pk}/")

    assert "Wojcik" not in every.content.decode()
    assert f"/audit/searches/{entry.pk}/" in every.content.decode()
    assert "Krzysztof Wojcik" in text_of(page)
    assert f"are on record: {person.ref}." in text_of(page)
    reading = Entry.objects.get(verb="looked at what was searched")
    assert (reading.subject_ref, reading.actor_name) == (entry.subject_ref, "Ruth Bell")


def test_what_was_searched_is_for_the_auditor_alone_and_no_other_entry_has_such_a_page():
    a_child()
    found(name="Krzysztof Wojcik")
    entry, other = searches()[0], Entry.objects.filter(verb="looked at").first()
    auditor = signed_in(a_worker("ruth", role="auditor", agency="cass"))

    assert signed_in(worker("kim")).get(f"/audit/searches/{entry.pk}/").status_code == 403
    assert auditor.get(f"/audit/searches/{other.pk}/").status_code == 404


# --- Filing everybody anew, after a version with other keys ------------------------------------------------


def filed() -> set[tuple[int, int]]:
    return set(Key.objects.values_list("key", "person_id"))


def file_people_again(**asked) -> str:
    said = StringIO()
    call_command("file_people_again", stdout=said, **asked)
    return said.getvalue()


def test_people_filed_by_an_earlier_version_are_filed_as_if_just_described(monkeypatch):
    three_agencies()
    as_described = filed()
    Key.objects.all().delete()
    Key.objects.create(key=1, person_id=next(iter(as_described))[1])
    monkeypatch.setattr(filing, "AT_A_TIME", 2)

    assert file_people_again() == "Filed 6 descriptions anew.\n"
    assert filed() == as_described


def test_it_is_safe_to_run_twice():
    from_housing()
    once = filed()

    file_people_again()
    file_people_again()

    assert filed() == once
    assert Key.objects.count() == len(once)


def test_where_nobody_is_on_record_it_says_so():
    assert file_people_again() == "Filed no descriptions anew.\n"


def test_what_fails_half_way_leaves_everybody_filed_as_before(monkeypatch):
    from_housing()
    before = filed()

    def full_disk(people):
        raise OSError("No room.")

    monkeypatch.setattr(filing, "file_under_keys", full_disk)
    with pytest.raises(OSError, match="No room"):
        filing.file_again()

    assert filed() == before


# --- Barriers -----------------------------------------------------------------------------------------------


def adopted() -> tuple:
    """One girl before and after her adoption, and the barrier between her two records."""
    before = a_child(
        "Mia Hassan", born="2019-03-03", sex="F", postcode="B8 1AA", address="", phone="", nhs_number=""
    )
    after = a_child(
        "Mia Lark", 4, born="2019-03-03", sex="F", postcode="B29 7AA", address="", phone="", nhs_number=""
    )
    manager = acting(a_worker("ines", role="team_manager", agency="cass"))
    set_barrier(
        before,
        after,
        kind="adoption",
        order_reference="BM19C00001",
        asked_by="Adoption team",
        why="Adoption order made.",
        by=manager,
        at=noon(date(2026, 3, 5)),
    )
    return before, after


def test_two_whom_a_barrier_keeps_apart_are_never_found_together():
    before, after = adopted()

    page = found(**{"name": "Mia", "born-day": "3", "born-month": "3", "born-year": "2019"})

    assert "1 person found" in page
    assert len(looked_at(f"search {searches()[0].subject_ref}") & {before.ref, after.ref}) == 1


def test_each_of_two_whom_a_barrier_keeps_apart_is_found_by_what_is_known_of_them_now():
    adopted()
    client = signed_in(worker())

    for name in ("Mia Lark", "Mia Hassan"):
        assert name in text_of(search(client, name=name)).split("Search again")[0]


def test_who_this_is_shows_nobody_beyond_a_barrier():
    before, after = adopted()
    client = signed_in(worker())

    pages = {each: text_of(client.get(f"/people/{each.ref}/")) for each in (before, after)}

    assert "Lark" not in pages[before]
    assert "Hassan" not in pages[after]


def test_people_whom_another_version_filed_are_filed_anew_and_others_left_alone():
    a_child()

    assert file_people_again(if_needed=True) == ""

    Key.objects.all().delete()

    assert file_people_again(if_needed=True).endswith("anew.\n")
    assert file_people_again(if_needed=True) == ""
