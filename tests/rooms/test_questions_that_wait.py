"""The list of what is still asked about who is who: it grows with a contact, and shrinks and grows with judging."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from frontdoor.journey import steps
from frontdoor.people.models import Link, Person, Proposal, Question
from frontdoor.people.questions import ask_again

from .stories import WORKER, contact, noon, said, send

pytestmark = pytest.mark.django_db
HERE = {"postcode": "B31 2AB", "address": "4 Elm Road", "sex": "M"}


def tells(agency: str, born: str, day: int, name: str = "Omar Khalid", **where) -> Person:
    """One person, told of by one agency."""
    told = contact(said(1, "child", name, born, **(where or HERE)), on=date(2015, 3, day))
    received = send(agency, told, message=f"{agency}:{name}:{day}")
    return Person.objects.get(mention__received=received)


asked_twice = import_module("frontdoor.people.migrations.0007_asked_once").asked_twice


def asked() -> set[tuple[int, int | None]]:
    """Every question that waits."""
    return set(Question.objects.values_list("newer_id", "known_id"))


def judge(one: Person, other: Person, verdict: str) -> Link:
    """A worker's word."""
    return steps.link_is_judged(
        one, other, verdict=verdict, why="I rang.", by=WORKER, at=noon(date(2015, 4, 2))
    )


def a_pair() -> tuple[Person, Person]:
    """Two boys of one name whom matching asks about."""
    return tells("gp", "2012-02-02", 2), tells("police", "2012-02-03", 3, postcode="B7 7AA", sex="M")


def a_set(name: str = "Omar Khalid") -> tuple[Person, Person, Person]:
    """A father, his son of the same name, and somebody of no age who may be either."""
    return (
        tells("gp", "1985-02-02", 2, name),
        tells("police", "2012-05-07", 3, name),
        tells("school", "", 4, name),
    )


def test_two_who_may_be_one_are_asked_about_until_somebody_judges():
    known, newer = a_pair()
    before = asked()

    link = judge(known, newer, "not_same")
    judged = asked()
    steps.link_is_undone(link, why="Wrong.", by=WORKER, at=noon(date(2015, 4, 3)))

    assert before == {(newer.pk, known.pk)}
    assert judged == set()
    assert asked() == before


def test_several_who_fit_one_description_are_one_question():
    father, son, either = a_set()
    before = asked()

    judge(either, father, "not_same")

    assert before == {(either.pk, None)}
    assert asked() == {(either.pk, son.pk)}
    assert Question.objects.get().child_until == date(2033, 3, 4)


def test_the_same_two_people_are_asked_about_once_though_told_of_again():
    known, newer = a_pair()

    again = tells("school", "2012-02-03", 5, postcode="B7 7AA", sex="M")

    assert Link.objects.filter(one=newer, other=again).exists()
    assert asked() == {(newer.pk, known.pk)}


def proposed(newer: Person, known: Person) -> None:
    """Somebody looked at these two and could not say."""
    Proposal.objects.get_or_create(
        newer=newer, known=known, defaults={"outcome": "probable", "weight": 1.0, "made_at": newer.known_from}
    )
    ask_again([newer.pk, known.pk])


def three_strangers() -> tuple[Person, Person, Person]:
    """Three people of whom nothing is alike."""
    return (
        tells("gp", "2012-02-02", 2, "Ada Vennor", sex="F"),
        tells("police", "1985-05-06", 3, "Rufus Quill", sex="M"),
        tells("school", "2009-11-30", 4, "Mei Castellan", sex="F"),
    )


def test_two_people_are_asked_about_once_though_each_was_told_of_by_a_description_that_fits_the_other():
    one, other, _ = three_strangers()
    proposed(one, other)

    proposed(other, one)

    assert asked() == {(one.pk, other.pk)}


def test_two_people_are_asked_about_once_when_another_question_about_one_of_them_is_asked_again():
    one, other, third = three_strangers()
    again = tells("charity", "1979-01-20", 5, "Bo Zelenka", sex="M")
    proposed(one, other)
    proposed(again, other)
    judge(one, again, "same")
    proposed(again, third)

    ask_again([third.pk])

    assert asked() == {(one.pk, other.pk), (again.pk, third.pk)}


def test_the_work_list_itself_refuses_to_hold_two_people_twice():
    one, other, _ = three_strangers()
    when = noon(date(2015, 4, 2))

    Question.objects.create(newer=one, known=other, since=when)
    Question.objects.create(newer=one, known=None, since=when)

    for newer, known in ((other, one), (one, None)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Question.objects.create(newer=newer, known=known, since=when)


def test_what_was_asked_twice_before_is_asked_once_after_the_list_was_put_right():
    rows = [(1, 5, 3), (2, 3, 5), (3, 4, None), (4, 4, None), (5, 4, 3)]

    assert asked_twice(rows) == [2, 4]


def test_a_judgement_by_way_of_somebody_else_answers_the_question_too():
    known, _ = a_pair()
    again = tells("school", "2012-02-03", 5, postcode="B7 7AA", sex="M")

    judge(again, known, "unsure")

    assert asked() == set()


def test_it_knows_until_when_a_question_may_be_about_a_child():
    a_pair()

    assert Question.objects.get().child_until == date(2030, 2, 3)


def test_what_was_proposed_before_there_was_a_list_is_put_on_it_without_what_was_answered():
    known, newer = a_pair()
    *_, either = a_set("Imran Sayeed")
    answered = tells("gp", "2012-02-02", 6, "Ada Vennor")
    again = tells("police", "2012-02-03", 7, "Ada Vennor", postcode="B7 7AA", sex="M")
    judge(again, answered, "not_same")
    rows = Question.objects.values_list("newer_id", "known_id", "since", "child_until")
    before = set(rows.all())
    Question.objects.all().delete()

    import_module("frontdoor.people.migrations.0004_what_is_still_asked").fill(apps, None)

    assert {row[:2] for row in before} == {(newer.pk, known.pk), (either.pk, None)}
    assert set(rows.all()) == before
