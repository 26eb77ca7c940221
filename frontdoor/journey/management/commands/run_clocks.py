"""Looks again at families for which a day has come, and passes on alerts that nobody acknowledged in time."""

import time

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from frontdoor.alerts.actions import escalate_overdue
from frontdoor.alerts.evaluation import run_due


class Command(BaseCommand):
    """Once, or with --loop every minute. Safe to run twice, late, or in two places: everything is recomputed."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--loop", action="store_true", help="go on every minute until stopped")
        parser.add_argument("--every", type=int, default=60, help="seconds between two looks")

    def handle(self, *args, loop, every, **options):
        while True:
            close_old_connections()
            try:
                at = timezone.now()
                looked, passed_on = run_due(at=at), escalate_overdue(at=at)
            except DatabaseError as failed:
                # A database that is away for a minute must not end the clocks; what is due stays due.
                if not loop:
                    raise
                self.stderr.write(f"The clocks could not run and will try again: {type(failed).__name__}.")
            else:
                if looked or passed_on or not loop:
                    self.stdout.write(f"Looked again at {looked} families; passed on {passed_on} alerts.")
            if not loop:
                return
            time.sleep(every)
