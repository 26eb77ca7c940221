"""A birth that an agency tells of is a question about the child expected; of twins it finds one, or says it cannot."""

import pytest
from django.utils import timezone

from frontdoor.families.births import which_twin
from frontdoor.intake.models import Received
from frontdoor.journey import steps
from frontdoor.people.clusters import everyone_joined
from frontdoor.people.models import Person, Proposal, Question
from frontdoor.people.queries import people_known
from tests.rooms.builders import signed_in
from tests.rooms.front_door import day_before, person_in, text_of, worker
from tests.rooms.stories import WORKER, contact, said, send
from tests.rooms.who_is_who.birth_stories import OTHER_NHS, expecting, mother

pytestmark = pytest.mark.django_db
CANNOT = "It cannot be told which twin is meant"


def nadia(number: int):
    """Their mother by another name, as those told who did not know her well."""
    return said(number, "mother", "Nadia Oakes", postcode="B7 7AA")


def a_birth(name: str = "Baby Smith", *, days: int = 1, **more) -> Received:
    """What a hospital tells of a child and the mother."""
    child = said(1, "child", name, day_before(days).isoformat(), **more)
    return send("hospital", contact(child, mother(2), ties=[(2, 1, "mother")], on=day_before(days)))


def twins() -> Received:
    """Two born five days ago, a girl and a boy, with their mother."""
    born, home = day_before(5).isoformat(), {"postcode": "B9 4AA"}
    return send(
        "gp",
        contact(
            said(1, "child", "Mia Smith", born, sex="F", nhs_number=OTHER_NHS, birth_order=1, **home),
            said(2, "child", "Omar Smith", born, sex="M", birth_order=2, **home),
            mother(3),
            ties=[(3, 1, "mother"), (3, 2, "mother")],
            on=day_before(4),
        ),
    )


def asked_about(child: Person) -> set[int]:
    """Whom a worker is asked about, of one child described."""
    return set(Proposal.objects.filter(newer=child).values_list("known_id", flat=True))


def joined(child: Person) -> set[int]:
    """Everybody a child is held to be, besides this description."""
    return everyone_joined([child.pk]) - {child.pk}


def pages(told: Received) -> tuple[str, str, str]:
    """What the contact's page, the list of the review desk and the question itself say."""
    client = signed_in(worker())
    question = client.get(f"/people/review/{person_in(told, 1).ref}/")
    return (
        text_of(client.get(f"/contacts/{told.ref}/")),
        text_of(client.get("/people/review/")),
        text_of(question),
    )


def test_a_birth_near_the_due_date_is_a_question_and_never_joined_by_itself():
    unborn = person_in(expecting(), 1)

    child = person_in(a_birth(), 1)

    assert asked_about(child) == {unborn.pk}
    assert joined(child) == set()
    assert Question.objects.filter(newer=child).exists()


def test_a_birth_long_before_the_due_date_is_no_question():
    expecting()

    assert asked_about(person_in(a_birth(days=300), 1)) == set()


def test_a_birth_is_asked_about_once_the_mothers_two_descriptions_are_judged_the_same():
    before = expecting(of=nadia)
    told = a_birth()
    assert asked_about(person_in(told, 1)) == set()

    steps.link_is_judged(
        person_in(before, 2),
        person_in(told, 2),
        verdict="same",
        why="She has two names.",
        by=WORKER,
        at=timezone.now(),
    )

    assert asked_about(person_in(told, 1)) == {person_in(before, 1).pk}
    assert joined(person_in(told, 1)) == set()


def test_a_birth_finds_the_child_who_was_told_of_with_another_description_of_the_mother():
    before = expecting(of=nadia)
    gp = send("gp", contact(mother(1), on=day_before(50)))
    steps.link_is_judged(
        person_in(before, 2),
        person_in(gp, 1),
        verdict="same",
        why="She has two names.",
        by=WORKER,
        at=timezone.now(),
    )

    child = person_in(a_birth(), 1)

    assert asked_about(child) == {person_in(before, 1).pk}
    assert joined(child) == set()


def test_of_two_who_are_expected_both_are_shown_and_the_pages_say_that_it_cannot_tell():
    before = expecting(babies=2)

    told = a_birth()

    assert asked_about(person_in(told, 1)) == {person_in(before, 1).pk, person_in(before, 2).pk}
    assert joined(person_in(told, 1)) == set()
    for page in pages(told):
        assert CANNOT in page
        assert "first of several" in page
        assert "second of several" in page


def test_of_two_who_are_expected_birth_order_finds_the_right_one():
    before = expecting(babies=2)

    told = a_birth(birth_order=2)

    assert asked_about(person_in(told, 1)) | joined(person_in(told, 1)) == {person_in(before, 2).pk}


def test_a_late_notification_that_fits_both_twins_is_joined_to_neither_and_says_so():
    before = twins()

    told = a_birth(days=5)

    assert asked_about(person_in(told, 1)) == {person_in(before, 1).pk, person_in(before, 2).pk}
    assert joined(person_in(told, 1)) == set()
    for page in pages(told):
        assert CANNOT in page


def test_birth_order_finds_the_right_twin():
    before = twins()

    told = a_birth(days=5, birth_order=2)

    assert person_in(before, 2).pk in asked_about(person_in(told, 1)) | joined(person_in(told, 1))
    assert person_in(before, 1).pk not in asked_about(person_in(told, 1)) | joined(person_in(told, 1))


def test_an_nhs_number_finds_the_right_twin():
    before = twins()

    told = a_birth(days=5, nhs_number=OTHER_NHS)

    assert joined(person_in(told, 1)) <= {person_in(before, 1).pk}
    assert person_in(before, 1).pk in asked_about(person_in(told, 1)) | joined(person_in(told, 1))
    assert CANNOT not in text_of(signed_in(worker()).get(f"/contacts/{told.ref}/"))


def test_where_sex_tells_twins_apart_the_one_whom_it_fits_is_named_and_the_other_is_not_joined():
    before = twins()

    told = a_birth(days=5, sex="F")

    child, girl, boy = person_in(told, 1), person_in(before, 1), person_in(before, 2)
    assert girl.pk in asked_about(child) | joined(child)
    assert boy.pk not in joined(child)
    assert CANNOT not in text_of(signed_in(worker()).get(f"/contacts/{told.ref}/"))
    known = people_known([child.pk, girl.pk, boy.pk])
    sentence = which_twin(known[child.pk], [known[girl.pk], known[boy.pk]])
    assert sentence.startswith("Of these twins only Mia Smith agrees with the sex")


def test_two_of_one_name_and_date_who_have_no_mother_in_common_are_not_called_twins():
    people = [
        person_in(send(agency, contact(said(1, "child", "Mia Smith", "2026-01-05"), on=day_before(9))), 1)
        for agency in ("gp", "school")
    ]
    known = people_known([each.pk for each in people])

    assert which_twin(known[people[0].pk], [known[each.pk] for each in people]) == ""
