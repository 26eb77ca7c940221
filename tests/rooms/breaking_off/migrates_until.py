"""Migrates, and is killed at some moment after so many stand as done: `migrates_until.py NUMBER SECONDS`."""

import os
import signal
import sys
import threading


def main(after: int, wait: float) -> None:
    """Migrate, and once so many migrations stand as done be killed a little later, in the midst of whatever comes."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db.migrations.recorder import MigrationRecorder

    from frontdoor.access.sight import this_process_is

    this_process_is("tests")
    record = MigrationRecorder.record_applied

    def is_killed() -> None:
        threading.Timer(wait, os.kill, [os.getpid(), signal.SIGKILL]).start()

    def recorded(self: MigrationRecorder, app: str, name: str) -> None:
        record(self, app, name)
        if self.migration_qs.count() >= after:
            is_killed()

    MigrationRecorder.record_applied = recorded  # type: ignore[method-assign]
    if not after:
        is_killed()
    call_command("migrate", interactive=False, verbosity=0)


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
