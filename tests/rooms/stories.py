"""Tells short stories to the service: contacts from several agencies, sent through the whole journey."""

from datetime import UTC, date, datetime

from frontdoor.accounts.actor import Actor, system
from frontdoor.agencies.actions import known_or_new
from frontdoor.alerts.models import Finding
from frontdoor.intake.contact import Concern, Contact, PersonSaid, TieSaid
from frontdoor.intake.models import Received
from frontdoor.journey import steps
from frontdoor.people.clusters import groups
from frontdoor.people.models import Person

WORKER = Actor(
    7,
    "Jo Marsh",
    "front_door_worker",
    "Front-door worker",
    "cass",
    "Front door",
    frozenset({"judge links", "see families", "see the queue", "decide contacts"}),
)


def noon(day: date) -> datetime:
    """Midday on a day."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def said(number: int, role: str, name: str, born: str = "", **more) -> PersonSaid:
    """One person, by a full name."""
    forenames, _, surname = name.rpartition(" ")
    more.setdefault("born_precision", "exact" if born else "")
    return PersonSaid(number, role, forenames=forenames, surname=surname, born=born, **more)


def contact(*people: PersonSaid, ties: list[tuple[int, int, str]] = (), on: date, **more) -> Contact:
    """One contact about these people."""
    return Contact(
        people=people,
        ties=tuple(TieSaid(*tie) for tie in ties),
        concern=Concern("Something was seen.", on, **more),
    )


def send(agency: str, what: Contact, *, on: date | None = None, message: str = "") -> Received:
    """Send a contact through every room, on the day it happened unless told otherwise."""
    day = on or what.concern.happened_on
    return steps.contact_arrives(
        what,
        agency=known_or_new(agency),
        message_id=message or f"{agency}:{day}",
        by=system("test"),
        at=noon(day),
    )


def standing() -> set[tuple[str, str, str]]:
    """What is true now: signal, the sentence, and the reference of whose network it was seen from."""
    found = Finding.objects.filter(end__isnull=True).select_related("root")
    return {(each.signal, each.wordings.last().headline, each.root.ref) for each in found}


def who_is_who() -> set[frozenset[str]]:
    """The persons grouped by who they are, each by what was said: agency and number."""
    named = {
        person.pk: f"{person.mention.received.agency.key}:{person.mention.number}"
        for person in Person.objects.select_related("mention__received__agency")
    }
    together: dict[int, set[str]] = {}
    for person, leader in groups(named).items():
        together.setdefault(leader, set()).add(named[person])
    return {frozenset(each) for each in together.values()}
