"""Makes the role with which the service works in PostgreSQL: `manage.py make_service_role kinfold_service`."""

from django.core.management.base import BaseCommand, CommandError
from django.db import connection


class Command(BaseCommand):
    """`manage.py make_service_role ROLE`, run as the owner after every migration; `--show` only shows the SQL."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("role", help="the role's name, such as kinfold_service")
        parser.add_argument("--show", action="store_true", help="show the SQL, for whoever may make roles")

    def handle(self, *, role, show, **options):
        if connection.vendor != "postgresql":
            raise CommandError(
                "SQLite has no roles. Set DATABASE_URL to the PostgreSQL database, as its owner."
            )
        from frontdoor.access.guarded_postgresql import grants

        try:
            if show:
                self.stdout.write("".join(f"{each};\n" for each in grants.statements(connection, role)))
                return
            grants.give(connection, role)
        except grants.NoNameForARole as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{role} has the service's rights. Give it a password: \\password {role} in psql.")
