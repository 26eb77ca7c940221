"""On PostgreSQL the service works with a role whom the policies hold, and refuses to start with another."""

from io import StringIO

import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from frontdoor.access import serving
from frontdoor.access.guarded_postgresql import grants, policies
from frontdoor.access.whose import leading_to_a_person
from tests.emptying import as_the_owner
from tests.rooms.row_security.role import SERVICE

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture
def in_real_use(settings):
    settings.HELD_BY_POLICIES = True


def asked(statement: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def test_every_table_that_leads_to_a_person_has_a_policy():
    assert policies.without_a_policy(connection) == []
    assert len(leading_to_a_person()) > 40


def test_a_table_whose_policy_was_taken_away_or_switched_off_stops_the_start(in_real_use):
    with as_the_owner(connection), connection.cursor() as cursor:
        cursor.execute(f"DROP POLICY {policies.POLICY} ON people_key")
        cursor.execute("ALTER TABLE people_link DISABLE ROW LEVEL SECURITY")

    assert policies.without_a_policy(connection) == ["people_key", "people_link"]
    with pytest.raises(ImproperlyConfigured, match="No policy stands on people_key, people_link"):
        serving.refuse_to_serve_unheld()


def test_after_the_next_migration_policies_stand_again(in_real_use):
    with as_the_owner(connection):
        policies.take_away_beside(connection)
        assert policies.install(connection)
        assert not policies.install(connection)

    assert asked("SELECT count(*) FROM beside_a_person") == [(0,)]


def test_the_service_does_not_start_as_a_superuser(in_real_use):
    # The tests' own role is one of a superuser's: what it may become is what counts.
    with pytest.raises(ImproperlyConfigured, match="superuser"):
        serving.refuse_to_serve_unheld()
    assert serving.held_by_policies(databases=["default"])[0].id == "access.E001"
    assert serving.held_by_policies(databases=None) == []


@pytest.mark.django_db(transaction=True)
def test_the_services_role_itself_passes_and_an_owner_of_tables_does_not(as_role):
    owner = connection.settings_dict["USER"]
    with as_role(SERVICE) as service:
        assert serving.why_not_to_serve(service) == []
    try:
        _as_owner("ALTER TABLE people_key OWNER TO kinfold_service")
        with as_role(SERVICE) as service:
            assert "owns 1 tables about people" in " ".join(serving.why_not_to_serve(service))
    finally:
        _as_owner(f"ALTER TABLE people_key OWNER TO {owner}")
        with as_the_owner(connection):
            grants.give(connection, SERVICE)


def _as_owner(statement: str) -> None:
    with as_the_owner(connection), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_services_role_changes_no_policy_and_no_row_that_is_only_added_to():
    for refused in (
        f"DROP POLICY {policies.POLICY} ON people_person",
        "ALTER TABLE people_person DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE people_person DISABLE TRIGGER ALL",
        "UPDATE audit_entry SET verb = 'x'",
        "DELETE FROM people_person",
        "TRUNCATE audit_entry",
        "CREATE TABLE public.own (id int)",
        "UPDATE django_migrations SET name = 'x'",
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            asked(refused)


def test_whoever_has_the_services_password_alone_reads_nothing_about_anybody():
    at = connection.settings_dict
    address = {"host": at["HOST"], "port": at["PORT"], "dbname": at["NAME"], "user": SERVICE}
    with psycopg.connect(**address, autocommit=True) as bare:
        with pytest.raises(psycopg.Error, match="row-level security"):
            bare.execute("SELECT count(*) FROM people_link")
        with pytest.raises(psycopg.Error, match=r"Nobody is said to be looking|row-level security"):
            bare.execute("SELECT count(*) FROM beside_a_person")


def test_the_command_makes_the_role_and_shows_what_it_would_do():
    shown = StringIO()
    with as_the_owner(connection):
        call_command("make_service_role", "kinfold_other", "--show", stdout=shown)
        assert "CREATE ROLE kinfold_other LOGIN NOSUPERUSER" in shown.getvalue()
        assert asked("SELECT count(*) FROM pg_roles WHERE rolname = 'kinfold_other'") == [(0,)]

        call_command("make_service_role", "kinfold_other", stdout=shown)
        assert asked("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = 'kinfold_other'") == [
            (False, False)
        ]
        assert grants.statements(connection, "kinfold_other")[0].startswith("GRANT")


def test_a_name_that_is_no_plain_name_is_refused_as_a_role():
    with pytest.raises(CommandError, match="plain name"):
        call_command("make_service_role", 'x"; DROP TABLE people_person; --')
