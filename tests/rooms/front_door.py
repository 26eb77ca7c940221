"""A family whom three agencies tell of within some weeks, for the tests of the front door's pages."""

import re
from datetime import date, timedelta
from html import unescape

from django.utils.html import strip_tags
from django.utils.timezone import localdate

from frontdoor.access.queries import actor_for
from frontdoor.accounts.actor import Actor
from frontdoor.accounts.models import User
from frontdoor.audit.models import Entry
from frontdoor.intake.models import Received
from frontdoor.people.models import Person, Proposal
from frontdoor.people.questions import ask_again

from .builders import a_worker
from .stories import contact, said, send

KAYLA = {"sex": "F", "postcode": "B9 4AA", "described_as_child": True}
SAME_STREET = {"postcode": "B9 4AA", "address": "9 Moor Street"}


def day_before(days: int) -> date:
    """So many days before today."""
    return localdate() - timedelta(days=days)


def born(years: int, days: int = 40) -> str:
    """A date of birth that makes somebody so old today."""
    return (localdate() - timedelta(days=years * 365 + years // 4 + days)).isoformat()


def a_mother_of_17(number: int = 1, **more):
    """Kayla, as anybody describes her."""
    return said(number, more.pop("role", "mother"), "Kayla Merrin", born(17), **{**KAYLA, **more})


def from_midwifery(days: int = 58) -> Received:
    """The first contact: a baby not yet born, its mother, and a father whom nobody would name."""
    people = (
        said(1, "child", "", (localdate() + timedelta(days=90)).isoformat(), born_precision="expected"),
        a_mother_of_17(2, seen=True),
        said(3, "father", "", answer="asked_not_told"),
    )
    return send(
        "midwifery",
        contact(
            *people,
            ties=[(2, 1, "mother"), (3, 1, "father")],
            on=day_before(days),
            analysis="Alone and frightened.",
            main_kind="young_parent",
        ),
    )


def from_housing(days: int = 30) -> Received:
    """The second: her little girl, with her."""
    people = (
        said(1, "child", "Tia Merrin", born(2), sex="F", described_as_child=True, **SAME_STREET),
        a_mother_of_17(2, address="9 Moor Street"),
    )
    return send(
        "housing", contact(*people, ties=[(2, 1, "mother")], on=day_before(days), main_kind="homelessness")
    )


def from_the_youth_service(days: int = 0) -> Received:
    """The third: Kayla herself."""
    return send(
        "youth_service",
        contact(
            a_mother_of_17(1, role="child", address="9 Moor Street", seen=True, nhs_number="9434765919"),
            on=day_before(days),
            childs_words="I have nowhere to go.",
            main_kind="homelessness",
        ),
    )


def three_agencies() -> Received:
    """All three; gives the latest."""
    from_midwifery()
    from_housing()
    return from_the_youth_service()


def worker(username: str = "jo", **more) -> User:
    """A front-door worker."""
    return a_worker(
        username, role="front_door_worker", agency="cass", name=more.pop("name", "Jo Marsh"), **more
    )


def acting(user: User) -> Actor:
    """The actor somebody is today."""
    found = actor_for(user.pk, localdate())
    assert found
    return found


def person_in(received: Received, number: int) -> Person:
    """The person of one mention."""
    return Person.objects.get(mention__received=received, mention__number=number)


def looked_at(page: str) -> set[str]:
    """The references of the people whom the audit says a page showed."""
    found = Entry.objects.filter(verb="looked at", detail__page=page)
    return set(found.values_list("subject_ref", flat=True))


def two_of_one_name() -> tuple[Person, Person, Received]:
    """Two children of one name whom matching left to a worker; gives both, and the second contact."""
    first = send("gp", contact(a_mia("2012-02-02", postcode="B31 2AB"), on=day_before(9)))
    second = send("school", contact(a_mia("2011-12-12"), on=day_before(1)))
    one, other = person_in(first, 1), person_in(second, 1)
    Proposal.objects.get_or_create(
        newer=other,
        known=one,
        defaults={
            "outcome": "probable",
            "weight": 3.0,
            "evidence": ["Surnames are the same (Hassan)."],
            "made_at": second.received_at,
        },
    )
    ask_again([other.pk])
    return one, other, second


def a_mia(birth: str, **more):
    """A child of a name that many have."""
    return said(1, "child", "Mia Hassan", birth, sex="F", **more)


def text_of(response) -> str:
    """What a page says, with its marks taken out and its spaces run together."""
    apart = re.sub(r"</(p|h\d|li|dt|dd|td|th|div)>", r"</\1> ", response.content.decode())
    return " ".join(unescape(strip_tags(apart)).split())
