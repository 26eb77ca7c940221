"""Beside one sealed person the others of a family are shown, and no word on their pages speaks of the sealed one."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import transaction
from django.utils.timezone import localdate, now

from frontdoor.intake.models import Received
from frontdoor.people.models import Person
from frontdoor.sealing import actions as sealing
from tests.rooms.alert_stories import a_manager, actor
from tests.rooms.builders import a_worker
from tests.rooms.sealing.crawl import walk
from tests.rooms.stories import contact, said, send

pytestmark = pytest.mark.django_db
REFERENCE = re.compile(r"\b[A-Z]-[0-9A-Z]{4}-[0-9A-Z]{4}\b")
# What an alert's manager is told by design: that there is more, and whom to ask.
OF_HER = re.compile(
    r"mother|Quillfeather|sealed|hidden|withheld|not shown|may not see|restricted", re.IGNORECASE
)
RESTRICTED = "Restricted information is part of this. Ask the Head of Service."


@contextmanager
def taken_back() -> Iterator[None]:
    cache.clear()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def told(*, of_the_mother: bool) -> None:
    """Three agencies tell of a child and the father, and of the mother or not; the GP of the child and father alone."""
    mother = said(1, "mother", "Ottilie Quillfeather", "1994-05-06", sex="F", postcode="B99 9QX")
    child = said(2, "child", "Isla Merrin", "2019-07-08", sex="F")
    father = said(3, "father", "Ivo Merrin", "1990-01-02", sex="M")
    for place, agency in enumerate(("housing", "midwifery", "school")):
        people = [mother, child, father] if of_the_mother else [child, father]
        ties = [(1, 2, "mother"), (3, 2, "father")] if of_the_mother else [(3, 2, "father")]
        send(agency, contact(*people, ties=ties, on=localdate() - timedelta(days=3 - place)))
    send("gp", contact(child, father, ties=[(3, 2, "father")], on=localdate()))


def pages(username: str) -> dict[str, list[str]]:
    """The words of each page about the child and the father, by what it is of; references and figures left out."""
    child, father = (
        next(each for each in Person.objects.order_by("id") if each.mention.description["forenames"] == name)
        for name in ("Isla", "Ivo")
    )
    by_gp = Received.objects.get(agency__key="gp")
    found = {}
    for name, path in {
        "queue": "/",
        "family": f"/families/{child.ref}/",
        "family of the father": f"/families/{father.ref}/",
        "child": f"/people/{child.ref}/",
        "father": f"/people/{father.ref}/",
        "contact": f"/contacts/{by_gp.ref}/",
        "alerts": "/alerts/",
    }.items():
        found[name] = _words(walk(username, [path], [], only_get=True)[f"GET {path}"].body)
    return found


def _words(body: str) -> list[str]:
    shown = re.sub(r"<(script|style|head)\b.*?</\1>|<[^>]+>", "\n", body, flags=re.DOTALL)
    plain = re.sub(r"\b(\d+|no|one|two|three|four)\b", "N", REFERENCE.sub("REF", shown))
    return [" ".join(line.split()) for line in plain.split("\n") if line.strip()]


@pytest.mark.parametrize("role", ["front_door_worker", "team_manager"])
def test_promise_09_nothing_is_said_on_the_pages_of_the_others_because_one_is_sealed(role):
    head = a_manager("hana", "Hana Osei", role="head_of_service")
    a_worker("nina", role=role, agency="cass")
    with taken_back():
        told(of_the_mother=False)
        without = pages("nina")
    with taken_back():
        told(of_the_mother=True)
        mother = next(
            each for each in Person.objects.all() if each.mention.description["forenames"] == "Ottilie"
        )
        sealing.seal(persons=[mother.pk], why="She fled.", readers=(), by=actor(head), at=now())
        beside = pages("nina")

    more = {page: [line for line in words if line not in without[page]] for page, words in beside.items()}

    # An entry that tells of her too is not there for the others either, so there is less: that is no sign of her.
    assert more["child"] == more["father"] == more["queue"] == []
    signs = {page: [line for line in lines if OF_HER.search(line)] for page, lines in more.items()}
    assert {page: lines for page, lines in signs.items() if set(lines) - {RESTRICTED}} == {}
    assert not [page for page, words in beside.items() if "Ottilie" in " ".join(words)]
