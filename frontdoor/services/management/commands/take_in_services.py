"""Takes in a directory of services in Open Referral UK form, once, and says what could not be read."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from frontdoor.accounts.actor import system
from frontdoor.services.actions import take_in
from frontdoor.services.reading import CannotRead


class Command(BaseCommand):
    """`manage.py take_in_services services.json --from "The council's directory" --whole`."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the directory, as JSON")
        parser.add_argument("--from", dest="source", required=True, help="who keeps it")
        parser.add_argument("--whole", action="store_true", help="what is not in it is no longer listed")

    def handle(self, *args, file, source, whole, **options):
        try:
            content = file.read_bytes()
            taken = take_in(content, source=source, whole=whole, by=system("services"), at=timezone.now())
        except OSError as problem:
            raise CommandError(f"{file} cannot be opened: {problem.strerror}. Nothing was changed.") from None
        except CannotRead as refused:
            raise CommandError(f"{refused} Nothing was changed.") from None
        self.stdout.write("Taken in before." if taken.already else f"Entries kept: {taken.kept:,}.")
        self.stdout.write(f"Services: {taken.services:,}. Could not be read: {taken.aside:,}.")
        for note in taken.notes[:50]:
            self.stdout.write(f"Left out when given on: {note}")
