"""The database itself refuses or cuts what goes round the first layer; here the first layer is switched off."""

import threading
from collections.abc import Callable, Iterable
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from frontdoor.access.sight import NOBODY, GoesRound, NobodyLooks, Sight, seeing_as, system_access
from frontdoor.access.whose import leading_to_a_person
from frontdoor.intake.models import Received
from frontdoor.people.models import Key, Person
from tests.rooms.row_security.layers import without_the_first
from tests.rooms.stories import contact, said, send

pytestmark = pytest.mark.django_db
SCHEMA = "main" if connection.vendor == "sqlite" else "public"


@pytest.fixture
def shown() -> Person:
    return _told_of("Isla Merrin")


@pytest.fixture
def hidden(shown: Person) -> Person:
    return _told_of("Barnaby Quillfeather")


@pytest.fixture
def eyes(hidden: Person) -> Sight:
    """Somebody from whom one person is hidden."""
    return Sight("nina", frozenset({hidden.pk}), 10**9)


@pytest.fixture(autouse=True)
def alone(shown, hidden):
    with without_the_first():
        yield


def _told_of(name: str) -> Person:
    received = send(
        "school", contact(said(1, "child", name, "2019-07-08"), on=date(2026, 3, 2)), message=name
    )
    return Person.objects.get(mention__received=received)


def asked(*statements: str) -> list[str]:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement.format(schema=SCHEMA))
        return [row[0] for row in cursor.fetchall()]


def raw(statement: str) -> Callable[[], Iterable[str]]:
    return lambda: asked(statement)


def by_the_driver() -> list[str]:
    cursor = connection.connection.cursor()
    cursor.execute("SELECT ref FROM people_person")
    return [row[0] for row in cursor.fetchall()]


def by_the_drivers_connection() -> list[str]:
    return [row[0] for row in connection.connection.execute("SELECT ref FROM people_person").fetchall()]


def row_by_row() -> list[str]:
    return list(Person.objects.values_list("ref", flat=True).iterator(chunk_size=1))


def read_back() -> list[str]:
    persons = asked("UPDATE people_key SET key = key RETURNING person_id")
    with system_access("the test"):
        return [Person.objects.get(pk=person).ref for person in set(persons)]


def by_copy() -> list[str]:
    if connection.vendor == "sqlite":
        with connection.connection.blobopen("people_person", "ref", _newest(), readonly=True) as value:
            return [value.read().decode()]
    with (
        connection.cursor() as cursor,
        cursor.copy("COPY (SELECT ref FROM people_person) TO STDOUT") as copied,
    ):
        return [row[0] for row in copied.rows()]


def _newest() -> int:
    with system_access("the test"):
        return Person.objects.latest("id").pk


def by_an_old_cursor() -> list[str]:
    with connection.cursor() as cursor:
        with system_access("the test"):
            cursor.execute("SELECT ref FROM people_person")
            cursor.fetchall()
        cursor.execute("SELECT ref FROM people_person")
        return [row[0] for row in cursor.fetchall()]


def after_something_was_taken_back() -> list[str]:
    with system_access("the test"):
        asked("SELECT ref FROM people_person")
        with transaction.atomic():
            with seeing_as(Sight("somebody else", frozenset({10**9}))):
                asked("SELECT 'for other eyes'")
            transaction.set_rollback(True)
    with transaction.atomic():
        asked("SELECT 'for these eyes'")
        transaction.set_rollback(True)
    return asked("SELECT ref FROM people_person")


def after_another_thread() -> list[str]:
    """The same connection, used before by a thread that sees everybody."""
    connection.inc_thread_sharing()
    own = connection

    def look() -> None:
        with own.cursor() as cursor:
            cursor.execute("SELECT ref FROM people_person")

    try:
        if connection.vendor == "postgresql":  # a connection to SQLite stays with its thread
            (other := threading.Thread(target=look)).start()
            other.join()
        return asked("SELECT ref FROM people_person")
    finally:
        connection.dec_thread_sharing()


