"""Files everybody anew under the keys of this version: run it once after matching or searching got new keys."""

from django.core.management.base import BaseCommand

from frontdoor.people.filing import file_again, filed_by_other_keys
from frontdoor.ui.words import counted


class Command(BaseCommand):
    """A thousand people at a time, while the service goes on. Nothing but the index of keys changes."""

    help = __doc__

    def add_arguments(self, parser):
        """Let whoever starts the service ask each time, at no cost."""
        parser.add_argument("--if-needed", action="store_true", help="only where another version filed them")

    def handle(self, *args, **options):
        if options["if_needed"] and not filed_by_other_keys():
            return
        filed, after = 0, 0
        while True:
            some, after = file_again(after=after)
            filed += some
            if not some:
                break
        self.stdout.write(f"Filed {counted(filed, 'description')} anew.")
