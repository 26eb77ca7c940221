"""Asks every signal of everybody on record at the end of a day, apart from the live service: `manage.py sweep_records`.

Everything on record is first written as a caseload into the folder, so keep that folder as safe as the database.
"""

from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from frontdoor.accounts.actor import system
from frontdoor.audit import actions as audit
from frontdoor.chronology.caseload import write_caseload
from frontdoor.rulebook.queries import rules_on
from kinfold.sweep.command import told
from kinfold.sweep.run import sweep


class Command(BaseCommand):
    """`manage.py sweep_records --out found/`, for today unless `--on` names another day."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--out", type=Path, required=True, help="a new folder for caseload and findings")
        parser.add_argument("--on", type=date.fromisoformat, help="the end of which day (2016-03-01)")
        parser.add_argument("--processes", type=int, default=1, help="how many processes sweep; default 1")

    @transaction.atomic  # one moment's records, and the audit with them
    def handle(self, *args, out, on, processes, **options):
        if out.exists() and any(out.iterdir()):
            raise CommandError(f"{out} is not empty. Name a new folder, so that two sweeps are not mixed.")
        day = on or timezone.localdate()
        out.mkdir(parents=True, exist_ok=True, mode=0o700)
        families = write_caseload(out / "caseload", day)
        swept = sweep(out / "caseload", day, out, rules=rules_on(day), processes=processes)
        audit.record(
            "exported a caseload",
            kind="caseload",
            ref=day.isoformat(),
            by=system("sweep"),
            at=timezone.now(),
            families=families,
        )
        self.stdout.write(told(swept.report, swept.findings))
