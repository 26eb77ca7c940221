"""Migrates, and is killed at some moment after so many stand as done: `migrates_until.py NUMBER SECONDS`."""

import os
import signal
import sys
import threading

import django
from django.core.management import call_command
from django.db.migrations.recorder import MigrationRecorder

from frontdoor.access.sight import this_process_is

after, wait = int(sys.argv[1]), float(sys.argv[2])
record = MigrationRecorder.record_applied


def dies() -> None:
    """Let the process be killed a little later, in the midst of whatever it does then."""
    threading.Timer(wait, os.kill, [os.getpid(), signal.SIGKILL]).start()


def recorded(self: MigrationRecorder, app: str, name: str) -> None:
    """Write a migration down as done, and be killed where that were enough."""
    record(self, app, name)
    if self.migration_qs.count() >= after:
        dies()


django.setup()
this_process_is("tests")
MigrationRecorder.record_applied = recorded  # type: ignore[method-assign]
if not after:
    dies()
call_command("migrate", interactive=False, verbosity=0)
