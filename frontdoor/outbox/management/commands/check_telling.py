"""Says whether people are told: exits with 1 where the worker is silent, or mail waits too long or could not be told."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from frontdoor.outbox import health


class Command(BaseCommand):
    """Run it every few minutes from another machine: a service that stopped whole cannot say so itself."""

    help = __doc__

    def handle(self, *args, **options):
        if wrong := health.what_is_wrong(timezone.now()):
            raise CommandError(" ".join(wrong))
        self.stdout.write("People are told: the worker is alive, and no mail waits.")