WAYS: dict[str, Callable[[], Iterable[str]]] = {
    "by the schema": raw('SELECT ref FROM {schema}."people_person"'),
    "a sub-select": raw("SELECT ref FROM (SELECT * FROM people_person) AS x"),
    "a union": raw("SELECT 'x' UNION ALL SELECT ref FROM {schema}.people_person"),
    "a join": raw("SELECT p.ref FROM agencies_agency a CROSS JOIN people_person p"),
    "a query named like a way past": raw("WITH cut_x AS (SELECT * FROM people_person) SELECT ref FROM cut_x"),
    "a value": raw("SELECT (SELECT max(q.ref) FROM people_person q WHERE q.id = p.id) FROM {schema}.people_person p"),
    "an own view": lambda: asked(
        "CREATE TEMPORARY VIEW own AS SELECT ref FROM {schema}.people_person", "SELECT ref FROM own"
    ),
    "an own table": lambda: asked(
        "CREATE TEMPORARY TABLE own AS SELECT ref FROM people_person", "SELECT ref FROM own"
    ),
    "read back from a change": read_back,
    "a copy": by_copy,
    "the driver's cursor": by_the_driver,
    "the driver's connection": by_the_drivers_connection,
    "row by row": row_by_row,
    "a cursor opened by other eyes": by_an_old_cursor,
    "after a transaction was taken back": after_something_was_taken_back,
    "after another thread": after_another_thread,
}  # fmt: skip


def seen(way: Callable[[], Iterable[str]]) -> set[str]:
    """What a way shows; nothing where it is refused."""
    try:
        with transaction.atomic():
            return set(way())
    except (GoesRound, NobodyLooks, DatabaseError):
        return set()


@pytest.mark.parametrize("way", WAYS)
def test_promise_09_the_database_shows_nobody_hidden_whichever_way_it_is_asked(way, hidden, eyes):
    assert hidden.ref in seen(WAYS[way]), "this way shows nothing to anybody, so it tests nothing"

    with seeing_as(eyes):
        shown = seen(WAYS[way])

    assert hidden.ref not in shown


@pytest.mark.parametrize("way", WAYS)
def test_whichever_way_it_is_asked_nobodys_eyes_are_an_error_and_no_empty_list(way):
    with seeing_as(NOBODY), pytest.raises((NobodyLooks, GoesRound)), transaction.atomic():
        list(WAYS[way]())


def test_a_count_leaves_the_hidden_out_or_is_refused(eyes):
    counts = (
        "SELECT count(*) FROM {schema}.people_person",
        "SELECT count(*) FROM chronology_event WHERE 1 = 1",
    )
    all_of_them = [asked(each)[0] for each in counts]

    with seeing_as(eyes):
        shown = [seen(raw(each)) for each in counts]

    assert all(some <= {number - 1} for some, number in zip(shown, all_of_them, strict=True))


@pytest.mark.parametrize("table", sorted(leading_to_a_person()))
def test_no_table_about_people_answers_nobody_even_where_it_is_empty(table):
    with seeing_as(NOBODY), pytest.raises(NobodyLooks), transaction.atomic():
        asked(f"SELECT count(*) FROM {table}")


@pytest.mark.parametrize("table", sorted(leading_to_a_person()))
def test_no_table_about_people_is_read_past_the_cut_in_full(table, eyes, hidden):
    with seeing_as(eyes):
        through = _count(table)

    assert through is None or through <= _left_by_the_first(table, eyes)


def _count(table: str) -> int | None:
    try:
        with transaction.atomic():
            return int(asked(f"SELECT count(*) FROM {table}")[0])
    except (GoesRound, DatabaseError):
        return None


def _left_by_the_first(table: str, eyes: Sight) -> int:
    from frontdoor.access.rows import watch

    watch(connection)
    with seeing_as(eyes):
        return int(asked(f"SELECT count(*) FROM {table}")[0])


def test_eyes_from_which_somebody_is_hidden_write_rows_as_before(shown, eyes):
    with seeing_as(eyes):
        made = Key.objects.create(key=10**9, person=shown)
        several = Key.objects.bulk_create(Key(key=10**9 + place, person=shown) for place in (1, 2))
        Key.objects.filter(pk=made.pk).update(key=7)
        Key.objects.filter(pk=several[0].pk).delete()

    assert sorted(Key.objects.filter(person=shown, key__in=(7, 10**9 + 2)).values_list("key", flat=True)) == [
        7,
        10**9 + 2,
    ]
    assert not Key.objects.filter(pk=several[0].pk).exists()


def test_a_contact_that_tells_of_somebody_hidden_is_there_for_whoever_sent_it(hidden, eyes):
    received = Received.objects.get(mentions__person=hidden)
    with seeing_as(eyes):
        assert received.ref not in seen(raw("SELECT ref FROM intake_received"))
