"""Throws the demonstration's data away (`make reset`), and nobody else's by accident."""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
OURS = HERE / "var" / "kinfold.sqlite3"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frontdoor.settings.dev")


def forget_sqlite(file: Path) -> None:
    """Remove the database's file and the files that SQLite and the writers' queue keep beside it."""
    for ending in ("", "-wal", "-shm", "-journal", ".queue"):
        Path(f"{file}{ending}").unlink(missing_ok=True)


def forget_postgresql() -> None:
    """Remove every table of the schema, and leave it empty."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")


def main() -> None:
    """Ask nothing for the file in var/; ask to be told twice for any other database."""
    import django

    from deploy.running import held

    django.setup()
    from frontdoor.access.sight import this_process_is

    this_process_is("make reset")
    from django.db import connection

    name = str(connection.settings_dict["NAME"])
    is_ours = connection.vendor == "sqlite" and Path(name).resolve() == OURS
    if held():
        sys.exit("The service is running. Stop it first (Ctrl-C where `make run` was started), then reset.")
    if not is_ours and os.environ.get("KINFOLD_RESET") != "yes":
        sys.exit(
            f"DATABASE_URL names the {connection.vendor} database {name}, which may hold real records, "
            "so nothing was done.\nIf everything in it may be lost: KINFOLD_RESET=yes make reset"
        )
    if connection.vendor == "sqlite":
        forget_sqlite(Path(name))
    else:
        forget_postgresql()
    print("The data are gone. `make run` begins afresh.")


if __name__ == "__main__":
    main()
