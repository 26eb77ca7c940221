"""A decision is judged by who was held to be whom on its own day: a later link accuses nobody, an undone one excuses."""

from datetime import date

import pytest

from frontdoor.accounts.actor import system
from frontdoor.chronology import actions as chronology
from frontdoor.chronology.knowledge import known_on
from frontdoor.journey import steps
from frontdoor.people.models import Person
from kinfold.signals import evaluate
from tests.rooms.stories import WORKER, contact, noon, said, send

pytestmark = pytest.mark.django_db


def two_girls_of_one_name_each_decided_on_alone():
    """Two contacts about each Mia; the two about the first are decided on, looking at her and her mother."""
    here = two_contacts("gp", "health_visiting", "1990-06-06", "2012-02-02", "B31 2AB")
    there = two_contacts("school", "youth_service", "1991-06-06", "2012-02-12", "B6 5CD")
    for received in here:
        decided(received, day=20)
    return person(here[0], 2), person(there[0], 2)


def two_contacts(first, second, mother_born, child_born, postcode):
    people = (
        said(1, "mother", "Amy Hassan", mother_born, sex="F", postcode=postcode),
        said(2, "child", "Mia Hassan", child_born, sex="F", postcode=postcode),
    )
    return [
        send(agency, contact(*people, ties=[(1, 2, "mother")], on=date(2015, 3, day)))
        for agency, day in ((first, 2), (second, 9))
    ]


def person(received, number):
    return Person.objects.get(mention__received=received, mention__number=number)


def decided(received, day):
    everyone = list(Person.objects.filter(mention__received=received).values_list("id", flat=True))
    chronology.write(
        kind="decision",
        subtype="signposted",
        agency="cass",
        occurred_on=date(2015, 3, day),
        participants={"about": everyone, "looked_at": everyone},
        referral=received.ref,
        by=system("test"),
        at=noon(date(2015, 3, day)),
    )


def signals(child, day):
    knowledge = known_on([child.pk], day)
    return {found.signal for found in evaluate(knowledge.view, knowledge.id_of(child.pk))}


def test_girls_joined_after_the_decisions_do_not_make_them_decisions_that_overlooked_one():
    one, other = two_girls_of_one_name_each_decided_on_alone()

    steps.link_is_judged(
        one, other, verdict="same", why="Spoke to both.", by=WORKER, at=noon(date(2015, 4, 2))
    )

    assert "S01" in signals(one, date(2015, 4, 2))
    assert "S02" not in signals(one, date(2015, 4, 2))


def test_girls_joined_before_the_decisions_do():
    here = two_contacts("gp", "health_visiting", "1990-06-06", "2012-02-02", "B31 2AB")
    there = two_contacts("school", "youth_service", "1991-06-06", "2012-02-12", "B6 5CD")
    one, other = person(here[0], 2), person(there[0], 2)
    link = steps.link_is_judged(
        one, other, verdict="same", why="Spoke to both.", by=WORKER, at=noon(date(2015, 3, 15))
    )
    for received in here:
        decided(received, day=20)

    assert "S02" in signals(one, date(2015, 3, 20))
    steps.link_is_undone(link, why="Two girls.", by=WORKER, at=noon(date(2015, 3, 25)))
    assert "S02" in signals(one, date(2015, 3, 24))
    assert "S02" not in signals(one, date(2015, 3, 25))
