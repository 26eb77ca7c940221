"""What the service's role of the database may do: read and write rows, and nothing to the tables themselves."""

import re
from typing import Any

from django.db import transaction

APPEND_ONLY = r"SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE '%\_append\_only'"
PLAIN = re.compile(r"[a-z_][a-z0-9_]{0,62}")
MAKE = "CREATE ROLE {role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOINHERIT"
RIGHTS = (
    "GRANT USAGE ON SCHEMA public TO {role}",
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC, {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}",
    # So that the service goes on between a migration and the next run of this.
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO {role}",
    "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}",
    # Whoever has its password and does not say whose eyes they see with reads nothing about anybody, also of no rows.
    "ALTER ROLE {role} SET row_security = off",
)
KEPT = "REVOKE UPDATE, DELETE ON {table} FROM {role}"


class NoNameForARole(ValueError):
    """Refused: what was given as the name of a role is none."""


def statements(connection: Any, role: str) -> list[str]:
    """Write what makes a role where there is none, gives it its rights, and takes away what it must not have."""
    if not PLAIN.fullmatch(role):
        raise NoNameForARole(
            f"'{role}' is no plain name for a role: small letters, digits and underscores, please."
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = %s)", [role])
        (there,) = cursor.fetchone()
        cursor.execute(APPEND_ONLY)
        kept = [KEPT.format(table=row[0], role=role) for row in sorted(cursor.fetchall())]
    return [each.format(role=role) for each in (*([] if there else [MAKE]), *RIGHTS)] + kept


def give(connection: Any, role: str) -> None:
    """Make a role where there is none, and give it the service's rights, in one transaction."""
    asked = statements(connection, role)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for each in asked:
            cursor.execute(each)
