"""Somebody sealed leaves no gap in the drawing, and who was in care is told only to those who may know."""

from datetime import date

import pytest
from django.utils import timezone

from frontdoor.access.roles import ROLES
from frontdoor.chronology.actions import write
from frontdoor.chronology.genogram.views import MAY_KNOW_CARE
from frontdoor.people.models import Person
from frontdoor.sealing.actions import seal
from tests.rooms.builders import a_worker, signed_in
from tests.rooms.front_door import acting, born, day_before, person_in, text_of, worker
from tests.rooms.stories import contact, noon, said, send

pytestmark = pytest.mark.django_db


def a_family():
    """A child with a mother, and a father of whom another agency told."""
    child = {"nhs_number": "9434765919", "sex": "F", "described_as_child": True}
    first = send(
        "gp",
        contact(
            said(1, "child", "Ada Fenn", born(4), **child),
            said(2, "mother", "Ruth Fenn", born(30), sex="F"),
            ties=[(2, 1, "mother")],
            on=day_before(40),
        ),
    )
    send(
        "police",
        contact(
            said(1, "child", "Ada Fenn", born(4), **child),
            said(2, "father", "Gil Torrance", born(33), sex="M"),
            ties=[(2, 1, "father")],
            on=day_before(20),
        ),
    )
    return person_in(first, 1)


def drawing_for(person: Person, user) -> str:
    return text_of(signed_in(user).get(f"/families/{person.ref}/genogram/"))


def test_a_sealed_father_is_not_drawn_and_his_place_is_that_of_any_father_not_known():
    child = a_family()
    father = Person.objects.get(mention__description__forenames="Gil")
    head = a_worker("hale", role="head_of_service", agency="cass", name="Hale")
    before = drawing_for(child, worker())

    seal(persons=[father.pk], why="A relative works here.", readers=[], by=acting(head), at=timezone.now())
    after = drawing_for(child, worker("jo2", name="Jo Two"))

    assert "Gil Torrance" in before
    assert "Gil" not in after
    assert "Father not known" in after
    assert "restricted" not in after.lower()


def test_who_was_in_care_is_marked_only_for_roles_that_may_know():
    child = a_family()
    mother = Person.objects.get(mention__description__forenames="Ruth")
    write(
        kind="note",
        subtype="looked_after_history",
        agency="social_care",
        occurred_on=date(2010, 5, 1),
        participants={"about": [mother.pk]},
        text="Accommodated for a year.",
        by=acting(worker("sw", name="Sam West")),
        at=noon(day_before(10)),
    )

    assert "care-experienced" in drawing_for(child, worker()).lower()
    other = a_worker("mel", role="mash_member", agency="cass", name="Mel")
    assert "care-experienced" not in drawing_for(child, other).lower()


def test_some_role_may_know_who_was_in_care_and_not_every_one_that_sees_families():
    see = {role.key for role in ROLES.values() if "see families" in role.permissions}
    know = {role.key for role in ROLES.values() if MAY_KNOW_CARE in role.permissions}

    assert know
    assert know < see
