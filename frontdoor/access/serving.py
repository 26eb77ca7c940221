"""Makes the policies when the tables are made, and refuses to serve with a role that they do not hold."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

from frontdoor.access.whose import leading_to_a_person

HELP = "docs/how-to/give-the-service-its-database-role.md says how to make one."


def before_migrations(using: str, plan: Any = (), **_: Any) -> None:
    """Take away what would stand in the way of a change to the contacts' table."""
    connection = connections[using]
    if connection.vendor == "postgresql" and any(step.app_label == "intake" for step, _ in plan or ()):
        from frontdoor.access.guarded_postgresql.policies import take_away_beside

        take_away_beside(connection)


def after_migrations(using: str, **_: Any) -> None:
    """Make the policies of every table that there is now."""
    connection = connections[using]
    if connection.vendor == "postgresql":
        from frontdoor.access.guarded_postgresql.policies import install

        install(connection)


def why_not_to_serve(connection: Any) -> list[str]:
    """Say why the service must not work with this role of the database, or nothing."""
    if connection.vendor != "postgresql":
        return []
    from frontdoor.access.guarded_postgresql.policies import without_a_policy

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT bool_or(rolsuper), bool_or(rolbypassrls) FROM pg_roles WHERE rolname IN (current_user, session_user)"
        )
        above, passes = cursor.fetchone()
        cursor.execute(
            "SELECT count(*) FROM pg_class WHERE relname = ANY(%s) AND relnamespace = 'public'::regnamespace"
            " AND pg_has_role(session_user, relowner, 'MEMBER')",
            [list(leading_to_a_person())],
        )
        (owned,) = cursor.fetchone()
    bare = without_a_policy(connection)
    said = {
        "The service's role is a superuser of the database, whom no policy holds.": above,
        "The service's role may pass by the policies (BYPASSRLS).": passes and not above,
        f"The service's role owns {owned} tables about people, and could take their policies away.": owned
        and not above,
        f"No policy stands on {', '.join(bare)}. Run manage.py migrate as their owner.": bare,
    }
    return [words for words, holds in said.items() if holds]


def refuse_to_serve_unheld() -> None:
    """End the start of the service where its role of the database is not held by the policies."""
    if settings.HELD_BY_POLICIES and (reasons := why_not_to_serve(connections["default"])):
        raise ImproperlyConfigured(" ".join([*reasons, HELP]))


@register(Tags.database)
def held_by_policies(databases: Any = None, **_: Any) -> list[Error]:
    """The same as a check of Django's: `manage.py check --database default`."""
    if not settings.HELD_BY_POLICIES or not databases:
        return []
    reasons = [reason for each in databases for reason in why_not_to_serve(connections[each])]
    return [Error(reason, hint=HELP, id="access.E001") for reason in reasons]
