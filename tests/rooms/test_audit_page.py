"""The auditor's page: who looked at whom and every change, found in an instant, with no name of a child."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.urls import reverse

from frontdoor.accounts.actor import Actor, system
from frontdoor.audit import actions as audit
from frontdoor.audit import queries
from frontdoor.audit.models import Entry
from tests.rooms.alert_stories import a_family, an_alert
from tests.rooms.builders import a_worker, signed_in

pytestmark = pytest.mark.django_db

AT = datetime(2025, 11, 17, 14, 5, tzinfo=UTC)
AUDIT = "/audit/"


@pytest.fixture
def ruth():
    return a_worker("ruth", role="auditor", agency="cass", name="Ruth Bell")


def acting(user) -> Actor:
    return Actor(user.pk, str(user), "front_door_worker", "Worker", "cass", "CASS", frozenset())


def an_entry(verb="looked at", ref="P-7K3M-9QXD", *, by=None, at=AT, **more) -> Entry:
    return audit.record(verb, kind="person", ref=ref, by=by or system("test"), at=at, **more)


def found(user, **asked):
    page = signed_in(user).post(AUDIT, asked)
    assert page.status_code == 200
    return page.content.decode()


@pytest.mark.parametrize(
    "role", ["referrer", "front_door_worker", "team_manager", "head_of_service", "administrator"]
)
def test_nobody_but_an_auditor_reaches_it(role):
    page = signed_in(a_worker("sam", role=role, agency="cass")).get(AUDIT)

    assert page.status_code == 403
    assert not Entry.objects.exclude(verb="failed to open").exists()


def test_an_auditor_reaches_nothing_that_shows_a_family(ruth):
    alert = an_alert(a_family())

    pages = [
        signed_in(ruth).get(address)
        for address in (reverse("alerts:desk"), reverse("alerts:alert", args=[alert.ref]))
    ]

    assert [page.status_code for page in pages] == [403, 403]


def test_who_looked_at_one_person_is_found_by_their_reference(ruth):
    sam = a_worker("sam", name="Sam Okoro")
    an_entry(by=acting(sam), page="alerts")
    an_entry(ref="P-0000-0000")

    page = found(ruth, subject=" p-7k3m-9qxd ")

    assert "Entries about P-7K3M-9QXD: 1 entry" in page
    assert "Sam Okoro" in page
    assert "P-0000-0000" not in page


def test_what_one_person_did_is_found_by_part_of_their_name_and_after_they_changed_it(ruth):
    sam = a_worker("sam", name="Sam Okoro")
    an_entry(by=acting(sam))
    an_entry(ref="P-0000-0000")
    sam.full_name = "Sam Marsh"
    sam.save()

    page = found(ruth, actor="marsh")

    assert "P-7K3M-9QXD" in page
    assert "P-0000-0000" not in page


def test_what_a_part_of_the_system_did_is_found_by_its_name(ruth):
    an_entry("escalated", by=system("clock"))
    an_entry(ref="P-0000-0000")

    page = found(ruth, actor="Kinfold (clock)")

    assert "P-7K3M-9QXD" in page
    assert "P-0000-0000" not in page


def test_one_kind_of_act_between_two_days_is_found(ruth):
    for day in range(5):
        an_entry("decided", f"P-0000-000{day}", at=AT + timedelta(days=day))
    an_entry("looked at", "P-1111-1111", at=AT + timedelta(days=2))

    days = {"since-day": "18", "since-month": "11", "since-year": "2025"}
    page = found(
        ruth, verb="decided", **days, **{"until-day": "19", "until-month": "11", "until-year": "2025"}
    )

    assert [f"P-0000-000{day}" in page for day in range(5)] == [False, True, True, False, False]
    assert "P-1111-1111" not in page


def test_days_the_wrong_way_round_are_refused_with_a_sentence_and_kept(ruth):
    days = {"since-day": "19", "since-month": "11", "since-year": "2025"}
    page = found(ruth, **days, **{"until-day": "18", "until-month": "11", "until-year": "2025"}, actor="Sam")

    assert "Until must be the same day as From or later" in page
    assert 'value="Sam"' in page


def test_the_newest_stand_first_and_older_ones_on_the_next_page(ruth):
    for number in range(60):
        an_entry(ref=f"P-0000-00{number:02}")

    first = signed_in(ruth).get(AUDIT).content.decode()
    older = Entry.objects.get(subject_ref="P-0000-0010").id
    second = found(ruth, older_than=older)

    assert first.index("P-0000-0059") < first.index("P-0000-0010")
    assert "P-0000-0009" not in first
    assert f'name="older_than" value="{older}"' in first
    assert second.index("P-0000-0009") < second.index("P-0000-0000")
    assert "P-0000-0010" not in second


def test_looking_at_the_audit_is_an_entry_that_says_what_was_asked(ruth):
    found(ruth, subject="P-7K3M-9QXD", actor="Sam")

    entry = Entry.objects.get(verb="looked at the audit")
    assert (entry.actor_name, entry.subject_ref) == ("Ruth Bell", "P-7K3M-9QXD")
    assert entry.detail["asked"] == "Entries about P-7K3M-9QXD, by Sam"


def test_no_name_of_a_child_is_on_the_page_even_where_a_reason_held_one(ruth):
    an_alert(a_family())
    an_entry("undid who is who", why="Isla Merrin is another girl.")

    page = signed_in(ruth).get(AUDIT).content.decode()

    assert "Merrin" not in page
    assert "A reason is on record" in page


def test_what_is_asked_never_stands_in_an_address(ruth):
    an_entry()

    page = signed_in(ruth).get(f"{AUDIT}?subject=P-0000-0000")

    words = page.content.decode()
    assert "P-7K3M-9QXD" in words  # a search in an address is not read
    assert 'method="get"' not in words
    assert "?subject" not in words


@pytest.mark.parametrize(
    "asked",
    [
        {"older_than": "x"},
        {"older_than": "9" * 30},
        {"verb": "nonsense"},
        {"subject": "\x00"},
        {"actor": "%"},
    ],
)
def test_an_odd_search_is_answered_without_an_error(ruth, asked):
    an_entry()

    assert signed_in(ruth).post(AUDIT, asked).status_code == 200


def test_a_failed_look_shows_nothing(ruth, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("the audit could not be written")

    monkeypatch.setattr("frontdoor.audit.views.record", broken)

    with pytest.raises(RuntimeError):
        signed_in(ruth).get(AUDIT)


COLUMNS = "at, actor_id, actor_name, actor_role, agency, verb, subject_kind, subject_ref, why, detail"  # all but the id


def many_entries(each: int) -> None:
    """Fill the audit as years would: a thousand people looked at by forty workers, in the order of time."""
    verbs = ("looked at", "decided", "received", "wrote to the ledger")
    Entry.objects.bulk_create(
        Entry(
            at=AT + timedelta(hours=place),
            actor_id=place % 40 + 1000,
            actor_name=f"Worker {place % 40}",
            actor_role="front_door_worker",
            agency="cass",
            verb=verbs[place % 4],
            subject_kind="person",
            subject_ref=f"P-0000-{place % 1000:04}",
            detail={"page": "alerts"},
        )
        for place in range(2000)
    )
    times = f"WITH RECURSIVE times(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM times WHERE n < {each}) "
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO audit_entry ({COLUMNS}) {times}"
            f"SELECT {COLUMNS} FROM audit_entry CROSS JOIN times ORDER BY id"
        )
        cursor.execute("ANALYZE")


@pytest.mark.parametrize(
    "asked, indexes",
    [
        ({"subject": "P-0000-0500"}, {"audit_by_subject"}),
        ({"verb": "escalated"}, {"audit_by_verb", "audit_by_because"}),  # both begin with the verb
    ],
)
def test_a_question_walks_along_its_index(asked, indexes):
    an_entry("escalated")
    many_entries(each=5)

    walked = queries.asked_for(asked).order_by("-id")[:51].explain()
    assert any(index in walked for index in indexes)


def test_the_kinds_of_act_are_listed_once_each():
    for verb in ("looked at", "decided", "looked at"):
        an_entry(verb)

    assert queries.verbs() == ["decided", "looked at"]
