"""An unborn child is its mother's, also where she was known under two descriptions when the child was told of."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.timezone import localdate

from frontdoor.intake.models import Received
from frontdoor.people import actions as people
from frontdoor.people.clusters import everyone_joined
from tests.rooms.front_door import day_before, person_in
from tests.rooms.stories import WORKER, contact, said, send

pytestmark = pytest.mark.django_db
NHS = "9434765919"


def expecting(agency: str, name: str, born: str, nhs: str, *, days: int) -> Received:
    """A mother and her unborn child, by one agency's account."""
    due = (localdate() + timedelta(days=90)).isoformat()
    return send(
        agency,
        contact(
            said(1, "child", "", due, born_precision="expected"),
            said(2, "mother", name, born, sex="F", nhs_number=nhs, postcode="B9 4AA"),
            ties=[(2, 1, "mother")],
            on=day_before(days),
        ),
    )


def test_a_child_told_of_with_one_description_is_found_by_way_of_another_once_they_are_judged_the_same():
    known = send(
        "gp",
        contact(said(1, "other", "Kayla Merrin", "1998-02-11", sex="F", nhs_number=NHS), on=day_before(30)),
    )
    first = expecting("charity", "Nadia Oakes", "", "", days=20)
    mother, same_mother = person_in(known, 1), person_in(first, 2)
    people.judge(mother, same_mother, verdict="same", why="She has two names.", by=WORKER, at=timezone.now())

    later = expecting("midwifery", "Kayla Merrin", "1998-02-11", NHS, days=1)

    assert mother.pk in everyone_joined([person_in(later, 2).pk])
    child, same_child = person_in(first, 1), person_in(later, 1)
    assert same_child.pk in everyone_joined([child.pk])
