"""Tables whose rows can be added and read, and never changed or removed, whoever asks.

The refusal is a trigger in the database, so it also holds for a slip in our own code and for raw SQL.
It does not stop a database owner: production gives the service a role without those rights (docs/how-to).
"""

from django.db import migrations

SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only: add a later row instead'); END
"""
POSTGRESQL = """
CREATE OR REPLACE FUNCTION kinfold_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '%% is append-only: add a later row instead', TG_TABLE_NAME; END $$
"""


def protect(connection, table: str) -> None:
    """Make one table refuse UPDATE and DELETE (and TRUNCATE on PostgreSQL)."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for verb in ("update", "delete"):
                cursor.execute(SQLITE.format(table=table, verb=verb, VERB=verb.upper()))
            return
        cursor.execute(POSTGRESQL.replace("%%", "%"))
        cursor.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION kinfold_append_only()"
        )
        cursor.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION kinfold_append_only()"
        )


def release(connection, table: str) -> None:
    """Take the protection off one table: for undoing the migration, and for emptying a test database."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for verb in ("update", "delete"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}")
            return
        cursor.execute(f"DROP TRIGGER IF EXISTS {table}_append_only ON {table}")
        cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_truncate ON {table}")


def is_protected(connection, table: str) -> bool:
    """Tell whether the triggers of a table are there and switched on."""
    asked = (
        "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s AND name IN (%s, %s)"
        if connection.vendor == "sqlite"
        else "SELECT count(*) FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname IN (%s, %s) AND tgenabled = 'O'"
    )
    names = ("no_update", "no_delete") if connection.vendor == "sqlite" else ("append_only", "no_truncate")
    with connection.cursor() as cursor:
        cursor.execute(asked, [table, *(f"{table}_{name}" for name in names)])
        return cursor.fetchone()[0] == len(names)


def append_only(*tables: str) -> migrations.RunPython:
    """The migration step that protects these tables."""

    def forwards(apps, schema_editor):
        for table in tables:
            protect(schema_editor.connection, table)

    def backwards(apps, schema_editor):
        for table in tables:
            release(schema_editor.connection, table)

    return migrations.RunPython(forwards, backwards)
