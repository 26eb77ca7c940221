"""What is written in the ledger stays: every one of its tables refuses a change or a removal, whoever asks."""

import itertools
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from tests.emptying import protected_tables

pytestmark = pytest.mark.django_db

# Tables whose rows may change, and why that loses nothing. A new table is append-only unless it is named here.
MAY_CHANGE = {
    "accounts_user": "a password changes, a leaver is made inactive; the audit keeps names as text",
    "accounts_user_groups": "Django's own; roles are in access",
    "accounts_user_user_permissions": "Django's own; roles are in access",
    "agencies_agency": "a service is renamed; the ledger holds its key",
    "agencies_locality": "an end is put to it when boundaries are drawn anew",
    "agencies_membershiplocality": "goes with a membership that never began",
    "agencies_membership": "an end is put to it when somebody leaves",
    "alerts_recheck": "a work list: the next day to look again",
    "intake_draft": "a contact that has not been sent",
    "outbox_mailwaiting": "a work list: the mails that have not ended, and who has one now",
    "outbox_pulse": "a sign of life, written over",
    "people_key": "an index, rebuilt from the descriptions",
    "people_question": "a work list, made anew from the proposals and the judgements",
}
VALUES = {
    models.UUIDField: UUID(int=7),
    models.BinaryField: b"x",
    models.BooleanField: True,
    models.DateField: date(2015, 9, 8),
    models.DateTimeField: datetime(2015, 9, 8, 9, 0, tzinfo=UTC),
    models.FloatField: 1.0,
    models.JSONField: {},
}
numbers = itertools.count(1)


def our_tables() -> dict[str, type[models.Model]]:
    """Give every table of every room by its name in the database."""
    return {
        model._meta.db_table: model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_config.name.startswith("frontdoor.")
    }


def value_for(field: models.Field) -> object:
    """Make up a value that a field accepts, and a fresh one each time where it must be unique."""
    if field.is_relation:
        return row_of(field.related_model)
    if field.choices:
        return field.choices[0][0]
    if isinstance(field, models.CharField | models.TextField):
        return str(next(numbers))[-field.max_length :] if field.max_length else str(next(numbers))
    if isinstance(field, models.IntegerField):
        return next(numbers)
    return VALUES[type(field)]


def row_of(model: type[models.Model]) -> models.Model:
    """Add one row to a table, and the rows that it needs in others."""
    wanted = [
        field for field in model._meta.concrete_fields if not field.has_default() and not field.primary_key
    ]
    made_up = {field.name: value_for(field) for field in wanted if not field.null}
    return model._default_manager.create(**made_up)


def ledger() -> list[str]:
    """List the tables that must be protected."""
    return sorted(set(our_tables()) - set(MAY_CHANGE))


def assert_refused(ask) -> None:
    """Ask for something that must be refused, and leave the transaction as it was."""
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ask()


def run(sql: str) -> None:
    """Send the database a sentence of its own language."""
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_every_table_is_protected_or_has_a_reason_to_change():
    assert protected_tables(connection) == ledger()


def test_no_table_is_excused_that_is_not_there():
    assert not set(MAY_CHANGE) - set(our_tables())


@pytest.mark.promise(12)
@pytest.mark.parametrize("table", ledger())
def test_a_row_of_the_ledger_cannot_be_changed_or_removed(table):
    model = our_tables()[table]
    row = row_of(model)
    rows = model._default_manager.filter(pk=row.pk)
    column = model._meta.concrete_fields[-1].column

    assert_refused(row.save)
    assert_refused(lambda: rows._raw_delete(rows.db))
    assert_refused(lambda: run(f'UPDATE {table} SET "{column}" = "{column}"'))
    assert_refused(lambda: run(f"DELETE FROM {table}"))

    assert rows.exists()


@pytest.mark.sqlite
@pytest.mark.parametrize("table", ledger())
def test_a_row_of_the_ledger_cannot_be_replaced(table):
    row_of(our_tables()[table])

    assert_refused(lambda: run(f"REPLACE INTO {table} SELECT * FROM {table}"))


@pytest.mark.postgresql
@pytest.mark.parametrize("table", ledger())
def test_the_ledger_cannot_be_emptied_at_a_stroke(table):
    assert_refused(lambda: run(f"TRUNCATE {table} CASCADE"))


@pytest.mark.django_db(transaction=True)
def test_emptying_the_test_database_leaves_the_protection_in_place():
    row_of(our_tables()["audit_entry"])
    before = protected_tables(connection)

    from django.core.management import call_command

    call_command("flush", verbosity=0, interactive=False)

    assert not our_tables()["audit_entry"].objects.exists()
    assert protected_tables(connection) == before
    row = row_of(our_tables()["audit_entry"])
    assert_refused(row.save)
