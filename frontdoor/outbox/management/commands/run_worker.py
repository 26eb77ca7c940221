"""Does what waits in the background, such as sending mail, until it is stopped: `manage.py run_worker`."""

from django_tasks_db.management.commands import db_worker


class Command(db_worker.Command):
    """As many may run as you like, here or on other machines. Killed, each leaves its work to the others."""

    help = __doc__

    def configure_logging(self, verbosity: int) -> None:
        """Log as the rest of the service does: a line for what fails, and none for each mail."""
