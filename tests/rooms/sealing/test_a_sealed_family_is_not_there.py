"""Promise 9: to whoever may not see them, a sealed family is not there, and its absence shows nowhere either.

Every address, every role, with and without the family: what differs in anything is a leak. Ten seeded leaks, each a
mistake that somebody will make one day, must all be caught.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.http import HttpResponse
from django.utils import timezone

from frontdoor.access import rows
from frontdoor.access.queries import actor_for
from frontdoor.access.roles import ROLES
from frontdoor.access.sight import hidden
from frontdoor.accounts.models import User
from frontdoor.agencies.models import Agency, Membership
from frontdoor.alerts.models import Alert
from frontdoor.chronology.models import Event
from frontdoor.intake.models import Received
from frontdoor.journey import steps
from frontdoor.journey.demonstration import ACCOUNTS
from frontdoor.people.models import Person
from frontdoor.response import actions as response
from frontdoor.sealing import actions as sealing
from frontdoor.sealing.queries import SEES_ALL
from tests.rooms.builders import a_worker
from tests.rooms.row_security.layers import without_the_second
from tests.rooms.sealing.crawl import addresses, walk
from tests.rooms.stories import contact, said

NOW = datetime(2026, 3, 4, 11, 0, tzinfo=UTC)
# Whoever may see sealed records sees the family; the auditor sees references of everything, and no family.
CRAWLED = ("officer", "worker", "manager", "social", "admin")
# Roles of which the demonstration has nobody.
FURTHER = (
    "mash_member",
    "early_help_worker",
    "conference_coordinator",
    "discharge_coordinator",
    "learning_lead",
    "analyst",
)
SURNAME, NUMBER, POSTCODE, PHONE = "Quillfeather", "9434765919", "B99 9QX", "0121 496 0999"


@pytest.fixture
def now(monkeypatch):
    """One moment for everything, so that two walks differ in what they are shown and in nothing else."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def partnership(db, now):
    call_command("load_demo", city=0, stdout=StringIO())
    user = User.objects.create(username="outside", full_name="Una Outside")
    Membership.objects.create(
        user=user, agency=Agency.objects.get(key="housing"), role="referrer", from_on=date(2020, 1, 1)
    )


def sealed_family() -> list[Person]:
    """A family that four contacts told of, with an alert, a decision and a question, and then a seal on all of them."""
    by, head = actor_of("outside"), actor_of("head")
    for place, agency in enumerate(("housing", "police", "midwifery", "school")):
        at = NOW - timedelta(days=6 - place)
        steps.contact_arrives(
            contact(
                said(1, "mother", f"Ottilie {SURNAME}", "1994-05-06", sex="F", **home()),
                said(2, "child", f"Barnaby {SURNAME}", "2019-07-08", sex="M", **home()),
                said(3, "father", f"Ivo {SURNAME}", "", sex="M"),
                ties=[(1, 2, "mother"), (3, 2, "father"), (3, 1, "partner")],
                on=at.date(),
            ),
            agency=Agency.objects.get(key=agency),
            message_id=f"sealed:{place}",
            by=by,
            at=at,
        )
    decided = Received.objects.filter(message_id="sealed:0").get()
    response.decide(
        contact=decided,
        outcome="advice_only",
        why="Advice.",
        told_referrer="Thank you.",
        people=dict.fromkeys(response.family_of_contact(decided, NOW), ""),
        by=actor_of("manager"),
        at=NOW - timedelta(days=5),
    )
    persons = list(Person.objects.filter(mention__received__message_id__startswith="sealed:"))
    sealing.seal(persons=[each.pk for each in persons], why="At risk.", readers=[], by=head, at=NOW)
    return persons


def home() -> dict[str, str]:
    return {"address": f"77 {SURNAME} Way", "postcode": POSTCODE, "phone": PHONE, "nhs_number": NUMBER}


def actor_of(username: str):
    return actor_for(User.objects.get(username=username).pk, NOW.date())


def searches() -> list[tuple[str, dict]]:
    """What somebody might type who wants to know whether the family is on record."""
    asked = (
        {"name": f"Barnaby {SURNAME}"},
        {"name": SURNAME, "born_0": "8", "born_1": "7", "born_2": "2019"},
        {"nhs_number": NUMBER},
        {"name": "Ottilie", "place": POSTCODE},
        {"place": f"77 {SURNAME} Way, {POSTCODE}"},
        {"phone": PHONE},
    )
    return [("/people/search/", each) for each in asked]


def both_walks(username: str, *, few: bool = False) -> tuple[dict, dict]:
    """Every answer with the family on record and sealed, and every answer without it; or those of a few addresses."""
    with taken_back():
        sealed = sealed_family()
        theirs = [
            sealed[0].ref,
            Received.objects.get(message_id="sealed:1").ref,
            Alert.objects.filter(root__in=sealed)[0].ref,
            Event.objects.filter(participants__person__in=sealed)[0].ref,
        ]
        ours = [
            table.objects.exclude(ref__in=theirs).order_by("pk").values_list("ref", flat=True)[0]
            for table in (Person, Alert)
        ]
        paths = addresses([theirs[0], ours[0], *theirs[1:], ours[1]], of_one=few)
        if few:
            paths = [path for path in paths if "-" not in path or theirs[0] in path]
        with_family = walk(username, paths, searches(), only_get=few)
    with taken_back():
        without = walk(username, paths, searches(), only_get=few)
    return with_family, without


@contextmanager
def taken_back() -> Iterator[None]:
    cache.clear()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def differences(username: str) -> list[str]:
    with_family, without = both_walks(username, few=True)
    return [asked for asked, answer in with_family.items() if answer != without[asked]]


