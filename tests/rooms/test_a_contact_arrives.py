"""A contact is kept, its people are known again, the family is looked at as one, and all of it happens or none."""

from datetime import date
from itertools import permutations

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from frontdoor.alerts.models import Alert, Finding
from frontdoor.audit.models import Entry
from frontdoor.chronology.knowledge import known_on
from frontdoor.chronology.models import Event
from frontdoor.intake.models import Mention, Received
from frontdoor.journey import steps
from frontdoor.people.models import Link, Person, Proposal

from .stories import contact, said, send, standing, who_is_who

pytestmark = pytest.mark.django_db

HOME = {"address": "1 High Street", "postcode": "B1 1AA"}
KAYLA = {"born": "1998-02-11", "sex": "F"}


def from_midwifery():
    return contact(
        said(1, "mother", "Kayla Merrin", **KAYLA, **HOME),
        said(2, "child", "Isla Merrin", "2015-06-08", sex="F", **HOME),
        said(3, "child", "Noah Merrin", "2015-06-08", sex="M", **HOME),
        ties=[(1, 2, "mother"), (1, 3, "mother")],
        on=date(2015, 7, 1),
    )


def from_the_youth_service():
    return contact(said(1, "child", "Kaylah Merrin", **KAYLA, **HOME), on=date(2015, 7, 20))


def from_housing():
    return contact(
        said(1, "mother", "Kayla Merrin", **KAYLA, **HOME),
        said(2, "child", "Tia Merrin", "2013-10-20", sex="F"),
        ties=[(1, 2, "mother")],
        on=date(2015, 8, 28),
    )


STORY = {"midwifery": from_midwifery, "youth_service": from_the_youth_service, "housing": from_housing}


def test_three_agencies_about_three_people_of_one_family_raise_one_alert():
    for agency, tell in STORY.items():
        send(agency, tell())

    alert = Alert.objects.get()
    sentences = {finding.wordings.last().headline for finding in alert.findings.filter(signal="S01")}
    assert sentences == {
        "3 contacts in 90 days about 4 people in this family, from housing, midwifery and the youth service."
    }
    assert alert.raised_at.date() == date(2015, 8, 28)


@pytest.mark.promise(2)
def test_a_second_delivery_of_the_same_message_changes_nothing():
    first = send("midwifery", from_midwifery(), message="M-1")
    counts = [model.objects.count() for model in (Received, Mention, Person, Event, Finding, Entry)]

    again = send("midwifery", from_housing(), message="M-1")

    assert again == first
    assert [model.objects.count() for model in (Received, Mention, Person, Event, Finding, Entry)] == counts


@pytest.mark.promise(1)
def test_when_the_last_step_fails_nothing_is_left_behind(monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("the signals could not be asked")

    monkeypatch.setattr(steps, "look_again", broken)

    with pytest.raises(RuntimeError):
        send("midwifery", from_midwifery())

    assert [model.objects.count() for model in (Received, Mention, Person, Event, Link, Entry)] == [0] * 6


def test_every_step_is_in_the_audit_with_who_and_when():
    received = send("midwifery", from_midwifery())

    verbs = set(Entry.objects.values_list("verb", flat=True))
    assert {"received", "wrote to the ledger"} <= verbs
    assert Entry.objects.get(verb="received").subject_ref == received.ref


@pytest.mark.parametrize("order", permutations(STORY), ids=" then ".join)
def test_who_is_who_does_not_depend_on_which_agency_came_first(order):
    for place, agency in enumerate(order):
        send(agency, STORY[agency](), on=date(2015, 9, 1 + place))

    assert who_is_who() == {
        frozenset({"midwifery:1", "youth_service:1", "housing:1"}),
        frozenset({"midwifery:2"}),
        frozenset({"midwifery:3"}),
        frozenset({"housing:2"}),
    }
    assert {signal for signal, *_ in standing()} == {"S01", "S04"}


def test_twins_of_one_contact_and_twins_of_two_are_never_joined_with_each_other():
    send("midwifery", from_midwifery())
    send("health_visiting", from_midwifery(), on=date(2015, 7, 9))

    joined = {frozenset(each) for each in who_is_who()}

    assert frozenset({"midwifery:2", "health_visiting:2"}) in joined
    assert frozenset({"midwifery:3", "health_visiting:3"}) in joined


def test_two_families_of_one_name_stay_two_families():
    for agency, postcode, mother_born, child_born in (
        ("school", "B31 2AB", "1990-06-06", "2012-02-02"),
        ("gp", "B6 5CD", "1991-06-06", "2012-02-12"),
        ("police", "B6 5CD", "1991-06-06", "2012-02-12"),
    ):
        send(
            agency,
            contact(
                said(1, "mother", "Amy Hassan", mother_born, sex="F", postcode=postcode),
                said(2, "child", "Mia Hassan", child_born, sex="F", postcode=postcode),
                ties=[(1, 2, "mother")],
                on=date(2015, 3, 1),
            ),
        )

    assert frozenset({"school:2"}) in who_is_who()
    assert not Alert.objects.exists()


def test_a_father_whom_nobody_has_named_is_a_person_of_the_family():
    received = send(
        "midwifery",
        contact(
            said(1, "child", "Isla Merrin", "2015-06-08"),
            said(2, "father", "", answer="not_known"),
            ties=[(2, 1, "father")],
            on=date(2015, 7, 1),
        ),
    )

    child = Person.objects.get(mention__received=received, mention__number=1)
    assert len(known_on([child.pk], date(2015, 7, 1)).family_of([child.pk])) == 2


def test_when_a_later_contact_names_the_father_a_worker_is_asked_whether_he_is_the_one_not_identified():
    child = said(1, "child", "Isla Merrin", "2015-06-08", sex="F", **HOME)
    father_unknown = said(2, "father", "", answer="not_known")
    send("midwifery", contact(child, father_unknown, ties=[(2, 1, "father")], on=date(2015, 7, 1)))

    deon = said(2, "father", "Deon Ashcombe", "1997-09-03", sex="M")
    send("police", contact(child, deon, ties=[(2, 1, "father")], on=date(2015, 7, 9)))

    asked = Proposal.objects.get(newer__mention__description__surname="Ashcombe")
    assert asked.known.mention.answer == "not_known"
    assert "not yet identified" in asked.evidence[0]


def test_a_later_contact_that_does_not_know_the_father_adds_no_second_unknown_man():
    child = said(1, "child", "Isla Merrin", "2015-06-08", sex="F", **HOME)
    deon = said(2, "father", "Deon Ashcombe", "1997-09-03", sex="M")
    send("police", contact(child, deon, ties=[(2, 1, "father")], on=date(2015, 7, 1)))

    later = send(
        "gp",
        contact(
            child, said(2, "father", "", answer="not_known"), ties=[(2, 1, "father")], on=date(2015, 7, 9)
        ),
    )

    person = Person.objects.get(mention__received=later, mention__number=1)
    assert len(known_on([person.pk], date(2015, 7, 9)).family_of([person.pk])) == 2


def test_every_migration_is_applied():
    executor = MigrationExecutor(connection)

    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
