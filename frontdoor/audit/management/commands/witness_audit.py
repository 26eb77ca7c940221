"""Tells the head of the audit's chain outside, to a file, by mail or on paper: `manage.py witness_audit --print`."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from frontdoor.audit import witnessing


class Command(BaseCommand):
    """One line with the number of a seal, a count and a hash; no personal data."""

    help = __doc__

    def add_arguments(self, parser):
        way = parser.add_mutually_exclusive_group(required=True)
        way.add_argument("--file", help="add it to this file, on a disk that others look after")
        way.add_argument("--mail", help="send it to this address, outside of those who run the database")
        way.add_argument("--print", action="store_true", help="print it, to be kept on paper")

    def handle(self, *args, **options):
        at = timezone.now()
        try:
            if options["file"]:
                told = witnessing.to_file(options["file"], at=at)
            elif options["mail"]:
                told = witnessing.by_mail(options["mail"], at=at)
            else:
                told = witnessing.on_paper(at=at)
        except witnessing.NothingToWitness as refused:
            raise CommandError(str(refused)) from refused
        except OSError as problem:
            raise CommandError(f"The head was not told: {problem}") from problem
        self.stdout.write(told.line())