@pytest.mark.parametrize("username", CRAWLED)
def test_promise_09_nothing_differs_whether_the_sealed_family_is_on_record_or_not(partnership, username):
    with_family, without = both_walks(username)

    differing = [asked for asked, answer in with_family.items() if answer != without[asked]]
    assert differing == []
    assert not [
        asked for asked, answer in with_family.items() if SURNAME in answer.body and "search" not in asked
    ]
    assert len(with_family) > 100


@pytest.mark.parametrize("role", FURTHER)
def test_promise_09_nothing_differs_for_roles_that_see_less_either(partnership, role):
    a_worker(role, role=role, agency="social_care")

    assert differences(role) == []


def test_every_role_that_may_not_see_the_sealed_is_walked():
    walked = {account.role for account in ACCOUNTS if account.username in CRAWLED} | set(FURTHER)
    may_know = {role.key for role in ROLES.values() if role.permissions & {SEES_ALL, "see the audit"}}

    assert walked | may_know == set(ROLES)


def test_promise_10_a_search_of_a_hidden_field_finds_nobody(partnership):
    with taken_back():
        sealed_family()
        answers = walk("worker", [], searches())

    for answer in answers.values():
        assert answer.status == 200
        assert "Barnaby Quillfeather</" not in answer.body
        assert "P-" not in answer.body


def test_whoever_may_see_them_does(partnership):
    sealed = sealed_family()

    seen = walk("head", [f"/families/{sealed[0].ref}/"], [])[f"GET /families/{sealed[0].ref}/"]

    assert seen.status == 200
    assert SURNAME in seen.body


# --- Ten mistakes that somebody will make one day -----------------------------------------------------------


def as_page(monkeypatch, make: Callable[[], str]) -> None:
    """Let a page that everybody opens say something more."""
    from frontdoor.ui import views

    monkeypatch.setattr(views, "help_page", lambda request, page: HttpResponse(make()))


def uncut(monkeypatch) -> None:
    """Take the cut away from the database, as a mistake in it would."""
    monkeypatch.setattr(rows, "_cut", lambda sql, asked, eyes: sql)


def forgotten(table: str) -> Callable:
    """One table that the cut forgets."""

    def seed(monkeypatch) -> None:
        cut = rows._cut

        def without_one(sql, asked, eyes):
            rest = asked - {table}
            return cut(sql, rest, eyes) if rest else sql

        monkeypatch.setattr(rows, "_cut", without_one)

    return seed


def whole_table(monkeypatch, sql: str) -> None:
    """A page that reads past the cut by naming the table in full."""
    schema = "main" if connection.vendor == "sqlite" else "public"

    def read(request, page=""):
        with connection.cursor() as cursor:
            cursor.execute(sql.format(schema=schema))
            return HttpResponse(str(cursor.fetchall()))

    seed_view(monkeypatch, read)


def seed_view(monkeypatch, view) -> None:
    """Put a view in the place of the page about privacy."""
    from django.urls import get_resolver

    for pattern in get_resolver().url_patterns:
        for each in getattr(pattern, "url_patterns", ()):
            if getattr(each, "name", "") == "privacy":
                monkeypatch.setattr(each, "callback", view)


def kept_in_a_cache(monkeypatch) -> None:
    """What one person was shown is given to the next."""

    def read(request, page=""):
        if (names := cache.get("names")) is None:
            from frontdoor.access.sight import system_access

            with system_access("a careless cache"):
                names = str(list(Person.objects.values_list("ref", flat=True)))
            cache.set("names", names)
        return HttpResponse(names)

    seed_view(monkeypatch, read)


def exists_already(monkeypatch) -> None:
    """A message that a number is taken, from a check that sees everybody."""

    def read(request, page=""):
        from frontdoor.access.sight import system_access

        with system_access("a careless check"):
            taken = Person.objects.filter(mention__description__nhs_number=NUMBER).exists()
        return HttpResponse("Taken" if taken else "Free")

    seed_view(monkeypatch, read)


def in_a_log(monkeypatch) -> None:
    """A line in a log that counts whom a page left out."""

    def read(request, page=""):
        import logging

        logging.getLogger("frontdoor").warning("left out %s people", len(hidden()))
        return HttpResponse("")

    seed_view(monkeypatch, read)


def in_a_mail(monkeypatch) -> None:
    """A message that goes out only where somebody was left out."""

    def read(request, page=""):
        from django.core.mail import send_mail

        if hidden():
            send_mail("Somebody looked", "", "a@example.org", ["b@example.org"])
        return HttpResponse("")

    seed_view(monkeypatch, read)


LEAKS = {
    "the cut is gone": uncut,
    "a forgotten filter on people": forgotten("people_person"),
    "a forgotten filter on contacts": forgotten("intake_received"),
    "a forgotten filter on alerts": forgotten("alerts_alert"),
    "raw SQL past the cut": lambda patch: whole_table(patch, "SELECT ref FROM {schema}.people_person"),
    "a count": lambda patch: whole_table(patch, "SELECT count(*) FROM {schema}.chronology_event"),
    "a shared cache": kept_in_a_cache,
    "already exists": exists_already,
    "a line in a log": in_a_log,
    "a message": in_a_mail,
}


@pytest.mark.promise(9)
@pytest.mark.parametrize("leak", LEAKS)
def test_each_of_ten_seeded_leaks_is_caught(partnership, monkeypatch, leak):
    LEAKS[leak](monkeypatch)

    with without_the_second():  # under which most of these would be no leaks
        assert any(differences(username) for username in ("worker", "manager"))
