"""Writes every service as a file of its own in Open Referral UK form."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand

from frontdoor.services.queries import all_given_on


class Command(BaseCommand):
    """`manage.py give_on_services --out FOLDER`."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--out", type=Path, required=True, help="the folder for the files")

    def handle(self, *args, out, **options):
        out.mkdir(parents=True, exist_ok=True)
        written = 0
        for service, body in all_given_on():
            written += 1
            (out / f"{service}.json").write_text(json.dumps(body, indent=1), encoding="utf-8")
        self.stdout.write(f"Services written: {written:,}.")
