"""Mistakes that somebody will make one day, each seeded into the service, so that the crawl shows that it catches them.

They are the ten of the design, one for one.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import get_resolver

from frontdoor.access.sight import system_access
from frontdoor.agencies.models import Agency
from frontdoor.alerts.models import Alert
from frontdoor.chronology.models import Participant
from frontdoor.disclosure.gate.models import Document
from frontdoor.families.models import Tie
from frontdoor.intake.models import Received
from frontdoor.people.models import Person

Page = Callable[[HttpRequest], object]


@dataclass(frozen=True)
class Leak:
    """One mistake: how it gets into the code, and what it leaves on record where the sealed family is."""

    seed: Callable[[pytest.MonkeyPatch], None]
    leave: Callable[[], None] = lambda: None


def on_a_page(say: Page) -> Leak:
    """A page that everybody opens says something more."""

    def seed(patch: pytest.MonkeyPatch) -> None:
        for pattern in get_resolver().url_patterns:
            for each in getattr(pattern, "url_patterns", ()):
                if getattr(each, "name", "") == "privacy":
                    patch.setattr(each, "callback", lambda request, page="": _as_answer(say(request)))

    return Leak(seed)


def _as_answer(said: object) -> HttpResponse:
    return said if isinstance(said, HttpResponse) else HttpResponse(str(said))


def with_the_systems_eyes(say: Page) -> Leak:
    """The same, of a page that was given the eyes of the system, as a filter that was forgotten would."""

    def seeing(request: HttpRequest) -> object:
        with system_access("a careless page"):
            return _as_answer(say(request))

    return on_a_page(seeing)


# --- The ten of the design ----------------------------------------------------------------------------------


def everybody(request: HttpRequest) -> object:
    """Names, by a query whose filter was forgotten."""
    return list(Person.objects.values_list("mention__description", flat=True))


def raw(request: HttpRequest) -> object:
    """References, by SQL that names the table in full."""
    schema = "main" if connection.vendor == "sqlite" else "public"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT ref FROM {schema}.people_person")
        return cursor.fetchall()


def related(request: HttpRequest) -> object:
    """Those at the other end of a tie, fetched with it."""
    return [tie.a.mention.description for tie in Tie.objects.select_related("a__mention")]


def traversed(request: HttpRequest) -> object:
    """Who is behind a row, one step after another."""
    return [each.person.mention.description for each in Participant.objects.all()[:500]]


def how_many_found(request: HttpRequest) -> object:
    """How many there are, of whom a search shows some."""
    return f"{Person.objects.count()} people searched"


def as_csv(request: HttpRequest) -> object:
    """A list that leaves, made with the manager that no filter is on."""
    lines = "\r\n".join(Person._base_manager.values_list("ref", flat=True))
    return HttpResponse(lines, content_type="text/csv")


def joined(request: HttpRequest) -> object:
    """Agencies that sent something, by a join through contacts that are not shown."""
    agencies = Agency.objects.filter(received__mentions__description__surname="Quillfeather")
    return list(agencies.values_list("key", flat=True).distinct())


def kept_in_a_cache(request: HttpRequest) -> object:
    """What one person was shown is given to the next."""
    if (names := cache.get("names")) is None:
        names = str(list(Person.objects.values_list("ref", flat=True)))
        cache.set("names", names)
    return names


def taken(request: HttpRequest) -> object:
    """A clash with a unique key, told as it is: what cannot be seen is there."""
    try:
        with transaction.atomic():
            Received.objects.create(
                kind="contact",
                channel="form",
                agency=Agency.objects.get(key="police"),
                message_id="sealed:1",
                body={},
                received_at="2026-03-04T09:00:00Z",
                sent_by_name="Somebody",
            )
            transaction.set_rollback(True)
    except IntegrityError:
        return "That contact was received before"
    return "Received"


def copied() -> None:
    """A name in a title, where nothing leads to the person any more."""
    alert = Alert.objects.latest("pk")
    Document.objects.create(
        kind="letter",
        title=f"Alert {alert.ref}: Barnaby Quillfeather",
        made_from="The alert.",
        passages=["There is a meeting."],
        at=alert.raised_at,
        by_id=1,
        by_name="Somebody",
    )


TEN = {
    "1 a forgotten filter": with_the_systems_eyes(everybody),
    "2 raw SQL": on_a_page(raw),
    "3 select_related": with_the_systems_eyes(related),
    "4 a step along a foreign key": with_the_systems_eyes(traversed),
    "5 the count of a search": with_the_systems_eyes(how_many_found),
    "6 a CSV by the base manager": with_the_systems_eyes(as_csv),
    "7 a filter through a join": with_the_systems_eyes(joined),
    "8 a shared cache": with_the_systems_eyes(kept_in_a_cache),
    "9 a unique key that clashes": on_a_page(taken),
    "10 a name copied into a title": Leak(lambda patch: None, copied),
}
