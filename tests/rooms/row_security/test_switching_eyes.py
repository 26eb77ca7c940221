"""On one connection eyes change all the time, and transactions are taken back: the cut is always of the present eyes."""

import threading
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdoor.access.sight import NOBODY, GoesRound, NobodyLooks, Sight, seeing_as
from frontdoor.people.models import Person
from tests.rooms.row_security.layers import without_the_first
from tests.rooms.stories import contact, said, send

STEPS = (
    "everybody",
    "nobody",
    "not the first",
    "not the second",
    "begin",
    "keep",
    "take back",
    "fail",
    "look",
    "close",
)


@pytest.fixture
def two() -> list[Person]:
    for name in ("Isla Merrin", "Barnaby Quillfeather"):
        send("school", contact(said(1, "child", name, "2019-07-08"), on=date(2026, 3, 2)), message=name)
    return list(Person.objects.order_by("id"))


def look_alone() -> list[str] | None:
    """What the database shows by itself, or nothing where it refuses."""
    try:
        with without_the_first(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT ref FROM people_person ORDER BY id")
            return [row[0] for row in cursor.fetchall()]
    except (NobodyLooks, GoesRound):
        return None


def look() -> list[str] | None:
    """What both layers together show."""
    try:
        return list(Person.objects.order_by("id").values_list("ref", flat=True))
    except NobodyLooks:
        return None


def refuses() -> None:
    """A statement that fails, as some do."""
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT nothing_of_that_name FROM agencies_agency")


class Walk:
    """Takes steps on the connection, and after each holds what is seen against what these eyes may see."""

    def __init__(self, persons: list[Person]) -> None:
        self.refs = [person.ref for person in persons]
        first, second = (frozenset({person.pk}) for person in persons)
        self.eyes = {
            "everybody": (Sight("the system"), self.refs),
            "nobody": (NOBODY, None),
            "not the first": (Sight("nina", first, 10**9), self.refs[1:]),
            "not the second": (Sight("omar", second, 10**9), self.refs[:1]),
        }
        self.now = "everybody"
        self.open: list[transaction.Atomic] = []

    def take(self, step: str) -> None:
        sight, _ = self.eyes[self.now]
        with seeing_as(sight):
            if step in self.eyes:
                self.now = step
            elif step == "begin":
                self.open.append(transaction.atomic())
                self.open[-1].__enter__()
            elif step in ("keep", "take back") and self.open:
                transaction.set_rollback(step == "take back")
                self.open.pop().__exit__(None, None, None)
            elif step == "fail":
                refuses()
            elif step == "close" and not self.open:
                connection.close()
        sight, may_see = self.eyes[self.now]
        with seeing_as(sight):
            alone = look_alone()
            assert look() == may_see
        assert alone == may_see or (
            alone is None and connection.vendor == "sqlite" and self.now != "everybody"
        )

    def end(self) -> None:
        while self.open:
            self.take("take back")


@pytest.mark.django_db(transaction=True)
def test_promise_09_whatever_comes_before_nobody_sees_more_than_they_may(two):
    @settings(max_examples=60, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.sampled_from(STEPS), max_size=14))
    def walked(steps: list[str]) -> None:
        walk = Walk(two)
        try:
            for step in steps:
                walk.take(step)
        finally:
            walk.end()

    walked()


@pytest.mark.django_db(transaction=True)
def test_two_threads_at_once_see_each_with_their_own_eyes(two):
    wrong: list[object] = []

    def looks(eyes: Sight, may_see: list[str]) -> None:
        try:
            for _ in range(20):
                for sight, seen in ((Sight("the system"), [each.ref for each in two]), (eyes, may_see)):
                    with seeing_as(sight):
                        if (shown := look()) != seen or look_alone() not in (seen, None):
                            wrong.append((eyes.who, shown))
        finally:
            connection.close()

    threads = [
        threading.Thread(target=looks, args=(Sight(hides.ref, frozenset({hides.pk}), 10**9), [shows.ref]))
        for hides, shows in (two, reversed(two))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []
