"""Carries the audit to another system: `manage.py ship_audit --syslog log.example:6514 --trust ca.crt`, or `--file F`.

Run it every minute, or with --every 60. Where the receiver does not answer it ends with 1, and goes on where it was.
"""

import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from frontdoor.continuity.shipping.actions import GrowingFile, ship
from frontdoor.continuity.shipping.syslog import Receiver
from frontdoor.ui.words import counted


class Command(BaseCommand):
    """`manage.py ship_audit (--syslog HOST:PORT | --file FILE) [--every SECONDS]`."""

    help = __doc__

    def add_arguments(self, parser):
        way = parser.add_mutually_exclusive_group(required=True)
        way.add_argument("--syslog", help="a receiver of syslog over TLS, as HOST:PORT")
        way.add_argument("--file", type=Path, help="a file that only grows, on a disk that others look after")
        parser.add_argument(
            "--trust", default="", help="the authority that the receiver's certificate is from"
        )
        parser.add_argument("--certificate", default="", help="what to show the receiver")
        parser.add_argument("--key", default="", help="the key of that certificate")
        parser.add_argument("--every", type=int, default=0, help="go on every so many seconds")

    def handle(self, *args, every, **options):
        to = self.receiver(**options)
        while True:
            try:
                sent = ship(to, at=timezone.now())
            except OSError as problem:
                raise CommandError(
                    f"{to} did not take the audit; it goes on where it was: {problem}"
                ) from problem
            if sent or not every:
                self.stdout.write(f"{to}: {counted(sent, 'entry', 'entries')} carried.")
            if not every:
                return
            time.sleep(every)

    def receiver(self, *, syslog, file, trust, certificate, key, **_):
        """Where to, as it was asked."""
        if file:
            return GrowingFile(file)
        host, _, port = syslog.rpartition(":")
        if not host or not port.isdecimal():
            raise CommandError("Say where to as HOST:PORT, such as log.example:6514.")
        return Receiver(host, int(port), trust, certificate, key)
