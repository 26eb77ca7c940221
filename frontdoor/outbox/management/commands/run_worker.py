"""Does what waits in the background, such as sending mail, until it is stopped: `manage.py run_worker`."""

from typing import Any

from django_tasks_db.management.commands import db_worker

from frontdoor.access.serving import refuse_to_serve_unheld


class Command(db_worker.Command):
    """As many may run as you like, here or on other machines. Killed, each leaves its work to the others."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse to work with a role of the database that no policy holds, as the pages do."""
        refuse_to_serve_unheld()
        super().handle(*args, **options)

    def configure_logging(self, verbosity: int) -> None:
        """Log as the rest of the service does: a line for what fails, and none for each mail."""
