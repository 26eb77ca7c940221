"""Files everybody anew under the keys of this version: run it once after matching or searching got new keys."""

from django.core.management.base import BaseCommand

from frontdoor.people.filing import file_again
from frontdoor.ui.words import counted


class Command(BaseCommand):
    """A thousand people at a time, while the service goes on. Nothing but the index of keys changes."""

    help = __doc__

    def handle(self, *args, **options):
        filed, after = 0, 0
        while True:
            some, after = file_again(after=after)
            filed += some
            if not some:
                break
        self.stdout.write(f"Filed {counted(filed, 'description')} anew.")
