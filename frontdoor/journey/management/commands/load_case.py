"""Loads a case of a case file into the service, up to a day: for demonstrations, training and tests."""

from datetime import date, timedelta
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from frontdoor.accounts.actor import system
from frontdoor.journey import case_loading
from kinfold.replay.case_file import load
from kinfold.replay.fields import CaseFileError

SHIPPED = Path(__file__).resolve().parents[4] / "tests" / "cases" / "public.yaml"


class Command(BaseCommand):
    """`manage.py load_case rowan --until 2015-09-08`."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("case", help="the id of the case, such as rowan")
        parser.add_argument(
            "--until", type=date.fromisoformat, help="load what was known by this day (2015-09-08)"
        )
        parser.add_argument(
            "--file", default=str(SHIPPED), help="the case file; the shipped cases unless given"
        )
        parser.add_argument(
            "--as-of-today", action="store_true", help="move every date, so that the last day is today"
        )

    def handle(self, *args, case, until, file, as_of_today, **options):
        try:
            found = {each.id: each for each in load(file)}
        except CaseFileError as refused:
            raise CommandError(str(refused)) from None
        if case not in found:
            raise CommandError(f"{file} has no case '{case}'. It has: {', '.join(sorted(found))}.")
        last = until or max(case_loading.change_days(found[case].ledger))
        # Whole weeks, so that a Monday stays a Monday.
        weeks = (localdate() - last).days // 7 if as_of_today else 0
        loaded = case_loading.load(
            found[case], until=last, shift=timedelta(weeks=weeks), by=system("case file")
        )
        self.stdout.write(
            f"Loaded '{case}' as known on {last}."
            if loaded
            else f"'{case}' was loaded before; nothing was added."
        )
